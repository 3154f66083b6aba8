// How far the business hangs on a few: what the top fifth bring, and who they are.
import { exactMoney } from '#base/money.ts'
import { ButtonLink } from '#web/button.tsx'
import { percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Columns, Page } from '#web/page.tsx'
import { DayInput } from '#web/pickers.tsx'
import { useRead } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { Choice } from '#web/tabs.tsx'
import { useUrl } from '#web/url.ts'
import { ask, type ConcentrationOut } from './asking.tsx'
import { concentrationWords } from './concentration.words.ts'
import { LorenzChart, ParetoChart } from './concentration-charts.tsx'
import { ConcentrationFigures } from './concentration-figures.tsx'
import { Classes, Largest, Losers } from './concentration-tables.tsx'
import { isWindow, useWindows, windowOf, windowText } from './describe.tsx'
import { OverTime } from './over-time-section.tsx'
import { useSegmentTabs } from './segment-tabs.tsx'
import './segment.css'

const bases = ['net', 'gross', 'profit'] as const
type Basis = (typeof bases)[number]

export const ConcentrationPage = () => {
  const w = useWords(concentrationWords)
  const [url, setUrl] = useUrl()
  const windows = useWindows()
  const basis: Basis = bases.find((one) => one === url.basis) ?? 'net'
  const window = isWindow(url.window) ? url.window : '12'
  const asOf = /^\d{4}-\d{2}-\d{2}$/.test(url.asOf ?? '') ? url.asOf : undefined
  const read = useRead(
    ['concentration', basis, window, asOf],
    (signal) => ask('GET /concentration', { query: { basis, window: windowOf(window), asOf }, signal }),
    { keep: true },
  )
  const data = read.data
  const tabs = useSegmentTabs('concentration')
  return (
    <Page
      {...tabs}
      kind="board"
      question={data && data.topFifthShare !== null ? <Answer data={data} /> : w('question')}
      actions={<ButtonLink to="/identify">{w('seeKey')}</ButtonLink>}
      filters={
        <>
          <Choice
            label={w('basis')}
            value={basis}
            onChange={(next) => setUrl({ basis: next === 'net' ? null : next })}
            options={bases.map((key) => ({ key, label: w(`choice.${key}`) }))}
          />
          <Choice
            label={w('window')}
            value={window}
            onChange={(next) => setUrl({ window: next === '12' ? null : next })}
            options={windows}
          />
          <span className="sg-day">
            <DayInput
              label={w('asOf')}
              value={asOf ?? data?.asOf ?? null}
              clearable
              onChange={(day) => setUrl({ asOf: day })}
            />
          </span>
        </>
      }
    >
      {read.error ? (
        <Failure error={read.error} onRetry={() => void read.refetch()} words={concentrationWords} />
      ) : data ? (
        <Shown data={data} changing={read.isPlaceholderData} />
      ) : (
        <SkeletonLines lines={10} />
      )}
    </Page>
  )
}

const Answer = ({ data }: { data: ConcentrationOut }) => {
  const w = useWords(concentrationWords)
  return (
    <>
      {w('answer', {
        share: percentText(data.topFifthShare ?? 0),
        basis: w(`basis.${data.basis}`),
        few: data.reaching80.toLocaleString('en-US'),
      })}
    </>
  )
}

const Shown = ({ data, changing }: { data: ConcentrationOut; changing: boolean }) => {
  const w = useWords(concentrationWords)
  if (data.accounts === 0)
    return (
      <Empty
        title={w('emptyTitle')}
        action={
          <ButtonLink kind="primary" to="/imports/new">
            {w('import')}
          </ButtonLink>
        }
      >
        {w(data.basis === 'profit' ? 'emptyProfit' : 'emptyText')}
      </Empty>
    )
  return (
    <>
      <div className="k-stack">
        <div className={changing ? 'sg-facts sg-changing' : 'sg-facts'}>
          <ConcentrationFigures data={data} />
        </div>
        <p className="k-quiet k-small sg-note">
          {w(`about.${data.basis}`)} {w('asOfDay', { day: data.asOf })} ·{' '}
          {windowText(w, data.asOf, data.windowMonths)}
          {data.unassignedMinor ? (
            <>
              {' · '}
              {w('unassigned', { money: exactMoney(data.unassignedMinor, data.currency ?? 'CNY') })}{' '}
              <Go to="/imports">{w('unassignedAction')}</Go>
            </>
          ) : null}
        </p>
      </div>
      <Columns min={400}>
        <ParetoChart data={data} />
        <LorenzChart data={data} />
      </Columns>
      <OverTime />
      <Classes data={data} />
      <Largest data={data} changing={changing} />
      <Losers data={data} />
    </>
  )
}
