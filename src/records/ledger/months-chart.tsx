// Net sales and profit of an account by month, against the same month a year before.
import type { EChartsOption } from 'echarts'
import { useCallback, useMemo } from 'react'
import { addMonths, type Month } from '#base/calendar.ts'
import { shortMoney } from '#base/money.ts'
import type { Language } from '#base/words.ts'
import { useCompany } from '#records/staff/company-facts.tsx'
import { ButtonLink } from '#web/button.tsx'
import { Chart } from '#web/chart.tsx'
import type { Look } from '#web/chart-look.ts'
import { client } from '#web/client.ts'
import { Change, Count, Money } from '#web/figure.tsx'
import { type Say, useLanguage, useWords } from '#web/language.tsx'
import { percentText } from '#web/number-text.ts'
import { useRead } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { accountLedgerWords } from './account.words.ts'
import type { ledgerDoors } from './contract.ts'
import { type FiscalYearSoFar, fiscalYearSoFar, monthSeries, yearsOf } from './month-series.ts'

const ask = client<typeof ledgerDoors>()
const shownMonths = 36

export const MonthsChart = ({
  accountId,
  asOfMonth,
}: {
  accountId: string
  /** The first month that is not complete; the chart ends here even where the account has stopped ordering. */
  asOfMonth: Month | null
}) => {
  const w = useWords(accountLedgerWords)
  const { language } = useLanguage()
  const fiscalMonth = useCompany()?.fiscalMonth ?? 1
  // A year more than is shown, to compare with.
  const months = useRead(['account', accountId, 'months'], (signal) =>
    ask('GET /accounts/:accountId/months', {
      path: { accountId },
      query: { months: shownMonths + 12 },
      signal,
    }),
  )
  const currency = months.data?.currency ?? 'CNY'
  const points = useMemo(() => {
    const rows = months.data?.rows ?? []
    const complete = asOfMonth ? [addMonths(asOfMonth, -1)] : []
    const last = [...rows.map((row) => row.month), ...complete].sort().at(-1)
    return rows.length && last ? monthSeries(rows, last, shownMonths, asOfMonth) : []
  }, [months.data, asOfMonth])

  const option = useCallback(
    (look: Look): EChartsOption => {
      const money = (amount: number) => look.money(amount, currency)
      return {
        grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
        legend: { top: 0, left: 0, data: [w('net'), w('profit'), w('yearBefore')] },
        tooltip: {
          trigger: 'axis',
          valueFormatter: (value) => (typeof value === 'number' ? money(value) : '—'),
        },
        xAxis: {
          type: 'category',
          data: points.map((point) =>
            point.complete ? point.month.slice(0, 7) : `${point.month.slice(0, 7)} · ${w('running')}`,
          ),
          axisLabel: {
            interval: look.phone ? 11 : 5,
            formatter: (text: string) => text.slice(0, 7),
          },
        },
        yAxis: {
          type: 'value',
          axisLabel: { formatter: (amount: number) => look.axisMoney(amount, currency) },
        },
        series: [
          {
            name: w('net'),
            type: 'bar',
            itemStyle: { color: look.accent },
            data: points.map((point) => ({
              value: point.netMinor,
              itemStyle: { opacity: point.complete ? 1 : 0.45 },
            })),
          },
          {
            name: w('profit'),
            type: 'line',
            showSymbol: false,
            connectNulls: false,
            itemStyle: { color: look.hues[1] },
            data: points.map((point) => (point.complete ? point.profitMinor : null)),
          },
          {
            name: w('yearBefore'),
            // A mark across each bar, as on a bullet chart: above it is growth.
            type: 'scatter',
            symbol: 'rect',
            symbolSize: look.phone ? [7, 3] : [16, 4],
            itemStyle: { color: look.ink, borderColor: look.surface, borderWidth: 1 },
            data: points.map((point) => point.yearBeforeMinor),
          },
        ],
      }
    },
    [points, currency, w],
  )

  if (months.error) return <Failure error={months.error} onRetry={() => void months.refetch()} />
  const year = yearsOf(points)
  const fiscal = fiscalYearSoFar(points, fiscalMonth)
  const change = changeOf(year.netMinor, year.yearBeforeMinor)
  const net = shortMoney(year.netMinor, currency, language)
  const said =
    change === null
      ? w('monthsSaid', { net })
      : w('monthsSaidChange', {
          net,
          way: w(change < 0 ? 'wayDown' : 'wayUp'),
          change: percentText(Math.abs(change)),
        })
  return (
    <Chart
      title={w('monthsTitle')}
      label={`${said}${fiscal ? fiscalSaid(w, fiscal, currency, language) : ''}`}
      option={option}
      height={260}
      loading={months.isPending}
      isEmpty={points.length === 0}
      empty={
        <Empty
          title={w('noMonthsTitle')}
          action={<ButtonLink to="/imports/new">{w('importOrders')}</ButtonLink>}
        >
          {w('noMonthsText')}
        </Empty>
      }
      table={{
        columns: [
          { title: w('month') },
          { title: w('net') },
          { title: w('yearBefore') },
          { title: w('change') },
          { title: w('profit') },
          { title: w('returned') },
          { title: w('orders') },
        ],
        rows: [...points]
          .reverse()
          .map((point) => [
            point.complete ? point.month.slice(0, 7) : `${point.month.slice(0, 7)} (${w('running')})`,
            <Money key="net" amountMinor={point.netMinor} currency={currency} />,
            <Money key="before" amountMinor={point.yearBeforeMinor} currency={currency} />,
            <Change
              key="change"
              share={point.complete ? changeOf(point.netMinor, point.yearBeforeMinor) : null}
            />,
            <Money key="profit" amountMinor={point.profitMinor} currency={currency} />,
            <Money key="returned" amountMinor={point.returnedMinor} currency={currency} />,
            <Count key="orders" value={point.orders} />,
          ]),
      }}
    />
  )
}

const fiscalSaid = (
  w: Say<typeof accountLedgerWords>,
  { year, first, upTo, netMinor, yearBeforeMinor }: FiscalYearSoFar,
  currency: string,
  language: Language,
): string => {
  const change = changeOf(netMinor, yearBeforeMinor)
  const facts = {
    year,
    first: first.slice(0, 7),
    upTo: upTo.slice(0, 7),
    net: shortMoney(netMinor, currency, language),
  }
  return change === null
    ? w('fiscalSaid', facts)
    : w('fiscalSaidChange', {
        ...facts,
        way: w(change < 0 ? 'wayDown' : 'wayUp'),
        change: percentText(Math.abs(change)),
      })
}

/** Against nothing, or less than nothing, no per cent makes sense. */
const changeOf = (now: number, before: number | null): number | null =>
  before !== null && before > 0 ? now / before - 1 : null
