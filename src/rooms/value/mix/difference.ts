// What a change is made of: the steps from before to now, the part that did most, and the one that worked against it.
export const changeParts = ['price', 'volume', 'mix', 'new', 'lost'] as const
export type ChangePart = (typeof changeParts)[number]

export type Change = Record<`${ChangePart}Minor`, number> & { baseMinor: number; nowMinor: number }

export type Step = { key: 'base' | ChangePart | 'now'; fromMinor: number; toMinor: number }

export const stepsOf = (change: Change): Step[] => {
  const steps: Step[] = [{ key: 'base', fromMinor: 0, toMinor: change.baseMinor }]
  let at = change.baseMinor
  for (const key of changeParts) {
    steps.push({ key, fromMinor: at, toMinor: at + change[`${key}Minor`] })
    at += change[`${key}Minor`]
  }
  return [...steps, { key: 'now', fromMinor: 0, toMinor: change.nowMinor }]
}

/** Where the axis begins: at zero, unless the changes would be too small to be seen. */
export const axisFrom = (steps: readonly Step[]): number => {
  const changes = steps.filter((step) => step.key !== 'base' && step.key !== 'now')
  const levels = steps.flatMap((step) =>
    step.key === 'base' || step.key === 'now' ? [step.toMinor] : [step.fromMinor, step.toMinor],
  )
  const low = Math.min(...levels)
  const span = Math.max(...levels) - low
  if (low <= 0 || changes.length === 0 || span === 0 || span > low / 2) return 0
  const raw = low - span * 0.6
  const size = 10 ** Math.floor(Math.log10(span))
  return Math.max(0, Math.floor(raw / size) * size)
}

/** Against the change, and large enough to be told. */
const counts = 0.25

export const mainPart = (change: Change): { main: ChangePart; against: ChangePart | null } | null => {
  const whole = change.nowMinor - change.baseMinor
  if (whole === 0) return null
  const way = Math.sign(whole)
  const sorted = [...changeParts].sort((a, b) => (change[`${b}Minor`] - change[`${a}Minor`]) * way)
  const main = sorted[0] as ChangePart
  const last = sorted.at(-1) as ChangePart
  const against = change[`${last}Minor`] * -way
  return { main, against: against > Math.abs(change[`${main}Minor`]) * counts ? last : null }
}

/** What the rows that are shown leave out of the whole. */
export const restOf = (total: Change, rows: readonly Change[]): Change => {
  const sum = (key: keyof Change) => rows.reduce((all, row) => all + row[key], 0)
  return Object.fromEntries(
    (Object.keys(total) as (keyof Change)[])
      .filter((key) => key.endsWith('Minor'))
      .map((key) => [key, total[key] - sum(key)]),
  ) as Change
}
