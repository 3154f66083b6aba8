// A Pareto curve: from the largest down, how much so many hold together, with the top fifth and the 80 % marked.
import type { EChartsOption } from 'echarts'
import type { Look } from './chart-look.ts'

export type ParetoPoint = { accounts: number; share: number }

/** The curve begins at nothing, whether or not the points say so. */
export const fromNothing = (curve: readonly ParetoPoint[]): readonly ParetoPoint[] =>
  curve[0]?.accounts === 0 ? curve : [{ accounts: 0, share: 0 }, ...curve]

/** An axis of shares from 0 to 1. */
export const shareAxis = (look: Look, name: string) => ({
  type: 'value' as const,
  min: 0,
  max: 1,
  name,
  interval: look.phone ? 0.5 : 0.2,
  axisLabel: { formatter: (value: number) => look.axisPercent(value) },
})

export const paretoOption = (
  look: Look,
  curve: {
    points: readonly ParetoPoint[]
    accounts: number
    topFifthShare: number | null
    reaching80: number
  },
  says: { x: string; y: string; tip: (point: ParetoPoint) => string; topFifth: string; reach: string },
): EChartsOption => {
  const { points, topFifthShare, reaching80 } = curve
  const accounts = curve.accounts || 1
  return {
    grid: { left: 4, right: 20, top: 34, bottom: 28 },
    xAxis: shareAxis(look, says.x),
    yAxis: shareAxis(look, says.y),
    tooltip: {
      trigger: 'axis',
      formatter: (params) => {
        const tip = (Array.isArray(params) ? params : [params]).find((one) => one.seriesName === 'curve')
        const point = tip && points[tip.dataIndex]
        return point ? says.tip(point) : ''
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
        silent: true,
        itemStyle: { color: look.surface, borderColor: look.ink, borderWidth: 2 },
        label: { show: true, color: look.ink, fontSize: 12, fontWeight: 600, position: 'right' },
        tooltip: { show: false },
        data: [
          ...(topFifthShare === null
            ? []
            : [
                {
                  value: [0.2, topFifthShare],
                  label: { formatter: says.topFifth, position: 'bottom' as const, offset: [58, 2] },
                },
              ]),
          {
            value: [reaching80 / accounts, 0.8],
            itemStyle: { borderColor: look.accent },
            label: {
              formatter: says.reach,
              position: 'right' as const,
              offset: [2, 12],
              color: look.accent,
            },
          },
        ],
      },
    ],
  }
}
