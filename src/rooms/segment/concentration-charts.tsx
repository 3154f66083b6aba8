// The two curves of concentration: Pareto from the largest account down, Lorenz from the smallest up.
import type { EChartsOption } from 'echarts'
import { useCallback, useMemo } from 'react'
import { Chart } from '#web/chart.tsx'
import type { Look } from '#web/chart-look.ts'
import { percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { fromNothing, paretoOption, shareAxis } from '#web/pareto-option.ts'
import type { ConcentrationOut } from './asking.tsx'
import { concentrationWords } from './concentration.words.ts'
import { lorenzOf } from './lorenz.ts'

type Tip = { dataIndex: number; seriesName?: string }

export const ParetoChart = ({ data }: { data: ConcentrationOut }) => {
  const w = useWords(concentrationWords)
  const { curve, accounts, topFifthShare, reaching80 } = data
  const points = useMemo(() => fromNothing(curve), [curve])
  const option = useCallback(
    (look: Look): EChartsOption =>
      paretoOption(
        look,
        { points, accounts, topFifthShare, reaching80 },
        {
          x: w('axisAccounts'),
          y: w('axisMoney'),
          tip: (point) =>
            w('paretoTip', {
              count: point.accounts.toLocaleString('en-US'),
              part: percentText(point.accounts / accounts),
              share: percentText(point.share),
            }),
          topFifth: w('topFifthPoint', { share: percentText(topFifthShare ?? 0) }),
          reach: w('reachPoint', { count: reaching80.toLocaleString('en-US') }),
        },
      ),
    [points, accounts, topFifthShare, reaching80, w],
  )
  return (
    <Chart
      title={w('pareto')}
      label={w('paretoLabel', {
        share: topFifthShare === null ? '—' : percentText(topFifthShare),
        few: reaching80.toLocaleString('en-US'),
      })}
      option={option}
      height={320}
      table={{
        columns: [
          { title: w('accounts'), unit: w('accountsUnit') },
          { title: w('accountsShare'), unit: '%' },
          { title: w('cumulative'), unit: '%' },
        ],
        rows: curve.map((point) => [
          point.accounts.toLocaleString('en-US'),
          percentText(point.accounts / accounts),
          percentText(point.share),
        ]),
      }}
    />
  )
}

export const LorenzChart = ({ data }: { data: ConcentrationOut }) => {
  const w = useWords(concentrationWords)
  const points = useMemo(() => lorenzOf(data.curve, data.accounts), [data])
  const gini = data.gini === null ? '—' : data.gini.toFixed(3)
  const option = useCallback(
    (look: Look): EChartsOption => ({
      grid: { left: 4, right: 20, top: 34, bottom: 28 },
      xAxis: shareAxis(look, w('axisAccountsUp')),
      yAxis: shareAxis(look, w('axisMoney')),
      tooltip: {
        trigger: 'axis',
        formatter: (params) => {
          const tip = (Array.isArray(params) ? params : [params]).find(
            (one) => (one as Tip).seriesName === 'curve',
          ) as Tip | undefined
          const point = tip && points[tip.dataIndex]
          return point
            ? w('lorenzTip', { part: percentText(point.part), share: percentText(point.share) })
            : ''
        },
      },
      series: [
        {
          name: 'curve',
          type: 'line',
          stack: 'whole',
          data: points.map((point) => [point.part, point.share]),
          showSymbol: false,
          lineStyle: { color: look.accent },
          itemStyle: { color: look.accent },
        },
        {
          // What is missing to equality, on top of the curve: its upper edge is the line of equality.
          name: 'gap',
          type: 'line',
          stack: 'whole',
          data: points.map((point) => [point.part, point.part - point.share]),
          symbol: 'none',
          silent: true,
          lineStyle: { color: look.ink3, type: 'dashed', width: 1 },
          areaStyle: { color: look.hues[1], opacity: 0.14 },
        },
        {
          name: 'labels',
          type: 'scatter',
          symbolSize: 1,
          silent: true,
          tooltip: { show: false },
          itemStyle: { color: 'transparent' },
          label: { show: true, color: look.ink3, fontSize: 12 },
          data: [
            { value: [0.42, 0.5], label: { formatter: w('equal'), position: 'left' as const } },
            {
              value: [0.64, 0.42],
              label: {
                formatter: `${w('gini')} ${gini}`,
                color: look.ink,
                fontWeight: 600,
              },
            },
          ],
        },
      ],
    }),
    [points, gini, w],
  )
  return (
    <Chart
      title={w('lorenz')}
      label={w('lorenzLabel', { gini })}
      option={option}
      height={320}
      table={{
        columns: [
          { title: w('axisAccountsUp'), unit: '%', align: 'right' },
          { title: w('axisMoney'), unit: '%' },
        ],
        rows: points.map((point) => [percentText(point.part), percentText(point.share)]),
      }}
    />
  )
}
