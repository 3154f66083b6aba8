// Ratings that wait to be settled: each account and topic with both opinions side by side.
import { useState } from 'react'
import { dayIn } from '#base/calendar.ts'
import { deciders } from '#base/viewer.ts'
import { Button, ButtonLink } from '#web/button.tsx'
import { State } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Page, Section } from '#web/page.tsx'
import { usePages, useRead } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import '../standing/account.css'
import { ask, useMe } from '../asking.tsx'
import { nameIn } from '../scorecard/describe.tsx'
import { ratingWords } from './rating.words.ts'
import { twoLatest } from './rating-reads.tsx'
import { SettleForm } from './settle-form.tsx'
import { OneOfTwo } from './topic-card.tsx'

type Waiting = Awaited<ReturnType<typeof ask<'GET /identify/moderations'>>>['rows'][number]

export const ModerationsPage = () => {
  const w = useWords(ratingWords)
  const today = dayIn(new Date())
  const [settling, setSettling] = useState<Waiting | null>(null)
  const waiting = usePages(['identify', 'moderations'], (cursor, signal) =>
    ask('GET /identify/moderations', { query: { cursor }, signal }),
  )
  const topics = useRead(['identify', 'topics'], (signal) => ask('GET /identify/topics', { signal }))
  const roles = useMe().data?.roles ?? []
  const maySettle = deciders.some((role) => roles.includes(role))
  const topicOf = (one: Waiting) => topics.data?.rows.find((topic) => topic.key === one.topic)
  const error = waiting.error ?? topics.error
  const shown = settling && topicOf(settling)
  return (
    <Page
      kind="record"
      title={w('moderationsTitle')}
      crumbs={[{ label: w('identifyCrumb'), to: '/identify' }]}
      question={w('moderationsQuestion')}
    >
      {error ? (
        <Failure error={error} onRetry={waiting.retry} words={ratingWords} />
      ) : !waiting.rows || !topics.data ? (
        <SkeletonLines lines={8} />
      ) : waiting.rows.length === 0 && !waiting.hasMore ? (
        <Empty
          title={w('moderationsNone')}
          action={<ButtonLink to="/identify">{w('toIdentify')}</ButtonLink>}
        >
          {w('moderationsNoneText')}
        </Empty>
      ) : (
        <>
          {maySettle ? null : <p className="k-quiet">{w('moderationsReader')}</p>}
          {waiting.rows.map((one) => (
            <OneWaiting
              key={`${one.accountId} ${one.topic}`}
              waiting={one}
              topic={topicOf(one)}
              today={today}
              onSettle={maySettle ? () => setSettling(one) : undefined}
            />
          ))}
          {waiting.hasMore ? (
            <Button busy={waiting.loadingMore} onClick={waiting.onMore}>
              {w('more')}
            </Button>
          ) : null}
        </>
      )}
      {settling && shown ? (
        <SettleForm
          accountId={settling.accountId}
          topic={shown}
          ratings={settling.ratings}
          today={today}
          onClose={() => setSettling(null)}
        />
      ) : null}
    </Page>
  )
}

const OneWaiting = ({
  waiting,
  topic,
  today,
  onSettle,
}: {
  waiting: Waiting
  topic: { levels: { zh: string; en: string }[] } | undefined
  today: string
  onSettle?: () => void
}) => {
  const w = useWords(ratingWords)
  const { language } = useLanguage()
  const two = twoLatest(waiting.ratings)
  const gap = Math.abs((two[0]?.level ?? 0) - (two[1]?.level ?? 0))
  return (
    <Section
      boxed
      title={<Go to={`/accounts/${waiting.accountId}?tab=ratings#topic-${waiting.topic}`}>{waiting.name}</Go>}
      hint={nameIn(waiting.topicName, language)}
      actions={
        onSettle ? (
          <Button kind="primary" onClick={onSettle}>
            {w('settle')}
          </Button>
        ) : null
      }
    >
      <div className="iw-differ">
        <State tone="warn">{w('differ', { gap })}</State>
      </div>
      {topic ? (
        <div className="iw-two">
          {two.map((rating) => (
            <OneOfTwo key={rating.id} topic={topic} rating={rating} today={today} />
          ))}
        </div>
      ) : null}
    </Section>
  )
}
