// What an account was granted, or what was spent on it, in a month besides its order lines: money, or hours.
import type { Month } from '#base/calendar.ts'
import type { Role } from '#base/viewer.ts'

export const chargeKinds = [
  'discount',
  'rebate',
  'logistics',
  'promotion',
  'serviceHour',
  'managerHour',
] as const
export type ChargeKind = (typeof chargeKinds)[number]

/** Kinds that are counted in hours; the others are money of the ledger’s currency. */
export const hourKinds: readonly ChargeKind[] = ['serviceHour', 'managerHour']
export const isHours = (kind: ChargeKind): boolean => hourKinds.includes(kind)

/** Minor units of money, or thousandths of an hour; the other of the two is null. */
export type ChargeFigure = { amountMinor: number | null; quantityMilli: number | null }

export const figureOf = (kind: ChargeKind, value: number): ChargeFigure =>
  isHours(kind) ? { amountMinor: null, quantityMilli: value } : { amountMinor: value, quantityMilli: null }
export const valueIn = (figure: ChargeFigure): number => figure.amountMinor ?? figure.quantityMilli ?? 0
/** Whether a figure is of the sort that its kind is counted in. */
export const suits = (kind: ChargeKind, { amountMinor, quantityMilli }: ChargeFigure): boolean =>
  isHours(kind)
    ? quantityMilli !== null && amountMinor === null
    : amountMinor !== null && quantityMilli === null

/** Those who book charges of every kind. */
const bookers: readonly Role[] = ['administrator', 'salesDirector', 'finance']
/** What the one who works with the account knows better than the books. */
const ownKinds: readonly ChargeKind[] = ['promotion', 'serviceHour', 'managerHour']

/** The kinds that somebody in these roles may book. */
export const kindsFor = (roles: readonly Role[]): readonly ChargeKind[] =>
  roles.some((role) => bookers.includes(role))
    ? chargeKinds
    : roles.includes('keyAccountManager')
      ? ownKinds
      : []

/** A charge has no id of its own; where one is asked for, its kind and month are written as one. */
export const chargeId = (kind: ChargeKind, month: Month): string =>
  `00000000-0000-8000-8000-${String(chargeKinds.indexOf(kind)).padStart(6, '0')}${month.slice(0, 4)}${month.slice(5, 7)}`
export const chargeOfId = (id: string): { kind: ChargeKind; month: Month } | null => {
  const found = /^00000000-0000-8000-8000-(\d{6})(\d{4})(\d{2})$/.exec(id)
  const kind = chargeKinds[Number(found?.[1] ?? -1)]
  return found && kind ? { kind, month: `${found[2]}-${found[3]}-01` } : null
}
