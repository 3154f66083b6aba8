// Stars of a points scorecard: as many as it has, and the number beside them for who cannot count them.
import { useWords } from '#web/language.tsx'
import './account.css'
import { standingWords } from './standing.words.ts'

export const Stars = ({ star }: { star: number | null }) => {
  const w = useWords(standingWords)
  if (star === null) return <span className="k-quiet">—</span>
  const said = w('starsSaid', { star })
  return (
    <span className="iw-stars" role="img" aria-label={said} title={said}>
      {star > 0 ? '★'.repeat(star) : '☆'}
    </span>
  )
}
