// Whether two accounts may be one customer, and by what one sees it.
import { domainOf, phoneKey, plainName } from './naming.ts'
import { contradict } from './region.ts'

export const likenesses = ['taxNumber', 'name', 'domain', 'phone', 'similarName'] as const
export type Likeness = (typeof likenesses)[number]

export type Signs = {
  name: string
  taxNumber: string | null
  website: string | null
  phones: readonly string[]
  /** Where mail to its people goes. */
  emails: readonly string[]
}

/**
 * Two names of one company: the same core, and regions that do not speak against it. 南京 and 苏州 do, 江苏 and 南京 do
 * not; a name without a region fits every one.
 */
export const sameName = (a: string, b: string): boolean => {
  const [one, other] = [plainName(a), plainName(b)]
  if (one.core === '' || one.core !== other.core) return false
  if (one.regions.length === 0 || other.regions.length === 0) {
    // Short cores such as 银行 are a trade, which only a region makes a name.
    return one.regions.length === other.regions.length || [...one.core].length >= 3
  }
  return !contradict(one.regions, other.regions)
}

/** Within a group a name with another place, or with none, is that of a sister or of the head. */
export const sameNameInGroup = (a: string, b: string): boolean => {
  const [one, other] = [plainName(a).regions, plainName(b).regions]
  return sameName(a, b) && one.length === other.length && one.every((region) => other.includes(region))
}

/** The least number of signs to put in, take out, exchange or swap with a neighbour (Damerau 1964); `most + 1` when it is more. */
export const editDistance = (a: string, b: string, most: number): number => {
  const [one, other] = [[...a], [...b]]
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let last = other.map((_, place) => place).concat(other.length)
  for (const [row, sign] of one.entries()) {
    const next = [row + 1]
    for (const [column, against] of other.entries()) {
      let least = Math.min(
        (last[column] ?? 0) + (sign === against ? 0 : 1),
        (last[column + 1] ?? 0) + 1,
        (next[column] ?? 0) + 1,
      )
      if (row > 0 && column > 0 && sign === other[column - 1] && one[row - 1] === against)
        least = Math.min(least, (before[column - 1] ?? 0) + 1)
      next.push(least)
    }
    before = last
    last = next
  }
  return Math.min(last[other.length] ?? 0, most + 1)
}

/** A slip of the pen: one sign in a name of four or more, two in one of ten or more. */
export const similarName = (a: string, b: string): boolean => {
  const [one, other] = [plainName(a), plainName(b)]
  const length = Math.min([...one.core].length, [...other.core].length)
  if (length < 4) return false
  if (contradict(one.regions, other.regions)) return false
  const most = length >= 10 ? 2 : 1
  return editDistance(one.core, other.core, most) <= most
}

const tax = (text: string | null): string | null =>
  text?.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase() || null
const some = <Value>(a: readonly (Value | null)[], b: readonly (Value | null)[]): boolean =>
  a.some((one) => one !== null && b.includes(one))
const domains = (signs: Signs) => [domainOf(signs.website), ...signs.emails.map(domainOf)]

/** All that speaks for one customer, the surest first; empty when nothing does. Two tax numbers speak against a name. */
export const likenessOf = (a: Signs, b: Signs): Likeness[] => {
  const [one, other] = [tax(a.taxNumber), tax(b.taxNumber)]
  const found: Likeness[] = []
  if (one && one === other) found.push('taxNumber')
  if (sameName(a.name, b.name)) found.push('name')
  if (some(domains(a), domains(b))) found.push('domain')
  if (some(a.phones.map(phoneKey), b.phones.map(phoneKey))) found.push('phone')
  if (!found.includes('name') && similarName(a.name, b.name)) found.push('similarName')
  return found
}

/** Groups that pairs hang together in. */
export const groupsOf = (pairs: readonly (readonly [string, string])[]): string[][] => {
  const heads = new Map<string, string>()
  const headOf = (id: string): string => {
    let at = id
    for (let head = heads.get(at); head && head !== at; head = heads.get(at)) at = head
    return at
  }
  for (const [a, b] of pairs) {
    const [one, other] = [headOf(a), headOf(b)].sort() as [string, string]
    heads.set(a, heads.get(a) ?? a)
    heads.set(b, heads.get(b) ?? b)
    heads.set(other, one)
    heads.set(one, one)
  }
  return [...Map.groupBy([...heads.keys()].sort(), headOf).values()].filter((group) => group.length > 1)
}
