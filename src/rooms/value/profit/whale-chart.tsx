// The whale curve: contribution added up from the best account to the worst, with its top and what falls off after it.
import type { EChartsOption } from 'echarts'
import { useCallback, useMemo } from 'react'
import { Chart } from '#web/chart.tsx'
import type { Look } from '#web/chart-look.ts'
import { Money, percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Why } from '#web/why.tsx'
import type { ProfitOut, Run } from '../asking.tsx'
import { useMoneyText } from '../value-text.tsx'
import { profitWords } from './profit.words.ts'
import { atPeak, type WhalePoint, whaleTold } from './whale.ts'

export const WhaleChart = ({ data, run }: { data: ProfitOut; run: Run }) => {
  const w = useWords(profitWords)
  const currency = run.currency ?? 'CNY'
  const money = useMoneyText(currency)
  const told = whaleTold(data.whale, data.peak)
  const { rise, fall } = useMemo(() => atPeak(data.whale, data.peak), [data])
  const end = data.whale.at(-1)
  const option = useCallback(
    (look: Look): EChartsOption => {
      const most = end?.accounts ?? 1
      const pairs = (points: readonly WhalePoint[]) => points.map((point) => [point.accounts, point.minor])
      const tip = (point: WhalePoint | undefined) =>
        point
          ? w('whaleTip', {
              count: point.accounts.toLocaleString('en-US'),
              money: look.money(point.minor, currency),
            })
          : ''
      const peakAt = data.peak ? data.peak.accounts / most : 0
      return {
        grid: { left: 4, right: 20, top: 44, bottom: 28 },
        xAxis: {
          type: 'value',
          min: 0,
          max: most,
          name: w('axisAccounts'),
          splitLine: { show: false },
          axisLabel: { formatter: (value: number) => look.count(value), showMaxLabel: most % 10 === 0 },
        },
        yAxis: {
          type: 'value',
          name: w('axisMoney'),
          axisLabel: { formatter: (value: number) => look.axisMoney(value, currency) },
        },
        tooltip: {
          trigger: 'axis',
          formatter: (params) => {
            const found = (Array.isArray(params) ? params : [params]) as {
              seriesName?: string
              dataIndex: number
            }[]
            const later = found.find((one) => one.seriesName === 'fall')
            const first = found.find((one) => one.seriesName === 'rise')
            return tip(later ? fall[later.dataIndex] : first ? rise[first.dataIndex] : undefined)
          },
        },
        series: [
          {
            name: 'rise',
            type: 'line',
            data: pairs(rise),
            showSymbol: false,
            lineStyle: { color: look.accent, width: 2.5 },
            itemStyle: { color: look.accent },
            areaStyle: { color: look.accent, opacity: 0.1 },
          },
          {
            name: 'fall',
            type: 'line',
            data: pairs(fall),
            showSymbol: false,
            lineStyle: { color: look.bad, width: 2.5 },
            itemStyle: { color: look.bad },
            areaStyle: { color: look.bad, opacity: 0.1 },
          },
          {
            name: 'points',
            type: 'scatter',
            symbolSize: 9,
            silent: true,
            tooltip: { show: false },
            label: { show: true, fontSize: 12, fontWeight: 600, color: look.ink },
            data: [
              ...(data.peak
                ? [
                    {
                      value: [data.peak.accounts, data.peak.minor],
                      itemStyle: { color: look.surface, borderColor: look.accent, borderWidth: 2 },
                      label: {
                        formatter: w('peakPoint', {
                          count: data.peak.accounts.toLocaleString('en-US'),
                          money: look.money(data.peak.minor, currency),
                        }),
                        position: (peakAt > 0.5 ? 'left' : 'right') as 'left' | 'right',
                        offset: [peakAt > 0.5 ? 4 : -4, -16],
                      },
                    },
                  ]
                : []),
              ...(end && fall.length
                ? [
                    {
                      value: [end.accounts, end.minor],
                      itemStyle: { color: look.surface, borderColor: look.bad, borderWidth: 2 },
                      label: {
                        formatter: w('leftPoint', { money: look.money(end.minor, currency) }),
                        position: 'left' as const,
                        offset: [2, 18],
                        color: look.bad,
                      },
                    },
                  ]
                : []),
            ],
          },
        ],
      }
    },
    [rise, fall, end, data.peak, currency, w],
  )
  return (
    <Chart
      title={
        <span className="va-head">
          {w('whale')}
          <Why title={w('whaleWhy')} formula={w('whaleFormula')} asOf={run.asOf} version={run.formula} />
        </span>
      }
      label={
        told
          ? w('whaleLabel', {
              earners: told.earners,
              earned: money(told.earnedMinor),
              left: money(told.leftMinor),
            })
          : w('whale')
      }
      option={option}
      height={340}
      table={{
        columns: [
          { title: w('axisAccounts'), align: 'right' },
          { title: w('soFar') },
          { title: w('ofPeak'), unit: '%' },
        ],
        rows: data.whale.map((point) => [
          <span key="accounts" className="k-number">
            {point.accounts.toLocaleString('en-US')}
          </span>,
          <Money key="money" amountMinor={point.minor} currency={currency} exact />,
          end && end.minor > 0 ? percentText(point.minor / end.minor) : '—',
        ]),
      }}
    />
  )
}
