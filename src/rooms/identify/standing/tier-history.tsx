// How the tier of an account came to be: steps over time, every change with its reason, and the evaluations behind.
import { useId, useMemo, useState } from 'react'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button } from '#web/button.tsx'
import { DataList } from '#web/chart.tsx'
import { Heading } from '#web/heading.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { Choice } from '#web/tabs.tsx'
import { useUrl } from '#web/url.ts'
import './account.css'
import { useTiers } from '../run/since-before.tsx'
import { Chapters, useCause } from './chapters.tsx'
import { standingWords } from './standing.words.ts'
import { TierSteps } from './tier-steps.tsx'
import { pinEnd, pinOn, storyOf } from './tier-story.ts'
import type { TiersOut } from './use-standing.tsx'

/** Which evaluation is open is part of the address: `?tab=tiers&evaluation=…`. */
export const TierHistory = ({
  accountId,
  ladder,
  today,
  onPin,
}: {
  accountId: string
  ladder: readonly string[]
  today: string
  /** Opens the dialog of the pin, or asks whether to end it. */
  onPin: (act: 'pin' | 'unpin') => void
}) => {
  const w = useWords(standingWords)
  const [url, setUrl] = useUrl()
  const history = useTiers(accountId)
  const story = useMemo(() => history.data && storyOf(history.data), [history.data])
  if (history.error)
    return <Failure error={history.error} onRetry={() => void history.refetch()} words={standingWords} />
  if (!history.data || !story) return <SkeletonLines lines={10} />
  const { data } = history
  const pin = pinOn(data.pins, today)
  const mayPin = data.may.includes('pin') && data.ladder.length > 0
  const acts = mayPin ? (
    <>
      <Button small icon="lock" onClick={() => onPin('pin')}>
        {w(pin ? 'pinAgain' : 'pinTier')}
      </Button>
      {pin ? (
        <Button small kind="bare" onClick={() => onPin('unpin')}>
          {w('unpin')}
        </Button>
      ) : null}
    </>
  ) : null
  if (data.rows.length === 0 && data.changes.length === 0)
    return (
      <Section title={w('historyTitle')} actions={acts}>
        <Empty title={w('noHistoryTitle')}>{w('noHistoryText')}</Empty>
      </Section>
    )
  const open = (evaluationId: string) => setUrl({ evaluation: evaluationId }, { push: true })
  return (
    <>
      <Section boxed>
        <Story
          data={data}
          story={story}
          ladder={ladder}
          today={today}
          chosen={url.evaluation}
          onOpen={open}
        />
      </Section>
      <Section title={w('changes')} hint={w('storyHint')} actions={acts}>
        <Chapters chapters={story.chapters} accountId={accountId} ladder={ladder} />
        <Quiet rows={story.quiet} accountId={accountId} ladder={ladder} />
        {data.pins.length ? (
          <p className="k-small">
            <Go to="/identify/pins">{w('pinsAll')}</Go>
          </p>
        ) : null}
      </Section>
    </>
  )
}

/** The question, the steps, and behind a switch every evaluation and pin as a table. */
const Story = ({
  data,
  story,
  ladder,
  today,
  chosen,
  onOpen,
}: {
  data: TiersOut
  story: ReturnType<typeof storyOf<TiersOut['rows'][number]>>
  ladder: readonly string[]
  today: string
  chosen: string | undefined
  onOpen: (evaluationId: string) => void
}) => {
  const w = useWords(standingWords)
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const id = useId()
  const cause = useCause()
  const stateOf = (row: TiersOut['rows'][number]) =>
    row.approval?.verdict === 'refused'
      ? w('refused')
      : row.approval?.verdict === 'approved' || row.state === 'effective'
        ? w('inEffect')
        : w(row.state === 'waiting' ? 'waits' : 'lapsed')
  return (
    <figure className="k-chart" aria-labelledby={id}>
      <figcaption className="k-chart-head">
        <Heading id={id}>{w('storyQuestion')}</Heading>
        <div className="k-page-actions">
          <Choice
            label={`${w('chart')} / ${w('table')}`}
            value={view}
            onChange={setView}
            options={[
              { key: 'chart', label: w('chart') },
              { key: 'table', label: w('table') },
            ]}
          />
        </div>
      </figcaption>
      {view === 'chart' ? (
        <TierSteps
          past={data}
          chapters={story.chapters}
          quiet={story.quiet}
          ladder={ladder}
          today={today}
          chosen={chosen}
          onOpen={onOpen}
        />
      ) : (
        <DataList
          label={w('historyLabel')}
          table={{
            columns: [
              { title: w('day') },
              { title: w('tier'), align: 'left' },
              { title: w('score'), unit: w('scoreUnit') },
              { title: w('rank') },
              { title: w('why'), align: 'left' },
              { title: w('state'), align: 'left' },
            ],
            rows: [
              ...data.rows.map((row) => ({
                day: row.asOf,
                cells: [
                  row.asOf,
                  <TierMark key="tier" tier={row.grade} reason={row.reason} ladder={ladder} />,
                  row.score?.toFixed(1) ?? '—',
                  row.rank,
                  cause(row.reason, row.rule),
                  stateOf(row),
                ],
              })),
              ...data.pins.map((pin) => ({
                day: pin.startsOn,
                cells: [
                  pin.startsOn,
                  <TierMark key="tier" tier={pin.tier} ladder={ladder} />,
                  '—',
                  '—',
                  pin.reason,
                  w('pinBar', { tier: pin.tier, from: pin.startsOn, to: pinEnd(pin) }),
                ],
              })),
            ]
              .sort((a, b) => (a.day < b.day ? 1 : -1))
              .map((row) => row.cells),
          }}
        />
      )}
    </figure>
  )
}

const Quiet = ({
  rows,
  accountId,
  ladder,
}: {
  rows: TiersOut['rows']
  accountId: string
  ladder: readonly string[]
}) => {
  const w = useWords(standingWords)
  const cause = useCause()
  if (rows.length === 0) return null
  return (
    <details className="iw-quiet">
      <summary>{w('quiet', { count: rows.length })}</summary>
      <ul>
        {rows.map((row) => (
          <li key={row.evaluationId}>
            <Go to={`/accounts/${accountId}?tab=tiers&evaluation=${row.evaluationId}`}>{row.asOf}</Go>
            <TierMark tier={row.grade} reason={row.reason} ladder={ladder} />
            <span className="k-number">{row.score?.toFixed(1) ?? '—'}</span>
            <span className="k-quiet">
              {cause(row.reason, row.rule)}
              {row.state === 'lapsed' ? ` · ${w('lapsed')}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
