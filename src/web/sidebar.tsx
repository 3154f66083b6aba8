// The folding list of places at the left.
import { Icon, Mark } from './icons.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { Go } from './link.tsx'
import { type PlaceGroup, placeOf } from './places.ts'
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
        {groups.map((group) => (
          <div key={group.key} className="k-side-group">
            {group.label ? <div className="k-side-label">{group.label}</div> : null}
            {group.places.map((place) => (
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
                {place.count ? (
                  <span className="k-place-count">{place.count > 99 ? '99+' : place.count}</span>
                ) : null}
              </Go>
            ))}
          </div>
        ))}
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
