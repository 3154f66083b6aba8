// The folding list of places at the left.
import { useState } from 'react'
import { Icon, Mark } from './icons.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { Go } from './link.tsx'
import { type Place, type PlaceGroup, placeOf } from './places.ts'
import { readStored, writeStored } from './stored.ts'
import { usePath } from './url.ts'

export const Sidebar = ({
  name,
  groups,
  folded,
  onFold,
}: {
  name: string
  groups: PlaceGroup[]
  folded: boolean
  onFold: () => void
}) => {
  const w = useWords(kitWords)
  const here = placeOf(usePath(), groups)
  return (
    <nav className="k-side" aria-label={w('places')}>
      <Go to="/" className="k-brand" aria-label={name}>
        <Mark />
        <span>{name}</span>
      </Go>
      <div className="k-side-places">
        {groups.map((group) =>
          group.folding ? (
            <FoldingGroup key={group.key} group={group} here={here} folded={folded} />
          ) : (
            <div key={group.key} className="k-side-group">
              {group.label ? <div className="k-side-label">{group.label}</div> : null}
              <Places places={group.places} here={here} folded={folded} />
            </div>
          ),
        )}
      </div>
      <button
        type="button"
        className="k-place k-fold"
        onClick={onFold}
        aria-expanded={!folded}
        title={w(folded ? 'unfold' : 'fold')}
      >
        <Icon name="fold" size={18} />
        <span className="k-place-label">{w('fold')}</span>
      </button>
    </nav>
  )
}

type Shown = { here: string | undefined; folded: boolean }

const Places = ({ places, here, folded }: Shown & { places: readonly Place[] }) =>
  places.map((place) => (
    <Go
      key={place.to}
      to={place.to}
      className="k-place"
      title={folded ? place.label : undefined}
      aria-label={folded ? place.label : undefined}
      aria-current={place.to === here ? 'page' : undefined}
    >
      <Icon name={place.icon} size={18} />
      <span className="k-place-label">{place.label}</span>
      {place.count ? <span className="k-place-count">{place.count > 99 ? '99+' : place.count}</span> : null}
    </Go>
  ))

/** Closed until one opens it; while one is in it, it stands open. */
const FoldingGroup = ({ group, here, folded }: Shown & { group: PlaceGroup }) => {
  const stored = `places:${group.key}`
  const [opened, setOpened] = useState(() => readStored(stored, false))
  const inside = group.places.some((place) => place.to === here)
  const open = opened || inside
  return (
    <div className="k-side-group">
      <button
        type="button"
        className="k-place"
        aria-expanded={open}
        title={folded ? group.label : undefined}
        aria-label={folded ? group.label : undefined}
        disabled={inside && !opened}
        onClick={() => {
          writeStored(stored, !opened)
          setOpened(!opened)
        }}
      >
        <Icon name={group.folding ?? 'gear'} size={18} />
        <span className="k-place-label">{group.label}</span>
        <span className="k-place-fold">
          <Icon name={open ? 'up' : 'down'} size={14} />
        </span>
      </button>
      {open ? (
        <div className="k-side-inner">
          <Places places={group.places} here={here} folded={folded} />
        </div>
      ) : null}
    </div>
  )
}
