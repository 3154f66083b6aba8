// The check of a model as a drawing: orders foreseen beside those that came, by repeats so far and week by week.

export type PlotAsk = {
  model: string
  bins: readonly { repeats: number; accounts: number; seen: number; expected: number }[]
  weeks: readonly { week: number; day: string; seen: number; expected: number }[]
  calibratedUntil: string
}

const size = { width: 1120, height: 484, left: 64, top: 88, bottom: 56, between: 96 }
const panel = (size.width - 2 * size.left - size.between) / 2
const inner = size.height - size.top - size.bottom
const seenColour = '#1f2937'
const expectedColour = '#0f766e'

const round = (value: number): string => String(Math.round(value * 10) / 10)
const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${round(x)}" y="${round(y)}" ${more}>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`

/** Steps of 1, 2 or 5 that cut a height into at most six. */
const ticksFor = (most: number): number[] => {
  const raw = Math.max(most, 1e-9) / 5
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= raw) ?? 10 * power
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, place) => place * step)
}

const axes = (left: number, most: number, title: string): string => {
  const y = (value: number) => size.top + inner * (1 - value / most)
  return [
    text(left, size.top - 26, title, 'font-size="15" font-weight="600"'),
    ...ticksFor(most).map(
      (tick) =>
        `<line x1="${left}" x2="${left + panel}" y1="${round(y(tick))}" y2="${round(y(tick))}" stroke="#e5e7eb"/>` +
        text(left - 8, y(tick) + 4, tick.toLocaleString('en'), 'text-anchor="end"'),
    ),
  ].join('')
}

const line = (
  points: readonly (readonly [x: number, y: number])[],
  colour: string,
  dashed: boolean,
): string =>
  `<polyline fill="none" stroke="${colour}" stroke-width="2"${dashed ? ' stroke-dasharray="6 4"' : ''} points="${points
    .map(([x, y]) => `${round(x)},${round(y)}`)
    .join(' ')}"/>`

export const calibrationPlot = ({ model, bins, weeks, calibratedUntil }: PlotAsk): string => {
  const mostBin = 1.05 * Math.max(...bins.flatMap((one) => [one.seen, one.expected]), 1e-9)
  const mostWeek = 1.05 * Math.max(...weeks.flatMap((one) => [one.seen, one.expected]), 1e-9)
  const right = size.left + panel + size.between
  const height = (value: number, most: number) => size.top + inner * (1 - value / most)
  const binAt = (place: number) => size.left + (panel * (place + 0.5)) / Math.max(1, bins.length)
  const weekAt = (week: number) => right + (panel * week) / Math.max(1, weeks.length)
  const cut = weekAt(weeks.filter((one) => one.day <= calibratedUntil).length)
  const dots = (of: 'seen' | 'expected', colour: string) =>
    bins
      .map(
        (one, place) =>
          `<circle cx="${round(binAt(place))}" cy="${round(height(one[of], mostBin))}" r="4" fill="${colour}"/>`,
      )
      .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" font-family="sans-serif" font-size="12" fill="#374151" role="img" aria-label="Check of ${model}">
<rect width="100%" height="100%" fill="#ffffff"/>
${axes(size.left, mostBin, 'Orders of one account in the holdout, by repeats before it')}
${line(
  bins.map((one, place) => [binAt(place), height(one.seen, mostBin)] as const),
  seenColour,
  false,
)}${dots('seen', seenColour)}
${line(
  bins.map((one, place) => [binAt(place), height(one.expected, mostBin)] as const),
  expectedColour,
  true,
)}${dots('expected', expectedColour)}
${bins.map((one, place) => text(binAt(place), size.top + inner + 20, one.repeats === 7 ? '7+' : String(one.repeats), 'text-anchor="middle"') + text(binAt(place), size.top + inner + 36, `n ${one.accounts}`, 'text-anchor="middle" fill="#6b7280" font-size="11"')).join('')}
${axes(right, mostWeek, 'Repeats of all accounts, added up week by week')}
<line x1="${round(cut)}" x2="${round(cut)}" y1="${size.top}" y2="${size.top + inner}" stroke="#9ca3af" stroke-dasharray="3 3"/>
${text(cut - 6, size.top + 12, `foreseen after ${calibratedUntil}`, 'fill="#6b7280" text-anchor="end"')}
${line(
  weeks.map((one) => [weekAt(one.week), height(one.seen, mostWeek)] as const),
  seenColour,
  false,
)}
${line(
  weeks.map((one) => [weekAt(one.week), height(one.expected, mostWeek)] as const),
  expectedColour,
  true,
)}
${weeks
  .filter((one) => one.week % Math.max(1, Math.ceil(weeks.length / 8)) === 0)
  .map((one) => text(weekAt(one.week), size.top + inner + 20, String(one.week), 'text-anchor="middle"'))
  .join('')}
${text(right + panel, size.top + inner + 36, 'week', 'text-anchor="end" fill="#6b7280" font-size="11"')}
<line x1="${size.left}" x2="${size.left + 28}" y1="20" y2="20" stroke="${seenColour}" stroke-width="2"/>${text(size.left + 36, 24, 'seen')}
<line x1="${size.left + 90}" x2="${size.left + 118}" y1="20" y2="20" stroke="${expectedColour}" stroke-width="2" stroke-dasharray="6 4"/>${text(size.left + 126, 24, `expected by ${model}`)}
</svg>
`
}
