// What was measured about an account: each metric with its latest value, its trend and every value behind it.

import { useMemo } from 'react'
import { metricName } from '#base/metric.ts'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Count, DayText } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { countText } from '#web/number-text.ts'
import { Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Sparkline } from '#web/sparkline.tsx'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { useUrl } from '#web/url.ts'
import type { timelineDoors } from './contract.ts'
import { RecordSignal } from './record-signal.tsx'
import { type Series, seriesOf } from './series.ts'
import './signals.css'
import { timelineWords } from './words.ts'

const ask = client<typeof timelineDoors>()
const limit = 200

/** The form is part of the address: `?tab=signals&measure=满意度`, or `measure=*` for a new metric. */
export const SignalsTab = ({
  accountId,
  mayMeasure,
  today,
}: {
  accountId: string
  mayMeasure: boolean
  today: string
}) => {
  const w = useWords(timelineWords)
  const [url, setUrl] = useUrl()
  const signals = useRead(['account', accountId, 'signals'], (signal) =>
    ask('GET /accounts/:accountId/signals', { path: { accountId }, query: { limit }, signal }),
  )
  const list = useMemo(() => seriesOf(signals.data?.rows ?? []), [signals.data])
  if (signals.error)
    return <Failure error={signals.error} onRetry={() => void signals.refetch()} words={timelineWords} />
  const measure = (metric: string) => setUrl({ measure: metric })
  const record = mayMeasure ? (
    <Button icon="plus" onClick={() => measure('*')}>
      {w('record')}
    </Button>
  ) : null
  return (
    <Section title={w('title')} hint={w('hint')} actions={list.length ? record : null}>
      {signals.isPending ? (
        <SkeletonLines lines={6} />
      ) : list.length === 0 ? (
        <Empty title={w('emptyTitle')} action={record}>
          {w('emptyText')}
        </Empty>
      ) : (
        <div className="tl-metrics">
          {list.map((series) => (
            <Metric
              key={series.metric}
              series={series}
              today={today}
              onMeasure={mayMeasure ? () => measure(series.metric) : undefined}
            />
          ))}
        </div>
      )}
      {signals.data?.more ? <p className="k-small k-quiet">{w('more', { count: limit })}</p> : null}
      {url.measure && mayMeasure ? (
        <RecordSignal
          accountId={accountId}
          metric={url.measure === '*' ? '' : url.measure}
          today={today}
          onClose={() => setUrl({ measure: null })}
        />
      ) : null}
    </Section>
  )
}

const Metric = ({ series, today, onMeasure }: { series: Series; today: string; onMeasure?: () => void }) => {
  const w = useWords(timelineWords)
  const { language } = useLanguage()
  const { metric, latest, before, newestFirst } = series
  const name = metricName(metric, language)
  const difference = before ? latest.value - before.value : null
  return (
    <article className="tl-metric">
      <header>
        <h3 className="k-cut">{name}</h3>
        {onMeasure ? (
          <Button small kind="bare" icon="plus" onClick={onMeasure}>
            {w('recordMore')}
          </Button>
        ) : null}
      </header>
      <div className="tl-latest">
        <strong>
          <Count value={latest.value} />
        </strong>
        <span className="k-small k-quiet">
          <DayText day={latest.measuredOn} today={today} />
          {difference === null ? null : (
            <>
              {' · '}
              {w('change')} {difference > 0 ? '+' : ''}
              {countText(Number(difference.toPrecision(6)), language)}
            </>
          )}
        </span>
        <Sparkline
          values={[...newestFirst].reverse().map((one) => one.value)}
          label={w('sparkline', { metric: name, count: newestFirst.length })}
          width={140}
          height={36}
        />
      </div>
      {latest.note ? <p>{latest.note}</p> : null}
      <details>
        <summary>{w('values', { count: newestFirst.length })}</summary>
        <table>
          <thead className="k-hidden">
            <tr>
              <th>{w('day')}</th>
              <th>{w('value')}</th>
              <th>{w('note')}</th>
            </tr>
          </thead>
          <tbody>
            {newestFirst.map((one) => (
              <tr key={one.measuredOn}>
                <td className="k-number">{one.measuredOn}</td>
                <td className="k-number">
                  <Count value={one.value} />
                </td>
                <td>
                  {one.note}
                  {one.personName ? <small>{one.personName}</small> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </article>
  )
}
