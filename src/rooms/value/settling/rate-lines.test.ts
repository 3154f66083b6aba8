import { expect, it } from 'vitest'
import { rateLines } from './rate-lines.ts'

const rate = (validFrom: string, amount: number) => ({
  kind: 'visit' as const,
  validFrom,
  amount,
  personName: null,
  revision: 1,
})
const defaults = { visit: 300_000, capital: 0.06 }

it('holds the default of a kind until the first rate begins', () =>
  expect(
    rateLines([rate('2026-06-01', 1), rate('2027-01-01', 2)], defaults, '2026-11-21').map((line) => [
      line.kind,
      line.amount,
      line.from,
      line.until,
      line.state,
    ]),
  ).toEqual([
    ['visit', 2, '2027-01-01', null, 'later'],
    ['visit', 1, '2026-06-01', '2026-12-31', 'inForce'],
    ['visit', 300_000, null, '2026-05-31', 'past'],
    ['capital', 0.06, null, null, 'inForce'],
  ]))
