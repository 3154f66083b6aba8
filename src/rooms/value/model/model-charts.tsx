// How the model did on orders it had not seen, by frequency and week by week; and how long agreements last.
import type { EChartsOption } from 'echarts'
import { useCallback } from 'react'
import { Chart } from '#web/chart.tsx'
import type { Look } from '#web/chart-look.ts'
import { Percent, percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { roomWords } from '../words.ts'
import { modelWords } from './model.words.ts'
import type { Model } from './model-tables.tsx'

type Check = NonNullable<Model['check']>

/** What was seen is the solid grey, what a model says the accent; the same in all three. */
export const BinsChart = ({ check }: { check: Check }) => {
  const w = useWords(modelWords)
  const room = useWords(roomWords)
  const { bins } = check
  const last = bins.length - 1
  const option = useCallback(
    (look: Look): EChartsOption => ({
      legend: {},
      xAxis: {
        type: 'category',
        name: w('binAxis'),
        data: bins.map((bin, index) =>
          index === last && bin.repeats >= 7 ? w('lastBin', { from: bin.repeats }) : String(bin.repeats),
        ),
      },
      yAxis: { type: 'value', name: w('binOrders') },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        valueFormatter: (value) => (typeof value === 'number' ? value.toFixed(2) : '—'),
      },
      series: [
        {
          name: w('seen'),
          type: 'bar',
          data: bins.map((bin) => bin.seen),
          itemStyle: { color: look.ink3, opacity: 0.55 },
        },
        {
          name: w('expected'),
          type: 'bar',
          data: bins.map((bin) => bin.expected),
          itemStyle: { color: look.accent },
        },
      ],
    }),
    [bins, last, w],
  )
  return (
    <Chart
      title={w('bins')}
      label={w('binsLabel')}
      option={option}
      height={300}
      table={{
        columns: [
          { title: w('binAxis'), align: 'right' },
          { title: room('accounts'), unit: room('accountsUnit') },
          { title: w('seen') },
          { title: w('expected') },
        ],
        rows: bins.map((bin, index) => [
          index === last && bin.repeats >= 7 ? w('lastBin', { from: bin.repeats }) : bin.repeats,
          bin.accounts.toLocaleString('en-US'),
          bin.seen.toFixed(2),
          bin.expected.toFixed(2),
        ]),
      }}
    />
  )
}

export const WeeksChart = ({ check }: { check: Check }) => {
  const w = useWords(modelWords)
  const { weeks, calibrationEnd } = check
  const option = useCallback(
    (look: Look): EChartsOption => {
      const split = weeks.find((week) => week.day >= calibrationEnd)?.day
      return {
        legend: {},
        xAxis: { type: 'category', data: weeks.map((week) => week.day), boundaryGap: false },
        yAxis: {
          type: 'value',
          name: w('cumulative'),
          axisLabel: { formatter: (value: number) => look.count(value) },
        },
        tooltip: {
          trigger: 'axis',
          valueFormatter: (value) =>
            typeof value === 'number' ? Math.round(value).toLocaleString('en-US') : '—',
        },
        series: [
          {
            name: w('seen'),
            type: 'line',
            data: weeks.map((week) => week.seen),
            showSymbol: false,
            lineStyle: { color: look.ink3, width: 2 },
            itemStyle: { color: look.ink3 },
            markLine: split
              ? {
                  symbol: 'none',
                  silent: true,
                  lineStyle: { color: look.ink3, type: 'dashed', width: 1 },
                  label: { color: look.ink2, formatter: w('split'), position: 'end', rotate: 0 },
                  data: [{ xAxis: split }],
                }
              : undefined,
          },
          {
            name: w('expected'),
            type: 'line',
            data: weeks.map((week) => week.expected),
            showSymbol: false,
            lineStyle: { color: look.accent, width: 2, type: 'dashed' },
            itemStyle: { color: look.accent },
          },
        ],
      }
    },
    [weeks, calibrationEnd, w],
  )
  const end = weeks.at(-1)
  return (
    <Chart
      title={w('weeks')}
      label={w('weeksLabel', {
        split: calibrationEnd,
        seen: Math.round(end?.seen ?? 0).toLocaleString('en-US'),
        expected: Math.round(end?.expected ?? 0).toLocaleString('en-US'),
      })}
      option={option}
      height={300}
      table={{
        columns: [{ title: w('week') }, { title: w('seen') }, { title: w('expected') }],
        rows: weeks.map((week) => [
          week.day,
          Math.round(week.seen).toLocaleString('en-US'),
          Math.round(week.expected).toLocaleString('en-US'),
        ]),
      }}
    />
  )
}

export const RenewalChart = ({ renewal }: { renewal: NonNullable<Model['renewal']> }) => {
  const w = useWords(modelWords)
  const { survival } = renewal
  const option = useCallback(
    (look: Look): EChartsOption => ({
      legend: {},
      xAxis: {
        type: 'category',
        name: w('terms'),
        data: survival.map((one) => String(one.term)),
        boundaryGap: false,
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: 1,
        axisLabel: { formatter: (value: number) => look.axisPercent(value) },
      },
      tooltip: {
        trigger: 'axis',
        valueFormatter: (value) => (typeof value === 'number' ? percentText(value) : '—'),
      },
      series: [
        {
          name: w('seen'),
          type: 'line',
          data: survival.map((one) => one.seen),
          symbolSize: 6,
          lineStyle: { color: look.ink3 },
          itemStyle: { color: look.ink3 },
        },
        {
          name: w('expected'),
          type: 'line',
          data: survival.map((one) => one.expected),
          showSymbol: false,
          lineStyle: { color: look.accent, type: 'dashed' },
          itemStyle: { color: look.accent },
        },
      ],
    }),
    [survival, w],
  )
  return (
    <div>
      <Chart
        title={w('renewal')}
        label={w('renewalLabel')}
        option={option}
        height={260}
        table={{
          columns: [{ title: w('terms'), align: 'right' }, { title: w('seen') }, { title: w('expected') }],
          rows: survival.map((one) => [
            one.term,
            <Percent key="seen" share={one.seen} />,
            <Percent key="expected" share={one.expected} />,
          ]),
        }}
      />
      <p className="k-quiet k-small va-caption">
        {w('renewalHint', { count: renewal.agreements.toLocaleString('en-US') })} α {renewal.alpha.toFixed(3)}{' '}
        · β {renewal.beta.toFixed(3)}
      </p>
    </div>
  )
}
