// The facts of an account as one edits them: text in, facts out, and two people at once.
import type { Problem } from '#base/refusal.ts'
import type { Attitude, OrganisationLevel, Ownership, SizeClass, Status } from './account.ts'

/** What is typed; the tags in one line. */
export type TypedFacts = {
  name: string
  shortName: string
  code: string
  taxNumber: string
  website: string
  status: Status
  industry: string
  sizeClass: SizeClass | null
  region: string
  organisationLevel: OrganisationLevel | null
  ownership: Ownership | null
  employees: number | null
  attitude: Attitude | null
  tags: string
}

export type Facts = {
  name: string
  shortName: string | null
  code: string
  taxNumber: string | null
  website: string | null
  status: Status
  industry: string | null
  sizeClass: SizeClass | null
  region: string | null
  organisationLevel: OrganisationLevel | null
  ownership: Ownership | null
  employees: number | null
  attitude: Attitude | null
  tags: string[]
}

export const factKeys = [
  'name',
  'shortName',
  'code',
  'status',
  'industry',
  'sizeClass',
  'region',
  'organisationLevel',
  'ownership',
  'employees',
  'attitude',
  'taxNumber',
  'website',
  'tags',
] as const satisfies readonly (keyof Facts)[]

export const blankFacts: TypedFacts = {
  name: '',
  shortName: '',
  code: '',
  taxNumber: '',
  website: '',
  status: 'active',
  industry: '',
  sizeClass: null,
  region: '',
  organisationLevel: null,
  ownership: null,
  employees: null,
  attitude: null,
  tags: '',
}

export const typedOf = (facts: Facts): TypedFacts => ({
  name: facts.name,
  shortName: facts.shortName ?? '',
  code: facts.code,
  taxNumber: facts.taxNumber ?? '',
  website: facts.website ?? '',
  status: facts.status,
  industry: facts.industry ?? '',
  sizeClass: facts.sizeClass,
  region: facts.region ?? '',
  organisationLevel: facts.organisationLevel,
  ownership: facts.ownership,
  employees: facts.employees,
  attitude: facts.attitude,
  tags: facts.tags.join('、'),
})

const orNull = (text: string): string | null => text.trim() || null

export const factsFrom = (typed: TypedFacts): Facts => ({
  name: typed.name.trim(),
  shortName: orNull(typed.shortName),
  code: typed.code.trim(),
  taxNumber: orNull(typed.taxNumber),
  website: orNull(typed.website),
  status: typed.status,
  industry: orNull(typed.industry),
  sizeClass: typed.sizeClass,
  region: orNull(typed.region),
  organisationLevel: typed.organisationLevel,
  ownership: typed.ownership,
  employees: typed.employees,
  attitude: typed.attitude,
  tags: [...new Set(typed.tags.split(/[,，、;；]/).flatMap((tag) => orNull(tag) ?? []))],
})

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Only what differs from before, so that two people who change different facts do not undo each other. */
export const changesOf = (before: Facts, after: Facts): Partial<Facts> =>
  Object.fromEntries(factKeys.filter((key) => !same(before[key], after[key])).map((key) => [key, after[key]]))

/**
 * Someone else has saved meanwhile: what one typed stays, what one did not touch follows theirs.
 * `theirs` are the facts the other person changed.
 */
export const mergeFacts = (
  before: Facts,
  latest: Facts,
  typed: TypedFacts,
): { typed: TypedFacts; theirs: (keyof Facts)[] } => {
  const mine = changesOf(before, factsFrom(typed))
  return {
    typed: typedOf({ ...latest, ...mine }),
    theirs: factKeys.filter((key) => !same(before[key], latest[key])),
  }
}

/** The same rules as the door's, told before anything is sent. */
export const checkFacts = (typed: TypedFacts): Problem[] => {
  const { taxNumber, tags } = factsFrom(typed)
  return [
    ...(taxNumber && !/^[0-9A-Za-z]{6,30}$/.test(taxNumber)
      ? [{ field: 'taxNumber', code: 'accounts.taxNumberForm' }]
      : []),
    ...(tags.length > 20 || tags.some((tag) => tag.length > 30)
      ? [{ field: 'tags', code: 'accounts.tagsForm' }]
      : []),
  ]
}
