// The look of charts: colours as they are drawn now, and numbers in the reader's language.
import { shortMoney } from '#base/money.ts'
import type { Language } from '#base/words.ts'
import { countText, percentText } from './number-text.ts'
import { colour } from './theme.tsx'

export type Look = {
  ink: string
  ink2: string
  ink3: string
  line: string
  grid: string
  surface: string
  accent: string
  accentSoft: string
  good: string
  warn: string
  bad: string
  /** At most five, in an order the colour-blind can tell apart; the same thing always has the same. */
  hues: readonly string[]
  /** The one ordered palette, darkest first. */
  ramp: readonly string[]
  language: Language
  phone: boolean
  money: (amountMinor: number, currency?: string) => string
  /** Round steps as round figures, for axes: ¥700 万, not ¥700.0 万. */
  axisMoney: (amountMinor: number, currency?: string) => string
  count: (value: number) => string
  percent: (share: number) => string
  /** Whole per cents, for axes. */
  axisPercent: (share: number) => string
}

const five = [1, 2, 3, 4, 5] as const

export const lookOf = (language: Language, phone: boolean): Look => ({
  ink: colour('--ink'),
  ink2: colour('--ink-2'),
  ink3: colour('--ink-3'),
  line: colour('--line'),
  grid: colour('--grid'),
  surface: colour('--surface'),
  accent: colour('--accent'),
  accentSoft: colour('--accent-soft'),
  good: colour('--good'),
  warn: colour('--warn'),
  bad: colour('--bad'),
  hues: five.map((step) => colour(`--hue-${step}`)),
  ramp: five.map((step) => colour(`--ramp-${step}`)),
  language,
  phone,
  // As an axis formatter it is handed an index second.
  money: (amountMinor, currency) =>
    shortMoney(amountMinor, typeof currency === 'string' ? currency : 'CNY', language),
  axisMoney: (amountMinor, currency) =>
    shortMoney(amountMinor, typeof currency === 'string' ? currency : 'CNY', language).replace(
      /\.(\d*?)0+(?=\D*$)/,
      (_, kept: string) => (kept ? `.${kept}` : ''),
    ),
  count: (value) => countText(value, language),
  percent: (share) => percentText(share),
  axisPercent: (share) => percentText(share, 0),
})

const axis = (look: Look, lines: boolean) => ({
  axisLine: { show: !lines, lineStyle: { color: look.line } },
  axisTick: { show: false },
  axisLabel: { color: look.ink3, fontSize: 12 },
  nameTextStyle: { color: look.ink3, fontSize: 12 },
  splitLine: { show: lines, lineStyle: { color: look.grid } },
})

/** What every chart has in common, as an ECharts theme. */
export const themeOf = (look: Look): Record<string, unknown> => ({
  color: look.hues,
  backgroundColor: 'transparent',
  textStyle: { color: look.ink2, fontFamily: colour('--font') },
  categoryAxis: axis(look, false),
  timeAxis: axis(look, false),
  valueAxis: axis(look, true),
  logAxis: axis(look, true),
  legend: { textStyle: { color: look.ink2, fontSize: 12 }, itemWidth: 12, itemHeight: 8, icon: 'roundRect' },
  tooltip: {
    backgroundColor: colour('--raised'),
    borderColor: look.line,
    textStyle: { color: look.ink, fontSize: 12 },
    extraCssText: 'box-shadow: var(--shadow); border-radius: 6px;',
    confine: true,
  },
  visualMap: { textStyle: { color: look.ink3 }, inRange: { color: [...look.ramp].reverse() } },
  line: { symbolSize: 6, lineStyle: { width: 2 } },
  bar: { barMaxWidth: 32, itemStyle: { borderRadius: [2, 2, 0, 0] } },
})
