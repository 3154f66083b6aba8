// What every chart of axes has in common: room for its names, the legend at the top left, units above the axis.
import type { EChartsOption } from 'echarts'

type Axis = Record<string, unknown>
const listOf = (axis: unknown): Axis[] => (Array.isArray(axis) ? axis : axis ? [axis as Axis] : [])

/** Names of x axes stand below their middle, names of y axes above their end, so that Chinese is never turned. */
export const arranged = (option: EChartsOption): EChartsOption => {
  const xs = listOf(option.xAxis)
  const ys = listOf(option.yAxis)
  const named = (axes: Axis[]) => axes.some((axis) => axis.name)
  const legend = Boolean(option.legend)
  const top = 12 + (legend ? 28 : 0) + (named(ys) ? 20 : 0)
  return {
    ...option,
    ...(xs.length
      ? {
          xAxis: xs.map((axis) => ({ nameLocation: 'middle', nameGap: 28, ...axis })),
          yAxis: ys.map((axis, index) => ({
            nameLocation: 'end',
            nameGap: 12,
            ...axis,
            nameTextStyle: { align: index ? 'right' : 'left', ...(axis.nameTextStyle as object) },
          })),
          grid: option.grid ?? { left: 4, right: 12, top, bottom: named(xs) ? 28 : 4 },
        }
      : {}),
    ...(legend && !Array.isArray(option.legend) ? { legend: { top: 0, left: 0, ...option.legend } } : {}),
  } as EChartsOption
}
