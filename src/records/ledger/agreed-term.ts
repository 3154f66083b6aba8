// A contract runs for a term and goes on for another until somebody ends it: terms, renewals, what is still to come.
import { addDays, addMonths, type Day, daysBetween, monthOf, monthsBetween } from '#base/calendar.ts'

export type Agreed = {
  startsOn: Day
  termMonths: number
  /** The last day on which it holds; null while nobody has ended it. */
  endedOn: Day | null
}

export const agreedStates = ['upcoming', 'running', 'endsSoon', 'ended'] as const
export type AgreedState = (typeof agreedStates)[number]

/** So many days before it runs out or goes on, somebody should think of it. */
export const soonDays = 60

/** The same day some months later, or the last one of a month that is too short for it. */
const monthsAfter = (day: Day, months: number): Day => {
  const month = addMonths(monthOf(day), months)
  const last = addDays(addMonths(month, 1), -1)
  const wanted = month.slice(0, 8) + day.slice(8)
  return wanted < last ? wanted : last
}

/** The day on which the n-th term is over and the next one begins, counted from the start. */
export const renewalDay = ({ startsOn, termMonths }: Agreed, terms: number): Day =>
  monthsAfter(startsOn, terms * termMonths)

/** How many renewal days have come by a day, that day itself included. */
const daysCome = (agreed: Agreed, by: Day): number => {
  if (by < agreed.startsOn) return 0
  const most = Math.floor(monthsBetween(agreed.startsOn, by) / agreed.termMonths)
  return most > 0 && renewalDay(agreed, most) > by ? most - 1 : most
}

const earlier = (a: Day, b: Day | null): Day => (b !== null && b < a ? b : a)

/** Whole terms lived through by the end of a day. */
export const termsCompleted = (agreed: Agreed, asOf: Day): number =>
  daysCome(agreed, addDays(earlier(asOf, agreed.endedOn), 1))

/**
 * How often it went on for another term by a day. One that ends on the day before its renewal, or on that very day, did
 * not go on.
 */
export const renewals = (agreed: Agreed, asOf: Day): number => {
  const come = daysCome(agreed, earlier(asOf, agreed.endedOn))
  return agreed.endedOn !== null && come > 0 && renewalDay(agreed, come) === agreed.endedOn ? come - 1 : come
}

/** When it will next go on by itself; null for one that has been ended, also with effect from a later day. */
export const nextRenewalOn = (agreed: Agreed, asOf: Day): Day | null =>
  agreed.endedOn === null ? renewalDay(agreed, daysCome(agreed, asOf) + 1) : null

export const agreedStateOf = (agreed: Agreed, asOf: Day): AgreedState => {
  if (agreed.endedOn !== null && agreed.endedOn < asOf) return 'ended'
  if (agreed.startsOn > asOf) return 'upcoming'
  const turn = agreed.endedOn ?? (nextRenewalOn(agreed, asOf) as Day)
  return daysBetween(asOf, turn) <= soonDays ? 'endsSoon' : 'running'
}

/** What the running term, or the first one that is yet to begin, will still bring after a day. */
export const leftOfTermMinor = (agreed: Agreed & { yearlyMinor: number }, asOf: Day): number => {
  const terms = daysCome(agreed, asOf)
  const begins = renewalDay(agreed, terms)
  const over = renewalDay(agreed, terms + 1)
  const stops = earlier(over, agreed.endedOn === null ? null : addDays(agreed.endedOn, 1))
  const from = asOf < begins ? begins : addDays(asOf, 1)
  const left = Math.max(0, daysBetween(from, stops))
  return Math.round(((agreed.yearlyMinor * agreed.termMonths) / 12) * (left / daysBetween(begins, over)))
}

/** The term, in months, of what starts on a day and holds until the end of another; 0 where that is before the start. */
export const termOf = (startsOn: Day, lastDay: Day): number => {
  if (lastDay < startsOn) return 0
  const over = addDays(lastDay, 1)
  const months = monthsBetween(startsOn, over)
  // Some write the day of the renewal, some the day before it: the nearest whole month is meant.
  const nearest = [months - 1, months, months + 1].sort(
    (a, b) => off(startsOn, a, over) - off(startsOn, b, over),
  )[0] as number
  return Math.max(1, nearest)
}

const off = (startsOn: Day, months: number, over: Day): number =>
  Math.abs(daysBetween(monthsAfter(startsOn, months), over))
