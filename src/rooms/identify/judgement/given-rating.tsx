// One rating as it was given: the evidence, by whom, when, and where to look it up.
import { DayText, State } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import '../standing/account.css'
import { ratingWords } from './rating.words.ts'
import type { Rating } from './rating-reads.tsx'

export const GivenRating = ({ rating, today }: { rating: Rating; today: string }) => {
  const w = useWords(ratingWords)
  return (
    <div className="iw-rating">
      <p>{rating.evidence}</p>
      <div className="iw-rating-foot">
        {rating.moderates ? <State tone="info">{w('moderated')}</State> : null}
        <span>{rating.personName ?? '—'}</span>
        <DayText day={rating.ratedOn} today={today} />
        {rating.link ? (
          <a href={rating.link} target="_blank" rel="noreferrer noopener">
            {w('source')}
          </a>
        ) : null}
      </div>
    </div>
  )
}
