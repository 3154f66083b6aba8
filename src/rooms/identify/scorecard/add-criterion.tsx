// What a scorecard can look at besides: orders, ratings, facts of the account, measured values.
import type { ReactNode } from 'react'
import type { timelineDoors } from '#records/timeline/contract.ts'
import { client } from '#web/client.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRead } from '#web/query.ts'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { type Criterion, type Source, sourceName } from '../scoring/scorecard.ts'
import { nameIn } from './describe.tsx'
import { attributeFields, ledgerMetrics, nameOfSource } from './drafting.ts'
import { metricAbout, scorecardWords } from './scorecard.words.ts'
import { type TopicShown, useTopics } from './scorecard-asking.tsx'

const timeline = client<typeof timelineDoors>()

export const AddCriterion = ({
  taken,
  onAdd,
  onClose,
}: {
  taken: readonly Criterion[]
  onAdd: (source: Source) => void
  onClose: () => void
}) => {
  const w = useWords(scorecardWords)
  const about = useWords(metricAbout)
  const signals = useRead(['signals'], (signal) => timeline('GET /signals', { signal }))
  const topics = useTopics()
  const used = new Set(taken.map((criterion) => sourceName(criterion.source)))
  const free = <S extends Source>(sources: readonly S[]) =>
    sources.filter((source) => !used.has(sourceName(source)))
  return (
    <Dialog title={w('criterionAdd')} onClose={onClose} width={640}>
      <p className="k-quiet k-small">{w('addHint')}</p>
      <Group
        title={w('from.ledger')}
        sources={free(ledgerMetrics.map((metric) => ({ from: 'ledger' as const, metric })))}
        aboutOf={(source) => (source.from === 'ledger' ? about(source.metric) : '')}
        onAdd={onAdd}
      />
      {topics.error ? (
        <Failure error={topics.error} onRetry={() => void topics.refetch()} />
      ) : topics.data ? (
        <Group
          title={w('from.rating')}
          sources={free(topics.data.rows.map((topic) => ({ from: 'rating' as const, topic: topic.key })))}
          topics={topics.data.rows}
          aboutOf={() => w('ratingAbout')}
          onAdd={onAdd}
          foot={
            <Go to="/identify/topics" className="k-small">
              {w('topicsEdit')}
            </Go>
          }
        />
      ) : (
        <SkeletonLines lines={3} />
      )}
      <Group
        title={w('from.attribute')}
        sources={free(attributeFields.map((field) => ({ from: 'attribute' as const, field })))}
        aboutOf={() => w('attributeAbout')}
        onAdd={onAdd}
      />
      {signals.error ? (
        <Failure error={signals.error} onRetry={() => void signals.refetch()} />
      ) : signals.data ? (
        <Group
          title={w('from.signal')}
          none={w('signalNone')}
          sources={free(signals.data.rows.map((row) => ({ from: 'signal' as const, metric: row.metric })))}
          aboutOf={(source) => {
            const row = signals.data.rows.find(
              (one) => source.from === 'signal' && one.metric === source.metric,
            )
            return w('signalAccounts', { count: (row?.accounts ?? 0).toLocaleString('en-US') })
          }}
          onAdd={onAdd}
        />
      ) : (
        <SkeletonLines lines={2} />
      )}
    </Dialog>
  )
}

const Group = ({
  title,
  sources,
  aboutOf,
  none,
  topics = [],
  foot,
  onAdd,
}: {
  title: string
  sources: readonly Source[]
  topics?: readonly TopicShown[]
  foot?: ReactNode
  aboutOf: (source: Source) => string
  none?: string
  onAdd: (source: Source) => void
}) => {
  const { language } = useLanguage()
  if (sources.length === 0 && !none) return null
  return (
    <section className="id-sources">
      <h3>{title}</h3>
      {sources.length === 0 ? <p className="k-quiet k-small">{none}</p> : null}
      <ul>
        {sources.map((source) => (
          <li key={sourceName(source)}>
            <button type="button" onClick={() => onAdd(source)}>
              <strong>{nameIn(nameOfSource(source, topics), language)}</strong>
              <small>{aboutOf(source)}</small>
            </button>
          </li>
        ))}
      </ul>
      {foot}
    </section>
  )
}
