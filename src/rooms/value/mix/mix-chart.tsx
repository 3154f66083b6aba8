// The waterfall from the sales of before to those of now, step by step.
import type { EChartsOption } from 'echarts'
import { useCallback, useMemo } from 'react'
import { Chart } from '#web/chart.tsx'
import type { Look } from '#web/chart-look.ts'
import { Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Why } from '#web/why.tsx'
import type { MixOut } from '../asking.tsx'
import { useMoneyText } from '../value-text.tsx'
import { axisFrom, changeParts, type Step, stepsOf } from './difference.ts'
import { mixWords } from './mix.words.ts'
import type { MixAsked } from './mix-asked.ts'

export const MixChart = ({ data, asked }: { data: MixOut; asked: MixAsked }) => {
  const w = useWords(mixWords)
  const money = useMoneyText(data.currency)
  const currency = data.currency ?? 'CNY'
  const steps = useMemo(() => stepsOf(data.total), [data])
  const from = useMemo(() => axisFrom(steps), [steps])
  const span = (first: string, last: string) => w('months', { from: first.slice(0, 7), to: last.slice(0, 7) })
  const names = steps
    .map(({ key }) => (key === 'base' || key === 'now' ? w(key) : w(`head.${key}`)))
    .join('|')
  const option = useCallback(
    (look: Look): EChartsOption => {
      const labels = names.split('|')
      const whole = (step: Step) => step.key === 'base' || step.key === 'now'
      const delta = (step: Step) => step.toMinor - step.fromMinor
      // On a phone seven bars leave room for the figure alone.
      const money = (minor: number, code: string) =>
        look.phone
          ? look
              .axisMoney(minor, code)
              .replace(/[¥£$€]/, '')
              .replace(/(\d{3})\.\d+/, '$1')
          : look.money(minor, code)
      const text = (step: Step) =>
        whole(step)
          ? money(step.toMinor, currency)
          : delta(step) === 0
            ? '0'
            : `${delta(step) > 0 ? '+' : ''}${money(delta(step), currency)}`
      const low = (step: Step) => (whole(step) ? from : Math.min(step.fromMinor, step.toMinor))
      const high = (step: Step) => (whole(step) ? step.toMinor : Math.max(step.fromMinor, step.toMinor))
      const colour = (step: Step) =>
        whole(step) ? (look.ramp[3] ?? look.ink3) : delta(step) < 0 ? look.bad : look.accent
      return {
        grid: { left: 4, right: 12, top: 24, bottom: 14 },
        xAxis: { type: 'category', data: labels, axisLabel: { interval: 0 } },
        yAxis: {
          type: 'value',
          min: from || undefined,
          splitNumber: 4,
          axisLabel: { formatter: (value: number) => look.axisMoney(value, currency) },
        },
        tooltip: {
          trigger: 'axis',
          axisPointer: { type: 'shadow' },
          formatter: (params) => {
            const at = (Array.isArray(params) ? params[0] : params)?.dataIndex ?? 0
            const step = steps[at]
            return step ? `${labels[at]} ${text(step)}` : ''
          },
        },
        series: [
          {
            // What lies below a step, unseen.
            type: 'bar',
            stack: 'step',
            silent: true,
            data: steps.map((step) => Math.max(low(step), 0) || Math.min(high(step), 0)),
            itemStyle: { color: 'transparent' },
            barMaxWidth: 64,
          },
          {
            type: 'bar',
            stack: 'step',
            barMaxWidth: 64,
            data: steps.map((step) => ({
              value: high(step) <= 0 ? low(step) - high(step) : high(step) - Math.max(low(step), 0),
              itemStyle: { color: colour(step), borderRadius: 2 },
              label: {
                show: true,
                position: (delta(step) < 0 ? 'bottom' : 'top') as 'bottom' | 'top',
                color: delta(step) < 0 ? look.bad : delta(step) === 0 ? look.ink3 : look.ink,
                fontSize: look.phone ? 10 : 12,
                fontWeight: 600,
                formatter: text(step),
              },
            })),
          },
        ],
      }
    },
    [steps, from, currency, names],
  )
  const said = Object.fromEntries(changeParts.map((key) => [key, money(data.total[`${key}Minor`])]))
  return (
    <div>
      <Chart
        title={
          <span className="va-head">
            {w('chart')}
            <Why
              title={w('why')}
              formula={w(asked.convention === 'oldVolume' ? 'formulaOld' : 'formula')}
              inputs={[
                { label: w('now'), value: span(asked.from, asked.to) },
                { label: w('base'), value: span(asked.baseFrom, asked.baseTo) },
              ]}
            />
          </span>
        }
        label={w('chartLabel', {
          ...said,
          base: money(data.total.baseMinor),
          now: money(data.total.nowMinor),
        })}
        option={option}
        height={300}
        table={{
          columns: [{ title: w('by') }, { title: w('change') }],
          rows: steps.map((step, index) => [
            names.split('|')[index],
            <Money
              key="money"
              amountMinor={
                step.key === 'base' || step.key === 'now' ? step.toMinor : step.toMinor - step.fromMinor
              }
              currency={currency}
              exact
            />,
          ]),
        }}
      />
      <p className="k-quiet k-small va-caption">
        {w('versus', {
          now: span(asked.from, asked.to),
          base: span(asked.baseFrom, asked.baseTo),
        })}
        {from ? ` · ${w('cut', { from: money(from) })}` : ''}
      </p>
    </div>
  )
}
