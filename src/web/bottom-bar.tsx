// The phone's bar: four places and More, which opens a sheet with all of them.
import { Icon } from './icons.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { Go } from './link.tsx'
import { Popover, useClose } from './overlay.tsx'
import { type PlaceGroup, placeOf } from './places.ts'
import { usePath } from './url.ts'

const AllPlaces = ({ groups, here }: { groups: PlaceGroup[]; here?: string }) => {
  const close = useClose()
  return (
    <div className="k-all-places">
      {groups.map((group) => (
        <div key={group.key}>
          {group.label ? <div className="k-side-label">{group.label}</div> : null}
          <div className="k-all-grid">
            {group.places.map((place) => (
              <Go
                key={place.to}
                to={place.to}
                onClick={close}
                className="k-all-place"
                aria-current={place.to === here ? 'page' : undefined}
              >
                <Icon name={place.icon} size={22} />
                <span>{place.label}</span>
              </Go>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

export const BottomBar = ({ groups, chosen }: { groups: PlaceGroup[]; chosen: string[] }) => {
  const w = useWords(kitWords)
  const here = placeOf(usePath(), groups)
  const all = groups.flatMap((group) => group.places)
  const shown = chosen.flatMap((to) => all.find((place) => place.to === to) ?? []).slice(0, 4)
  const elsewhere = here !== undefined && !shown.some((place) => place.to === here)
  return (
    <nav className="k-bottom" aria-label={w('places')}>
      {shown.map((place) => (
        <Go
          key={place.to}
          to={place.to}
          className="k-bottom-place"
          aria-current={place.to === here ? 'page' : undefined}
        >
          <Icon name={place.icon} size={22} />
          <span>{place.label}</span>
        </Go>
      ))}
      <Popover
        label={w('more')}
        button={({ ref, ...props }) => (
          <button
            ref={ref}
            type="button"
            className="k-bottom-place"
            aria-current={elsewhere ? 'page' : undefined}
            {...props}
          >
            <Icon name="more" size={22} />
            <span>{w('more')}</span>
          </button>
        )}
      >
        <AllPlaces groups={groups} here={here} />
      </Popover>
    </nav>
  )
}
