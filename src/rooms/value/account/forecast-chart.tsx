// Net sales of an account by month: two years behind as bars, a year ahead as a line within its band.
import type { EChartsOption } from 'echarts'
import { useCallback, useMemo } from 'react'
import { Chart } from '#web/chart.tsx'
import type { Look } from '#web/chart-look.ts'
import { Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { Failure } from '#web/states.tsx'
import { useMoneyText } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { useForecast } from './account-asking.tsx'
import { forecastPoints, yearsTold } from './forecast-points.ts'
import { tabWords } from './tab.words.ts'

export const ForecastSection = ({ accountId }: { accountId: string }) => {
  const w = useWords(tabWords)
  const read = useForecast(accountId)
  const { data } = read
  const currency = data?.currency ?? 'CNY'
  const text = useMoneyText(currency)
  const expected = useMemo(() => (data && data.by !== 'none' ? data.expected : []), [data])
  const points = useMemo(() => (data ? forecastPoints(data.past, expected) : []), [data, expected])
  const option = useCallback(
    (look: Look): EChartsOption => {
      const money = (minor: number) => look.money(minor, currency)
      const names = [w('netMonth'), w('profitMonth')]
      return {
        grid: { left: 4, right: 12, top: 40, bottom: 4 },
        legend: {
          data: [
            ...names,
            // As its band is, so that what is expected is told from what was.
            ...(expected.length
              ? [{ name: w('expected'), itemStyle: { color: look.accent, opacity: 0.3 } }]
              : []),
          ],
        },
        tooltip: {
          trigger: 'axis',
          formatter: (params) => {
            const at = (Array.isArray(params) ? params[0] : params)?.dataIndex ?? 0
            const point = points[at]
            if (!point) return ''
            const lines =
              point.expectedMinor === null
                ? [
                    `${w('netMonth')} ${money(point.netMinor ?? 0)}`,
                    `${w('profitMonth')} ${point.profitMinor === null ? '—' : money(point.profitMinor)}`,
                  ]
                : [
                    `${w('expected')} ${money(point.expectedMinor)}`,
                    `${money(point.lowMinor ?? 0)} – ${money(point.highMinor ?? 0)}`,
                  ]
            return [point.month.slice(0, 7), ...lines].join('<br>')
          },
        },
        xAxis: {
          type: 'category',
          data: points.map((point) => point.month.slice(0, 7)),
          axisLabel: { interval: look.phone ? 11 : 5 },
        },
        yAxis: {
          type: 'value',
          splitNumber: 4,
          axisLabel: { formatter: (minor: number) => look.axisMoney(minor, currency) },
        },
        series: [
          {
            name: w('netMonth'),
            type: 'bar',
            itemStyle: { color: look.accent },
            data: points.map((point) => point.netMinor),
          },
          {
            name: w('profitMonth'),
            type: 'line',
            showSymbol: false,
            itemStyle: { color: look.hues[1] },
            data: points.map((point) => point.profitMinor),
          },
          {
            // Below the band, unseen.
            name: 'low',
            type: 'line',
            stack: 'band',
            symbol: 'none',
            silent: true,
            lineStyle: { opacity: 0 },
            data: points.map((point) => point.lowMinor),
          },
          {
            name: 'band',
            type: 'line',
            stack: 'band',
            symbol: 'none',
            silent: true,
            lineStyle: { opacity: 0 },
            areaStyle: { color: look.accent, opacity: 0.16 },
            data: points.map((point) =>
              point.highMinor === null || point.lowMinor === null ? null : point.highMinor - point.lowMinor,
            ),
          },
          {
            name: w('expected'),
            type: 'line',
            symbol: 'none',
            lineStyle: { color: look.accent, type: 'dashed', width: 2 },
            itemStyle: { color: look.accent },
            data: points.map((point) => point.expectedMinor),
          },
        ],
      }
    },
    [points, expected, currency, w],
  )
  if (read.error) return <Failure error={read.error} onRetry={() => void read.refetch()} words={roomWords} />
  // The tab itself says that there are no orders.
  if (data && points.length === 0) return null
  const { aheadMinor, behindMinor } = yearsTold(data?.past ?? [], expected)
  const said = expected.length
    ? w('forecastSaid', { ahead: text(aheadMinor), behind: text(behindMinor) })
    : ''
  const money = (minor: number | null) => <Money amountMinor={minor} currency={currency} />
  return (
    <Section id="trend" boxed>
      <Chart
        title={w('forecast')}
        label={said || w('forecast')}
        option={option}
        height={260}
        loading={read.isPending}
        table={{
          columns: [
            { title: w('month') },
            { title: w('netMonth') },
            { title: w('profitMonth') },
            { title: w('expected') },
            { title: w('low') },
            { title: w('high') },
          ],
          rows: [...points]
            .reverse()
            .map((point) => [
              point.month.slice(0, 7),
              point.netMinor === null ? '' : money(point.netMinor),
              point.netMinor === null ? '' : money(point.profitMinor),
              point.expectedMinor === null ? '' : money(point.expectedMinor),
              point.lowMinor === null ? '' : money(point.lowMinor),
              point.highMinor === null ? '' : money(point.highMinor),
            ]),
        }}
      />
      {said ? (
        <p className="k-quiet k-small va-caption">
          {said} · {w('forecastBand')}
        </p>
      ) : null}
    </Section>
  )
}
