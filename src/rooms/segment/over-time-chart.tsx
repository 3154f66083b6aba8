// The line of a share month by month with the way to its target, and the same as a table.
import type { EChartsOption } from 'echarts'
import { useCallback, useMemo } from 'react'
import { addMonths, monthOf, monthsBetween, monthsFrom } from '#base/calendar.ts'
import { Chart } from '#web/chart.tsx'
import type { Look } from '#web/chart-look.ts'
import { Percent, percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import type { MonthsOut } from './asking.tsx'
import { wayTo } from './over-time.ts'
import { overTimeWords } from './over-time.words.ts'
import type { TargetMeasure, TargetOut } from './target-dialog.tsx'

/** How far beyond the last month a target may draw the axis. */
const mostAhead = 18

type Month = MonthsOut['months'][number]
const lines = {
  keyNetShare: { main: 'keyNetShare12', beside: 'keyNetShare' },
  keyProfitShare: { main: 'keyProfitShare12', beside: 'keyProfitShare' },
  largestShare: { main: 'largestShare12', beside: 'topFiveShare12' },
} as const satisfies Record<TargetMeasure, { main: keyof Month; beside: keyof Month }>

export const OverTimeChart = ({
  data,
  measure,
  target,
}: {
  data: MonthsOut
  measure: TargetMeasure
  target: TargetOut | undefined
}) => {
  const w = useWords(overTimeWords)
  const { months } = data
  const last = months.at(-1)
  const largest = measure === 'largestShare'
  const axis = useMemo(() => {
    const end = months.at(-1)?.month
    if (!end) return []
    const ahead = target ? Math.min(mostAhead, Math.max(0, monthsBetween(end, monthOf(target.dueOn)))) : 0
    return [...months.map((one) => one.month), ...monthsFrom(addMonths(end, 1), addMonths(end, ahead))]
  }, [months, target])
  const names = {
    main: w(largest ? 'largestOne' : 'rolling'),
    beside: w(largest ? 'largestFive' : 'single'),
    way: w('way'),
  }
  const targetText = target ? percentText(target.value, 0) : ''
  const option = useCallback(
    (look: Look): EChartsOption => {
      const at = new Map(months.map((one) => [one.month, one]))
      const series = (key: keyof Month) =>
        axis.map((month) => (at.get(month)?.[key] as number | null) ?? null)
      const way = target && !largest ? axis.map((month) => wayTo(target, month)) : []
      const wayEnd = way.findLastIndex((value) => value !== null)
      const known = [
        ...series(lines[measure].main),
        ...series(lines[measure].beside),
        ...way,
        target?.value ?? null,
      ].filter((value): value is number => value !== null)
      const low = Math.min(...known)
      const high = Math.max(...known)
      // A line may begin above zero where the movement is what matters.
      const min = largest ? 0 : Math.max(0, Math.floor((low - 0.03) * 20) / 20)
      return {
        legend: {},
        xAxis: {
          type: 'category',
          data: axis.map((month) => month.slice(0, 7)),
          boundaryGap: false,
        },
        yAxis: {
          type: 'value',
          min,
          max: Math.min(1, Math.ceil((high + 0.02) * 20) / 20),
          axisLabel: { formatter: (value: number) => look.axisPercent(value) },
        },
        tooltip: {
          trigger: 'axis',
          valueFormatter: (value) => (typeof value === 'number' ? percentText(value) : '—'),
        },
        series: [
          {
            name: names.main,
            type: 'line',
            data: series(lines[measure].main),
            showSymbol: true,
            symbolSize: 5,
            lineStyle: { color: look.accent, width: 2.5 },
            itemStyle: { color: look.accent },
            ...(target && largest
              ? {
                  markLine: {
                    symbol: 'none',
                    silent: true,
                    lineStyle: { color: look.bad, type: 'dashed' as const, width: 1 },
                    label: {
                      color: look.bad,
                      formatter: w('limit', { target: targetText }),
                      position: 'insideEndTop' as const,
                    },
                    data: [{ yAxis: target.value }],
                  },
                }
              : {}),
          },
          {
            name: names.beside,
            type: 'line',
            data: series(lines[measure].beside),
            showSymbol: !largest,
            symbolSize: 4,
            lineStyle: { color: look.ink3, width: 1, type: largest ? 'solid' : 'dotted' },
            itemStyle: { color: look.ink3 },
          },
          ...(way.length
            ? [
                {
                  name: names.way,
                  type: 'line' as const,
                  // Only the end has a dot, and its label.
                  data: way.map((value, index) =>
                    index === wayEnd
                      ? {
                          value,
                          symbol: 'circle',
                          label: {
                            show: true,
                            color: look.ink2,
                            position: 'top' as const,
                            align: 'right' as const,
                            formatter: w('target', { target: targetText }),
                          },
                        }
                      : { value, symbol: 'none' },
                  ),
                  symbolSize: 6,
                  lineStyle: { color: look.hues[4], type: 'dashed' as const, width: 1.5 },
                  itemStyle: { color: look.hues[4] },
                },
              ]
            : []),
        ],
      }
    },
    [axis, months, measure, target, largest, names.main, names.beside, names.way, targetText, w],
  )
  const share = last?.[lines[measure].main] ?? null
  const label =
    !last || share === null
      ? w('label.nothing')
      : largest
        ? w('label.largest', {
            month: last.month.slice(0, 7),
            share: percentText(share),
            five: last.topFiveShare12 === null ? '—' : percentText(last.topFiveShare12),
          })
        : w('label.key', {
            month: last.month.slice(0, 7),
            share: percentText(share),
            count: last.keyAccounts ?? '—',
          })
  return (
    <Chart
      title={target ? w(`ask.${measure}`, { target: targetText }) : w(`plain.${measure}`)}
      label={label}
      option={option}
      height={300}
      table={{
        columns: [
          { title: w('month') },
          { title: w('keyAccounts'), unit: w('accountsUnit') },
          { title: w('entered') },
          { title: w('left') },
          { title: w('netRolling'), unit: '%' },
          { title: w('netSingle'), unit: '%' },
          { title: w('profitRolling'), unit: '%' },
          { title: w('largestRolling'), unit: '%' },
          { title: w('fiveRolling'), unit: '%' },
        ],
        rows: [...months]
          .reverse()
          .map((one) => [
            one.month.slice(0, 7),
            one.keyAccounts ?? '—',
            one.entered ?? '—',
            one.left ?? '—',
            <Percent key="net12" share={one.keyNetShare12} />,
            <Percent key="net" share={one.keyNetShare} />,
            <Percent key="profit12" share={one.keyProfitShare12} />,
            <Percent key="largest" share={one.largestShare12} />,
            <Percent key="five" share={one.topFiveShare12} />,
          ]),
      }}
    />
  )
}
