// What accounts are laid out by: the sides of the grid, what a place on them means, and where it leads.
import {
  attitudes,
  organisationLevels,
  ownerships,
  sizeClasses,
  statuses,
} from '#records/accounts/account.ts'
import type { Condition } from '#records/accounts/condition.ts'
import { industryCode, industryOf } from '#records/accounts/industry.ts'

export const dimensions = [
  'status',
  'sizeClass',
  'industrySection',
  'industryDivision',
  'region',
  'ownership',
  'organisationLevel',
  'attitude',
  'tier',
  'rfmSegment',
  'department',
] as const
export type Dimension = (typeof dimensions)[number]

/** A place on one side; null is where the fact is unknown. */
export type Place = { dimension: Dimension; key: string | null }

/** The order in which a side is read, where it has one of its own; other sides go by their number of accounts. */
export const orderOf: Partial<Record<Dimension, readonly string[]>> = {
  status: statuses,
  sizeClass: sizeClasses,
  ownership: ownerships,
  organisationLevel: organisationLevels,
  attitude: attitudes,
  rfmSegment: ['champions', 'loyal', 'potentialLoyalists', 'new', 'atRisk', 'hibernating', 'others'],
}
/** Sides whose keys are their own order. */
export const alphabetical: readonly Dimension[] = ['industrySection', 'industryDivision', 'tier']

/** From what is stored to a place: an industry's text becomes its section or division. */
export const keyOf = (dimension: Dimension, stored: string | null): string | null => {
  if (stored === null || (dimension !== 'industrySection' && dimension !== 'industryDivision')) return stored
  const known = industryOf(stored)
  if (!known) return null
  if (dimension === 'industrySection') return known.section
  return known.division ? industryCode(known) : null
}

/** As an address or a door names a place: `sizeClass:large`, and `region:` where it is unknown. */
export const placeText = ({ dimension, key }: Place): string => `${dimension}:${key ?? ''}`

export const readPlace = (text: string): Place | null => {
  const at = text.indexOf(':')
  const dimension = dimensions.find((one) => one === text.slice(0, at))
  return dimension ? { dimension, key: text.slice(at + 1) || null } : null
}

/** The conditions of a segment that holds the same accounts; null where no condition can say it. */
export const conditionsAt = (places: readonly Place[]): Condition[] | null => {
  const conditions: Condition[] = []
  for (const { dimension, key } of places) {
    if (key === null || dimension === 'department') return null
    conditions.push(
      dimension === 'industrySection' || dimension === 'industryDivision'
        ? { field: 'industry', in: [key] }
        : { field: dimension, in: [key] },
    )
  }
  return conditions
}

const inList: Partial<Record<Dimension, string>> = { rfmSegment: 'segment' }
const lackInList: Partial<Record<Dimension, string>> = { rfmSegment: 'segment', tier: 'ungraded' }

/** The list of accounts at some places. */
export const listAddress = (places: readonly Place[]): string => {
  const query = new URLSearchParams()
  const lacks = places
    .filter((place) => place.key === null)
    .map(({ dimension }) => lackInList[dimension] ?? dimension)
  for (const { dimension, key } of places) if (key !== null) query.set(inList[dimension] ?? dimension, key)
  if (lacks.length) query.set('lacks', lacks.join(','))
  const text = query.toString()
  return text ? `/accounts?${text}` : '/accounts'
}

/** Named pairs of sides: what is usually asked first. */
export const layouts: readonly { key: string; rows: Dimension; columns: Dimension }[] = [
  { key: 'statusSize', rows: 'sizeClass', columns: 'status' },
  { key: 'sizeIndustry', rows: 'industryDivision', columns: 'sizeClass' },
  { key: 'regionIndustry', rows: 'region', columns: 'industrySection' },
  { key: 'valueAttitude', rows: 'attitude', columns: 'tier' },
]
