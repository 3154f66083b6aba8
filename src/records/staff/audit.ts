// What the log is: its books, where a change came from, and how a before and an after are told apart.

/** Everything, who signed in, and what was taken out as a file. */
export const auditBooks = ['all', 'signIn', 'export'] as const
export type AuditBook = (typeof auditBooks)[number]

export const origins = ['web', 'key', 'cli', 'job'] as const

/** The actions of the book of sign-ins. */
export const signInActions = [
  'staff.signedIn',
  'staff.signInFailed',
  'staff.lockedOut',
  'staff.secondStepFailed',
  'staff.secondStepOn',
  'staff.secondStepOff',
  'staff.secondStepReset',
  'staff.backupCodesMade',
  'staff.passwordChanged',
  'staff.linkMade',
  'staff.lockLifted',
  'staff.sessionsEnded',
  'staff.keyMade',
  'staff.keyFirstUsed',
  'staff.keyRevoked',
] as const

/** An action whose verb says that something was taken out belongs to the book of exports. */
export const exportVerb = /\.(\w*[eE]xported|\w*[dD]ownloaded|givenOut)$/

export type Difference = { field: string; before: unknown; after: unknown }

/** The fields that differ, in the order they stand in; with only one side, all that it holds. */
export const differences = (
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): Difference[] => {
  // Without a before every value that was given is news; an after that names fewer fields changed only those.
  const fields = after ? Object.keys(after) : Object.keys(before ?? {})
  return fields
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((one) => !same(one.before, one.after))
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length ? value.map(ordered) : null
  if (value === '' || value === undefined) return null
  if (value && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, one]) => [key, ordered(one)]),
    )
  return value
}
