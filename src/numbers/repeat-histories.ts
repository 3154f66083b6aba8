// Histories of repeat purchases, as the models of waiting and dropping out read them: how often since the first
// time (x), when last (tx), and how long observed (T). Times are in weeks since the first purchase; any unit fits,
// if it is one and the same. The first purchase is not counted, and all purchases of one day are one.

export type History = { x: number; tx: number; T: number }

/** One place in each column for each member of a population. */
export type Histories = { x: Float64Array; tx: Float64Array; T: Float64Array }

/** Each history once, with the number of members that have it; `of` says at which place a member's history is. */
export type Counted = Histories & { count: Float64Array; of: Uint32Array; members: number; repeats: number }

export const daysOfWeek = 7

/**
 * The history, in weeks, of a member who purchased on these days, seen up to and with the day `until`.
 * Null when there was no purchase up to then. Later days are ignored.
 * @param days ascending day numbers, a day as often as it likes.
 * Source: Fader, Hardie & Lee 2005, Marketing Science 24(2), section 2.
 * @throws RangeError when a day is no number or the days do not ascend.
 */
export function historyOf(days: ArrayLike<number>, until: number): History | null {
  const seen = distinctDays(days, -Infinity, until)
  const first = seen[0]
  if (first === undefined) return null
  return {
    x: seen.length - 1,
    tx: (seen.at(-1)! - first) / daysOfWeek,
    T: (until - first) / daysOfWeek,
  }
}

/**
 * How many different days of purchase lie after one day and up to and with another: what is counted in a holdout.
 * @throws RangeError as `historyOf`.
 */
export function repeatsBetween(days: ArrayLike<number>, after: number, until: number): number {
  return distinctDays(days, after, until).length
}

function distinctDays(days: ArrayLike<number>, after: number, until: number): number[] {
  if (!Number.isFinite(until)) throw new RangeError(`an observation that ends on day ${until}`)
  const distinct: number[] = []
  for (let i = 0; i < days.length; i++) {
    const day = days[i]!
    if (!Number.isFinite(day)) throw new RangeError(`a purchase on day ${day}`)
    if (i > 0 && day < days[i - 1]!) throw new RangeError('days that do not ascend')
    if (day > after && day <= until && day !== distinct.at(-1)) distinct.push(day)
  }
  return distinct
}

export function historyAt(histories: Histories, place: number): History {
  return { x: histories.x[place]!, tx: histories.tx[place]!, T: histories.T[place]! }
}

/** @throws RangeError when x is no count, not 0 ≤ tx ≤ T, or there is a last repeat without any or the reverse. */
export function refuseUnfit({ x, tx, T }: History): void {
  if (!(Number.isInteger(x) && x >= 0)) throw new RangeError(`a history of ${x} repeats`)
  if (!(T >= 0 && T < Infinity)) throw new RangeError(`a history observed for a time of ${T}`)
  if (!(tx >= 0 && tx <= T)) throw new RangeError(`a last repeat at ${tx} in a history of ${T}`)
  if ((x === 0) !== (tx === 0)) throw new RangeError(`${x} repeats, the last at ${tx}`)
}

/**
 * Equal histories counted once, in the order in which they first come. O(members).
 * @throws RangeError when the columns differ in length or a history is unfit, as `refuseUnfit` says.
 */
export function countEqual({ x, tx, T }: Histories): Counted {
  const members = x.length
  if (tx.length !== members || T.length !== members) throw new RangeError('columns of one length')
  let repeats = 0
  for (let i = 0; i < members; i++) {
    refuseUnfit({ x: x[i]!, tx: tx[i]!, T: T[i]! })
    repeats += x[i]!
  }
  const repeated = pairsOf(distinctOf(x), distinctOf(tx))
  const { of, values } = pairsOf(repeated, distinctOf(T))
  const count = new Float64Array(values.length)
  const first = new Uint32Array(values.length)
  for (let i = members - 1; i >= 0; i--) {
    count[of[i]!]! += 1
    first[of[i]!] = i
  }
  return {
    x: entriesOf(x, first),
    tx: entriesOf(tx, first),
    T: entriesOf(T, first),
    count,
    of,
    members,
    repeats,
  }
}

function entriesOf(column: Float64Array, places: ArrayLike<number>): Float64Array {
  const entries = new Float64Array(places.length)
  for (let i = 0; i < entries.length; i++) entries[i] = column[places[i]!]!
  return entries
}

/** The different pairs of two columns that are known by their places. */
function pairsOf(one: Distinct, other: Distinct): Distinct {
  const many = other.values.length
  const pairs = new Float64Array(one.of.length)
  for (let i = 0; i < pairs.length; i++) pairs[i] = one.of[i]! * many + other.of[i]!
  return distinctOf(pairs)
}

/**
 * About `atMost` members that stand for all: every so manieth, so that each history keeps its share. The same
 * histories give the same members. `of` is left empty.
 */
export function thinned(counted: Counted, atMost: number): Counted {
  if (counted.members <= atMost) return counted
  const every = counted.members / atMost
  const kept: number[] = []
  const counts: number[] = []
  let repeats = 0
  let passed = 0
  let taken = 0
  for (let i = 0; i < counted.count.length; i++) {
    passed += counted.count[i]!
    // The middles of the strides that this history reaches over.
    const until = Math.floor(passed / every + 0.5)
    if (until === taken) continue
    kept.push(i)
    counts.push(until - taken)
    repeats += (until - taken) * counted.x[i]!
    taken = until
  }
  return {
    x: entriesOf(counted.x, kept),
    tx: entriesOf(counted.tx, kept),
    T: entriesOf(counted.T, kept),
    count: Float64Array.from(counts),
    of: new Uint32Array(0),
    members: taken,
    repeats,
  }
}

type Distinct = { values: Float64Array; of: Uint32Array }

/**
 * The different values of a column in the order in which they first come, and the place of each entry among them, so
 * that a function of it is taken once. O(entries), by a hash table with open places.
 */
export function distinctOf(column: Float64Array): Distinct {
  // A view of the bits needs a start of its own, which a part of a larger buffer has not.
  const bits = new Uint32Array(column.slice().buffer)
  const of = new Uint32Array(column.length)
  const values: number[] = []
  let mask = 255
  let table = new Int32Array(mask + 1).fill(-1)
  const slotOf = (low: number, high: number) => {
    let hash = Math.imul(low, 0x9e3779b1)
    hash = Math.imul(hash ^ (hash >>> 15) ^ high, 0x85ebca6b)
    return (hash ^ (hash >>> 13)) & mask
  }
  for (let entry = 0; entry < column.length; entry++) {
    const value = column[entry]!
    let slot = slotOf(bits[2 * entry]!, bits[2 * entry + 1]!)
    while (table[slot]! >= 0 && values[table[slot]!] !== value) slot = (slot + 1) & mask
    if (table[slot]! >= 0) {
      of[entry] = table[slot]!
      continue
    }
    of[entry] = table[slot] = values.length
    values.push(value)
    if (values.length * 2 < table.length) continue
    mask = mask * 2 + 1
    table = new Int32Array(mask + 1).fill(-1)
    const known = new Uint32Array(Float64Array.from(values).buffer)
    for (let place = 0; place < values.length; place++) {
      let free = slotOf(known[2 * place]!, known[2 * place + 1]!)
      while (table[free]! >= 0) free = (free + 1) & mask
      table[free] = place
    }
  }
  return { values: Float64Array.from(values), of }
}
