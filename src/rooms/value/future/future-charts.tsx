// How lifetime value spreads over accounts, and how far it hangs on a few of them.
import type { EChartsOption } from 'echarts'
import { useCallback, useMemo, useState } from 'react'
import { Chart } from '#web/chart.tsx'
import type { Look } from '#web/chart-look.ts'
import { Count, Money, percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { fromNothing, paretoOption } from '#web/pareto-option.ts'
import { Choice } from '#web/tabs.tsx'
import type { FutureOut, Run } from '../asking.tsx'
import { useRoundMoney } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { futureWords } from './future.words.ts'

export const SpreadChart = ({ data, run }: { data: FutureOut; run: Run }) => {
  const w = useWords(futureWords)
  const room = useWords(roomWords)
  const round = useRoundMoney(run.currency)
  const [by, setBy] = useState<'accounts' | 'money'>('accounts')
  const currency = run.currency ?? 'CNY'
  const { spread } = data
  const whole = spread.reduce((sum, one) => sum + one.minor, 0)
  const top = spread.at(-1)
  const names = spread.map(({ fromMinor, belowMinor }) =>
    belowMinor === null
      ? w('from', { from: round(fromMinor) })
      : fromMinor <= 0
        ? w('below', { below: round(belowMinor) })
        : w('between', { from: round(fromMinor), below: round(belowMinor) }),
  )
  // Under the bars only where a class begins: both ends would not fit.
  const named = spread
    .map(({ fromMinor, belowMinor }, index) =>
      index === 0 && belowMinor !== null && (fromMinor < 0 || belowMinor <= 0)
        ? `<${round(belowMinor)}`
        : round(fromMinor),
    )
    .join('|')
  const inFull = names.join('|')
  const option = useCallback(
    (look: Look): EChartsOption => ({
      xAxis: {
        type: 'category',
        name: look.phone ? undefined : w('axisClass'),
        data: named.split('|'),
        axisLabel: {
          interval: 0,
          rotate: look.phone ? 45 : 0,
          fontSize: look.phone ? 10 : 11,
        },
      },
      yAxis: {
        type: 'value',
        name: w(by === 'accounts' ? 'axisAccounts' : 'axisMoney'),
        minInterval: by === 'accounts' ? 1 : undefined,
        axisLabel: {
          formatter: (value: number) =>
            by === 'accounts' ? look.count(value) : look.axisMoney(value, currency),
        },
      },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (params) => {
          const at = (Array.isArray(params) ? params[0] : params)?.dataIndex ?? 0
          const one = spread[at]
          return one
            ? `${inFull.split('|')[at]}<br>${w('countOf', { count: one.accounts.toLocaleString('en-US') })} · ${look.money(one.minor, currency)}`
            : ''
        },
      },
      series: [
        {
          type: 'bar',
          data: spread.map((one) => (by === 'accounts' ? one.accounts : one.minor)),
          itemStyle: { color: look.accent },
          barMaxWidth: 44,
          label: {
            show: true,
            position: 'top',
            color: look.ink2,
            fontSize: 12,
            formatter: ({ value }) =>
              by === 'accounts' ? look.count(Number(value)) : look.axisMoney(Number(value), currency),
          },
        },
      ],
    }),
    [spread, named, inFull, by, currency, w],
  )
  return (
    <Chart
      title={w('spread')}
      label={w('spreadLabel', {
        accounts: spread.reduce((sum, one) => sum + one.accounts, 0).toLocaleString('en-US'),
        top: top?.accounts ?? 0,
        share: top && whole > 0 ? percentText(top.minor / whole) : '—',
      })}
      option={option}
      height={320}
      actions={
        <Choice
          label={w('spreadBy')}
          value={by}
          onChange={setBy}
          options={[
            { key: 'accounts', label: w('byAccounts') },
            { key: 'money', label: w('byMoney') },
          ]}
        />
      }
      table={{
        columns: [
          { title: w('class') },
          { title: room('accounts'), unit: room('accountsUnit') },
          { title: room('lifetime') },
          { title: w('shareOfValue'), unit: '%' },
        ],
        rows: spread.map((one, index) => [
          names[index],
          <Count key="accounts" value={one.accounts} />,
          <Money key="money" amountMinor={one.minor} currency={currency} />,
          whole > 0 ? percentText(one.minor / whole) : '—',
        ]),
      }}
    />
  )
}

export const FutureCurve = ({ data }: { data: FutureOut }) => {
  const w = useWords(futureWords)
  const room = useWords(roomWords)
  const { curve, topFifthShare, reaching80 } = data.concentration
  const points = useMemo(() => fromNothing(curve), [curve])
  const all = points.at(-1)?.accounts ?? 0
  const option = useCallback(
    (look: Look): EChartsOption =>
      paretoOption(
        look,
        { points, accounts: all, topFifthShare, reaching80 },
        {
          x: w('axisRank'),
          y: w('axisShare'),
          tip: (point) =>
            w('curveTip', {
              count: point.accounts.toLocaleString('en-US'),
              part: percentText(point.accounts / all),
              share: percentText(point.share),
            }),
          topFifth: w('topFifthPoint', { share: percentText(topFifthShare ?? 0) }),
          reach: w('reachPoint', { count: reaching80.toLocaleString('en-US') }),
        },
      ),
    [points, all, topFifthShare, reaching80, w],
  )
  return (
    <Chart
      title={w('curve')}
      label={w('curveLabel', {
        share: topFifthShare === null ? '—' : percentText(topFifthShare),
        few: reaching80.toLocaleString('en-US'),
      })}
      option={option}
      height={320}
      isEmpty={curve.length === 0}
      table={{
        columns: [
          { title: room('accounts'), unit: room('accountsUnit'), align: 'right' },
          { title: w('accountsShare'), unit: '%' },
          { title: w('axisShare'), unit: '%' },
        ],
        rows: curve.map((point) => [
          point.accounts.toLocaleString('en-US'),
          all ? percentText(point.accounts / all) : '—',
          percentText(point.share),
        ]),
      }}
    />
  )
}
