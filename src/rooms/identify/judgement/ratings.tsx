// What people judge of an account, topic by topic, with what counts, the evidence and who gave it.

import { ButtonLink } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { useUrl } from '#web/url.ts'
import '../standing/account.css'
import { unsettledTopics } from '../scoring/unsettled.ts'
import type { AccountScore } from '../standing/input-value.tsx'
import { unratedTopics } from './rated-topics.ts'
import { ratingWords } from './rating.words.ts'
import { RatingForm } from './rating-form.tsx'
import { useRatings, useTopicsRead } from './rating-reads.tsx'
import { RatingsDone } from './ratings-done.tsx'
import { SettleForm } from './settle-form.tsx'
import { TopicCard } from './topic-card.tsx'

export type NextAccount = { id: string; name: string }

/** The form is part of the address: `?tab=ratings&rate=strategicFit`, `rate=*` for the first that lacks one. */
export const RatingsTab = ({
  accountId,
  name,
  mayRate,
  score,
  next,
  today,
}: {
  accountId: string
  name: string
  mayRate: boolean
  /** The score that stands, to tell which ratings it does not know of yet. */
  score: AccountScore | undefined
  /** Another account of the reader's that nobody has rated; null when there is none, undefined until it is known. */
  next: NextAccount | null | undefined
  today: string
}) => {
  const w = useWords(ratingWords)
  const [url, setUrl] = useUrl()
  const ratings = useRatings(accountId)
  const read = useTopicsRead()
  if (ratings.error)
    return <Failure error={ratings.error} onRetry={() => void ratings.refetch()} words={ratingWords} />
  if (!ratings.data) return <SkeletonLines lines={8} />
  const { topics, rows, may } = ratings.data
  const matters = topics.filter((topic) => (read?.includes(topic.key) ?? true) || topic.value !== null)
  const others = topics.filter((topic) => !matters.includes(topic))
  const unrated = unratedTopics(topics, read)
  const rating =
    url.rate === '*' ? (unrated[0] ?? matters[0]) : topics.find((topic) => topic.key === url.rate)
  const settling = topics.find((topic) => topic.key === url.settle && topic.differ)
  const unsettled = unsettledTopics(
    score?.inputs ?? [],
    topics.flatMap(({ key, value }) => (value === null ? [] : [{ topic: key, level: value }])),
  )
  const cardOf = (topic: (typeof topics)[number]) => (
    <TopicCard
      key={topic.key}
      topic={topic}
      given={rows.filter((row) => row.topic === topic.key)}
      today={today}
      isUnsettled={unsettled.includes(topic.key)}
      onRate={mayRate ? () => setUrl({ rate: topic.key }) : undefined}
      onSettle={may.includes('moderate') ? () => setUrl({ settle: topic.key }) : undefined}
    />
  )
  const rated = matters.filter((topic) => topic.value !== null).length
  const close = () => setUrl({ rate: null })
  return (
    <Section
      title={w('ratingsTitle')}
      hint={`${w('ratingsHint')} · ${w('ratedCount', { rated, topics: matters.length })}`}
      actions={
        mayRate && next ? (
          <ButtonLink small to={`/accounts/${next.id}?tab=ratings&rate=*`}>
            {w('nextAccount', { name: next.name })}
          </ButtonLink>
        ) : null
      }
    >
      <div className="iw-topics">{matters.map(cardOf)}</div>
      {others.length ? (
        <details className="iw-quiet">
          <summary>{w('moreTopics', { count: others.length })}</summary>
          <div className="iw-topics">{others.map(cardOf)}</div>
        </details>
      ) : null}
      {rating && mayRate ? (
        <RatingForm
          key={rating.key}
          accountId={accountId}
          topic={rating}
          place={
            unrated.includes(rating) ? { at: matters.length - unrated.length + 1, of: matters.length } : null
          }
          next={unrated.find((topic) => topic.key !== rating.key)}
          onClose={close}
          onNext={(topic) => setUrl({ rate: topic?.key ?? 'done' })}
        />
      ) : null}
      {url.rate === 'done' && mayRate ? (
        <RatingsDone name={name} count={rated} next={next} onClose={close} />
      ) : null}
      {settling && may.includes('moderate') ? (
        <SettleForm
          key={settling.key}
          accountId={accountId}
          topic={settling}
          ratings={rows.filter((row) => row.topic === settling.key)}
          today={today}
          onClose={() => setUrl({ settle: null })}
        />
      ) : null}
    </Section>
  )
}
