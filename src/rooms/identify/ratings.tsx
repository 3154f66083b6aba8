// What people judge of an account, topic by topic, with the evidence and who gave it.
import { Button } from '#web/button.tsx'
import { DayText, State } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { useUrl } from '#web/url.ts'
import './account.css'
import { whyWords } from './account.words.ts'
import { ask } from './asking.tsx'
import { nameIn } from './describe.tsx'
import type { AccountScore } from './input-value.tsx'
import { RatingForm, type Ratings, type Topic } from './rating-form.tsx'
import { unsettledTopics } from './unsettled.ts'

type Rating = Ratings['rows'][number]

export const useRatings = (accountId: string) =>
  useRead(['account', accountId, 'ratings'], (signal) =>
    ask('GET /accounts/:accountId/ratings', { path: { accountId }, signal }),
  )

/** Topics that nobody has rated yet, in their order. */
export const unratedOf = (ratings: Ratings | undefined): Topic[] =>
  (ratings?.topics ?? []).filter((topic) => !ratings?.rows.some((row) => row.topic === topic.key))

/** The form is part of the address: `?tab=ratings&rate=strategicFit`. */
export const RatingsTab = ({
  accountId,
  mayRate,
  score,
  today,
}: {
  accountId: string
  mayRate: boolean
  /** The score that stands, to tell which ratings it does not know of yet. */
  score: AccountScore | undefined
  today: string
}) => {
  const w = useWords(whyWords)
  const [url, setUrl] = useUrl()
  const ratings = useRatings(accountId)
  if (ratings.error)
    return <Failure error={ratings.error} onRetry={() => void ratings.refetch()} words={whyWords} />
  if (!ratings.data) return <SkeletonLines lines={8} />
  const { topics, rows } = ratings.data
  const rating = topics.find((topic) => topic.key === url.rate)
  const unrated = unratedOf(ratings.data)
  const unsettled = unsettledTopics(score?.inputs ?? [], rows)
  return (
    <Section
      title={w('ratingsTitle')}
      hint={`${w('ratingsHint')} · ${w('ratedCount', { rated: topics.length - unrated.length, topics: topics.length })}`}
    >
      <div className="iw-topics">
        {topics.map((topic) => {
          const given = rows.filter((row) => row.topic === topic.key)
          return (
            <TopicCard
              key={topic.key}
              topic={topic}
              given={given}
              today={today}
              isUnsettled={unsettled.includes(topic.key)}
              onRate={mayRate ? () => setUrl({ rate: topic.key }) : undefined}
            />
          )
        })}
      </div>
      {rating && mayRate ? (
        <RatingForm
          key={rating.key}
          accountId={accountId}
          topic={rating}
          next={unrated.find((topic) => topic.key !== rating.key)}
          onClose={() => setUrl({ rate: null })}
        />
      ) : null}
    </Section>
  )
}

const Given = ({ rating, today }: { rating: Rating; today: string }) => {
  const w = useWords(whyWords)
  return (
    <div className="iw-rating">
      <p>{rating.evidence}</p>
      <footer>
        <span>{rating.personName ?? '—'}</span>
        <DayText day={rating.ratedOn} today={today} />
        {rating.link ? (
          <a href={rating.link} target="_blank" rel="noreferrer noopener">
            {w('source')}
          </a>
        ) : null}
      </footer>
    </div>
  )
}

const Pips = ({ level }: { level: number }) => {
  const w = useWords(whyWords)
  return (
    <span className="iw-pips" role="img" aria-label={w('ofFive', { score: level })}>
      {[1, 2, 3, 4, 5].map((pip) => (
        <i key={pip} data-on={pip <= level || undefined} />
      ))}
    </span>
  )
}

const TopicCard = ({
  topic,
  given,
  today,
  isUnsettled,
  onRate,
}: {
  topic: Topic
  given: readonly Rating[]
  today: string
  isUnsettled: boolean
  onRate?: () => void
}) => {
  const w = useWords(whyWords)
  const { language } = useLanguage()
  const [latest, ...earlier] = given
  return (
    <article className="iw-topic" id={`topic-${topic.key}`}>
      <header>
        <h3>{nameIn(topic.name, language)}</h3>
        {isUnsettled ? <State tone="info">{w('unsettled')}</State> : null}
        {onRate ? (
          <Button small icon={latest ? 'edit' : 'plus'} onClick={onRate}>
            {w(latest ? 'rateAgain' : 'rate')}
          </Button>
        ) : null}
      </header>
      {latest ? (
        <>
          <div className="iw-topic-level">
            <Pips level={latest.level} />
            <p>
              {latest.level} · {nameIn(topic.levels[latest.level - 1], language)}
            </p>
          </div>
          <Given rating={latest} today={today} />
        </>
      ) : (
        <p className="k-quiet">{w('notRated')}</p>
      )}
      {earlier.length ? (
        <details>
          <summary>{w('history', { count: earlier.length })}</summary>
          <ul>
            {earlier.map((rating) => (
              <li key={rating.id}>
                <div className="iw-topic-level">
                  <Pips level={rating.level} />
                  <span>
                    {rating.level} · {nameIn(topic.levels[rating.level - 1], language)}
                  </span>
                </div>
                <Given rating={rating} today={today} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </article>
  )
}
