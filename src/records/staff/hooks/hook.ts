// What a webhook is told of, and when it is tried again.

/** Rooms whose changes can be told; an event is an action of the log, such as `accounts.changed`. */
export const hookGroups = [
  'accounts',
  'contacts',
  'timeline',
  'ledger',
  'exchange',
  'identify',
  'segment',
  'value',
  'desk',
  'staff',
  'upkeep',
] as const
export type HookGroup = (typeof hookGroups)[number]

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** As Standard Webhooks proposes: soon, then ever later, three days in all. */
const waits = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
]

/** How long to wait after so many attempts; null when there is no further one. A tenth is chance, from 0 to 1, so that what failed together does not come again together. */
export const waitAfter = (attempts: number, chance: number): number | null => {
  const wait = waits[attempts - 1]
  return wait === undefined ? null : Math.round(wait * (1 + 0.1 * chance))
}

/** Why an address is none that a webhook may have; null when it may. */
export const addressProblem = (text: string, httpAllowed: boolean): string | null => {
  if (!URL.canParse(text)) return 'staff.hookBadAddress'
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(httpAllowed && url.protocol === 'http:')) return 'staff.hookNeedsHttps'
  if (url.username || url.password) return 'staff.hookNoPassword'
  return null
}

/** What is sent: who, what and when, by ids; no name, no figure, no text of a record. */
export const payloadOf = (row: {
  id: string
  at: Date
  action: string
  subjectKind: string
  subjectId: string
  accountId: string | null
  personId: string | null
  origin: string
}): string =>
  JSON.stringify({
    type: row.action,
    timestamp: row.at.toISOString(),
    data: {
      id: row.id,
      subject: { kind: row.subjectKind, id: row.subjectId },
      accountId: row.accountId,
      personId: row.personId,
      origin: row.origin,
    },
  })
