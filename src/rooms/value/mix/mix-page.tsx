// Why sales changed between two periods: price, volume, mix, new and lost, by product, category, account or tier.

import { monthOf } from '#base/calendar.ts'
import { useCompany } from '#records/staff/company-facts.tsx'
import { ButtonLink } from '#web/button.tsx'
import { percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Empty, Failure, Skeleton, SkeletonLines } from '#web/states.tsx'
import { useUrl, writeSearch } from '#web/url.ts'
import { ask, type MixOut, useLedger } from '../asking.tsx'
import { type ChangePart, mainPart } from './difference.ts'
import { mixWords } from './mix.words.ts'
import { askedBy, type MixAsked, type MixBy } from './mix-asked.ts'
import { MixChart } from './mix-chart.tsx'
import { MixFilters } from './mix-filters.tsx'
import { MixTable } from './mix-table.tsx'
import '../value.css'
import { useValueTabs } from '../value-tabs.tsx'
import { useMoneyText, Weighed } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { overlap } from './periods.ts'

export const PriceVolumeMixPage = () => {
  const w = useWords(mixWords)
  const [url] = useUrl()
  const tabs = useValueTabs('mix')
  const ledger = useLedger()
  const company = useCompany()
  const lastDay = ledger.data?.lastDay
  const asked = lastDay && company ? askedBy(url, monthOf(lastDay), company.fiscalMonth) : null
  const read = useRead(
    ['value', 'mix', asked],
    (signal) => {
      const { preset: _, ...query } = asked as MixAsked
      return ask('GET /price-volume-mix', { query, signal })
    },
    { enabled: asked !== null && !overlap(asked), keep: true },
  )
  const { data } = read
  const noOrders = ledger.data?.lastDay === null
  return (
    <Page
      {...tabs}
      kind="board"
      question={data && asked && !overlap(asked) ? <Answer data={data} by={asked.by} /> : w('question')}
      filters={
        asked && ledger.data ? (
          <MixFilters asked={asked} firstMonth={ledger.data.firstMonth} lastDay={lastDay as string} />
        ) : undefined
      }
    >
      {(ledger.error ?? read.error) ? (
        <Failure
          error={ledger.error ?? read.error}
          onRetry={() => void (ledger.error ? ledger.refetch() : read.refetch())}
          words={roomWords}
        />
      ) : noOrders ? (
        <Empty
          title={w('noOrdersTitle')}
          action={
            <ButtonLink kind="primary" icon="upload" to="/imports/new">
              {w('import')}
            </ButtonLink>
          }
        >
          {w('noOrdersText')}
        </Empty>
      ) : asked && overlap(asked) ? (
        <Empty title={w('overlapTitle')}>{w('overlapText')}</Empty>
      ) : data && asked ? (
        <Shown data={data} asked={asked} changing={read.isPlaceholderData} />
      ) : (
        <>
          <Skeleton height={300} />
          <SkeletonLines lines={8} />
        </>
      )}
    </Page>
  )
}

const Answer = ({ data, by }: { data: MixOut; by: MixBy }) => {
  const w = useWords(mixWords)
  const money = useMoneyText(data.currency)
  const { total } = data
  const change = total.nowMinor - total.baseMinor
  const found = mainPart(total)
  const signed = (minor: number) => (minor > 0 ? `+${money(minor)}` : money(minor))
  if (!found) return w(total.baseMinor || total.nowMinor ? 'answerSame' : 'question')
  if (total.baseMinor <= 0) return <Weighed>{w('answerNew', { now: money(total.nowMinor) })}</Weighed>
  const name = (part: ChangePart) => (part === 'new' || part === 'lost' ? w(`${part}.${by}`) : w(part))
  const but = found.against
    ? w(change > 0 ? 'butLess' : 'but', {
        part: name(found.against),
        money: signed(total[`${found.against}Minor`]),
      })
    : ''
  return (
    <Weighed>
      {w(change > 0 ? 'answerUp' : 'answerDown', {
        share: percentText(Math.abs(change / total.baseMinor)),
        change: signed(change),
        part: name(found.main),
        money: signed(total[`${found.main}Minor`]),
        but,
      })}
    </Weighed>
  )
}

const Shown = ({ data, asked, changing }: { data: MixOut; asked: MixAsked; changing: boolean }) => {
  const w = useWords(mixWords)
  const [url] = useUrl()
  if (data.total.baseMinor === 0 && data.total.nowMinor === 0 && data.rows.length === 0)
    return <Empty title={w('emptyTitle')}>{w('emptyText')}</Empty>
  const other = asked.by === 'account' ? 'product' : 'account'
  return (
    <div className={changing ? 'va-stack va-changing' : 'va-stack'}>
      <MixChart data={data} asked={asked} />
      <MixTable
        data={data}
        asked={asked}
        actions={
          asked.accountId && other === 'account' ? (
            <ButtonLink small to={`/accounts/${asked.accountId}?tab=value`}>
              {w('seeAccount')}
            </ButtonLink>
          ) : (
            <>
              {asked.by === 'account' ? (
                <ButtonLink small kind="bare" to="/value/future#risk">
                  {w('nextRisk')}
                </ButtonLink>
              ) : null}
              <ButtonLink
                small
                to={`/value/mix${writeSearch({ ...url, by: other === 'product' ? null : other })}`}
              >
                {w(other === 'account' ? 'nextByAccount' : 'nextByProduct')}
              </ButtonLink>
            </>
          )
        }
      />
    </div>
  )
}
