// The two curves of concentration: Pareto from the largest account down, Lorenz from the smallest up.
import type { EChartsOption } from 'echarts'
import { useCallback, useMemo } from 'react'
import { Chart } from '#web/chart.tsx'
import type { Look } from '#web/chart-look.ts'
import { percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import type { ConcentrationOut } from './asking.tsx'
import { concentrationWords } from './concentration.words.ts'
import { lorenzOf } from './lorenz.ts'

const shares = (look: Look, name: string) => ({
  type: 'value' as const,
  min: 0,
  max: 1,
  name,
  interval: look.phone ? 0.5 : 0.2,
  axisLabel: { formatter: (value: number) => look.axisPercent(value) },
})

type Tip = { dataIndex: number; seriesName?: string }

export const ParetoChart = ({ data }: { data: ConcentrationOut }) => {
  const w = useWords(concentrationWords)
  const { curve, accounts, topFifthShare, reaching80 } = data
  const points = useMemo(() => {
    const from = curve[0]?.accounts === 0 ? [] : [{ accounts: 0, share: 0 }]
    return [...from, ...curve]
  }, [curve])
  const option = useCallback(
    (look: Look): EChartsOption => ({
      grid: { left: 4, right: 20, top: 34, bottom: 28 },
      xAxis: shares(look, w('axisAccounts')),
      yAxis: shares(look, w('axisMoney')),
      tooltip: {
        trigger: 'axis',
        formatter: (params) => {
          const tip = (Array.isArray(params) ? params : [params]).find(
            (one) => (one as Tip).seriesName === 'curve',
          ) as Tip | undefined
          const point = tip && points[tip.dataIndex]
          return point
            ? w('paretoTip', {
                count: point.accounts.toLocaleString('en-US'),
                part: percentText(point.accounts / accounts),
                share: percentText(point.share),
              })
            : ''
        },
      },
      series: [
        {
          name: 'curve',
          type: 'line',
          data: points.map((point) => [point.accounts / accounts, point.share]),
          showSymbol: false,
          lineStyle: { color: look.accent },
          itemStyle: { color: look.accent },
          areaStyle: { color: look.accent, opacity: 0.1 },
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: look.ink3, type: 'dashed', width: 1 },
            label: { color: look.ink3, formatter: '80%', position: 'insideEndTop' },
            data: [{ yAxis: 0.8 }],
          },
        },
        {
          name: 'points',
          type: 'scatter',
          symbolSize: 9,
          itemStyle: { color: look.surface, borderColor: look.ink, borderWidth: 2 },
          label: { show: true, color: look.ink, fontSize: 12, fontWeight: 600, position: 'right' },
          tooltip: { show: false },
          data: [
            ...(topFifthShare === null
              ? []
              : [
                  {
                    value: [0.2, topFifthShare],
                    label: {
                      formatter: w('topFifthPoint', { share: percentText(topFifthShare) }),
                      position: 'bottom' as const,
                      offset: [58, 2],
                    },
                  },
                ]),
            {
              value: [reaching80 / accounts, 0.8],
              itemStyle: { borderColor: look.accent },
              label: {
                formatter: w('reachPoint', { count: reaching80.toLocaleString('en-US') }),
                position: 'right' as const,
                offset: [2, 12],
                color: look.accent,
              },
            },
          ],
        },
      ],
    }),
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
      xAxis: shares(look, w('axisAccountsUp')),
      yAxis: shares(look, w('axisMoney')),
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
