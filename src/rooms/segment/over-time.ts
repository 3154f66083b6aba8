// How the business hung on its key accounts month by month: their share, who came and went, and the largest few.
import { addMonths, type Day, type Month, monthsBetween } from '#base/calendar.ts'

/** What one account bought, month by month, and how it stood. Money in minor units. */
export type Book = {
  accountId: string
  name: string
  /** Months since year 0, ascending, beside what was bought in each. */
  months: readonly number[]
  net: readonly number[]
  /** Null where no line of the month has a cost. */
  profit: readonly (number | null)[]
  /** Every standing in order: from which day on, and in which layer. */
  standings: readonly { since: Day; layer: string | null }[]
}

export type MonthShares = {
  month: Month
  /** As accounts stood on the last day of the month; null while nobody had a tier yet. */
  keyAccounts: number | null
  entered: number | null
  left: number | null
  netMinor: number
  /** Of the month, and of the twelve months that end with it; null where the whole is unknown or not above nothing. */
  keyNetShare: number | null
  keyNetShare12: number | null
  keyProfitShare: number | null
  keyProfitShare12: number | null
  largestShare: number | null
  largestShare12: number | null
  topFiveShare: number | null
  topFiveShare12: number | null
  /** Whoever is largest over the twelve months. */
  largest: { accountId: string; name: string } | null
}

export const monthNumber = (month: Month): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

const share = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole <= 0 ? null : part / whole

/** The layer in which an account stood before a day; undefined when it had never been tiered. */
const layerBefore = (book: Book, day: Day): string | null | undefined => {
  let found: string | null | undefined
  for (const one of book.standings) {
    if (one.since >= day) break
    found = one.layer
  }
  return found
}

const largestOf = (values: Float64Array, count: number): number => {
  const top = [...values].sort((a, b) => b - a).slice(0, count)
  return top.reduce((sum, value) => sum + Math.max(0, value), 0)
}

/** `first` is the ledger's first month: a window of twelve that begins before it is not whole. */
export const sharesByMonth = (
  books: readonly Book[],
  months: readonly Month[],
  first: Month,
): MonthShares[] => {
  const start = months[0]
  if (start === undefined) return []
  const begin = monthNumber(addMonths(start, -11))
  const width = 11 + months.length
  const spread = (book: Book, values: readonly (number | null)[]) => {
    const line = new Float64Array(width)
    book.months.forEach((month, index) => {
      const at = month - begin
      if (at >= 0 && at < width) line[at] = values[index] ?? 0
    })
    return line
  }
  const nets = books.map((book) => spread(book, book.net))
  const profits = books.map((book) => spread(book, book.profit))
  const costed = books.some((book) => book.profit.some((value) => value !== null))
  const total = (
    lines: readonly Float64Array[],
    from: number,
    to: number,
    who?: readonly boolean[],
  ): number => {
    let sum = 0
    lines.forEach((line, index) => {
      if (who && !who[index]) return
      for (let at = from; at <= to; at++) sum += line[at] ?? 0
    })
    return sum
  }
  const standingAt = (day: Day) => {
    const layers = books.map((book) => layerBefore(book, day))
    return layers.some((layer) => layer !== undefined) ? layers.map((layer) => layer === 'key') : null
  }
  let before = standingAt(start)
  return months.map((month, index) => {
    const at = 11 + index
    const key = standingAt(addMonths(month, 1))
    const was = before
    before = key
    const whole12 = monthsBetween(first, month) >= 11
    const net = total(nets, at, at)
    const net12 = whole12 ? total(nets, at - 11, at) : null
    const profit = costed ? total(profits, at, at) : null
    const profit12 = costed && whole12 ? total(profits, at - 11, at) : null
    const single = Float64Array.from(nets, (line) => line[at] ?? 0)
    const rolling = Float64Array.from(nets, (line) => {
      let sum = 0
      for (let back = at - 11; back <= at; back++) sum += line[back] ?? 0
      return sum
    })
    const lead = rolling.reduce((best, value, place) => (value > (rolling[best] ?? 0) ? place : best), 0)
    const leader = books[lead]
    return {
      month,
      keyAccounts: key ? key.filter(Boolean).length : null,
      entered: key && was ? key.filter((one, place) => one && !was[place]).length : null,
      left: key && was ? was.filter((one, place) => one && !key[place]).length : null,
      netMinor: net,
      keyNetShare: share(key && total(nets, at, at, key), net),
      keyNetShare12: share(key && total(nets, at - 11, at, key), net12),
      keyProfitShare: share(key && total(profits, at, at, key), profit),
      keyProfitShare12: share(key && total(profits, at - 11, at, key), profit12),
      largestShare: share(largestOf(single, 1), net),
      largestShare12: share(largestOf(rolling, 1), net12),
      topFiveShare: share(largestOf(single, 5), net),
      topFiveShare12: share(largestOf(rolling, 5), net12),
      largest:
        leader && whole12 && (rolling[lead] ?? 0) > 0
          ? { accountId: leader.accountId, name: leader.name }
          : null,
    }
  })
}

export type Target = {
  value: number
  dueOn: Day
  startValue: number | null
  startOn: Day
}

/** Where a target wants the figure to be in a month: a straight way from its start to its due month; null outside. */
export const wayTo = (target: Target, month: Month): number | null => {
  const from = `${target.startOn.slice(0, 7)}-01`
  const to = `${target.dueOn.slice(0, 7)}-01`
  const whole = monthsBetween(from, to)
  const gone = monthsBetween(from, month)
  if (gone < 0 || gone > whole) return null
  if (whole === 0 || target.startValue === null) return target.value
  return target.startValue + ((target.value - target.startValue) * gone) / whole
}
