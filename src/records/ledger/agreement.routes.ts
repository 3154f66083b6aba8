// The doors of contracts.
import { type Day, dayIn } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { holds, importers } from '#base/viewer.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { type Call, serve } from '#server/call.ts'
import { agreedStateOf, leftOfTermMinor, nextRenewalOn, renewals } from './agreed-term.ts'
import { agreementDoors } from './agreement.contract.ts'
import {
  type AgreementFacts,
  type AgreementRow,
  addAgreement,
  agreementsOf,
  findAgreement,
  numberHolder,
  removeAgreement,
  saveAgreement,
  saveEnding,
} from './agreement.store.ts'

export const agreementDesk = serve(agreementDoors, {
  'GET /accounts/:accountId/agreements': async (call, { path }) => {
    const today = dayIn(call.now)
    const writes = holds(call.viewer, agreementDoors['POST /accounts/:accountId/agreements'].may)
    return {
      today,
      currency: await currencyOf(call),
      rows: (await agreementsOf(call.db, path.accountId)).map((row) => agreementOut(row, today)),
      may: [
        ...(writes ? (['add', 'change', 'end', 'remove'] as const) : []),
        ...(holds(call.viewer, importers) ? (['import'] as const) : []),
      ],
    }
  },

  'POST /accounts/:accountId/agreements': async (call, { path, body }) => {
    await refuseTaken(call, path.accountId, body.number, null)
    const currency = await currencyOf(call)
    const agreementId = await addAgreement(call.db, call.actor, path.accountId, { ...body, currency })
    return one(call, { ...path, agreementId })
  },

  'PATCH /accounts/:accountId/agreements/:agreementId': async (call, { path, body }) => {
    const before = await existing(call, path)
    const { number, name, startsOn, termMonths, yearlyMinor } = before
    const facts: AgreementFacts = {
      number: body.number ?? number,
      name: body.name ?? name,
      startsOn: body.startsOn ?? startsOn,
      termMonths: body.termMonths ?? termMonths,
      yearlyMinor: body.yearlyMinor ?? yearlyMinor,
    }
    await refuseTaken(call, path.accountId, facts.number, before.id)
    if (before.endedOn !== null && before.endedOn < facts.startsOn) throw endsBefore('startsOn')
    if (!(await saveAgreement(call.db, call.actor, before, facts, call.revision)))
      throw new Refusal('stale', 'web.stale')
    return one(call, path)
  },

  'DELETE /accounts/:accountId/agreements/:agreementId': async (call, { path }) => {
    if (!(await removeAgreement(call.db, call.actor, await existing(call, path), call.revision)))
      throw new Refusal('stale', 'web.stale')
  },

  'PUT /accounts/:accountId/agreements/:agreementId/ending': async (call, { path, body }) => {
    const before = await existing(call, path)
    if (body.endedOn < before.startsOn) throw endsBefore('endedOn')
    const ending = { endedOn: body.endedOn, endReason: body.reason || null }
    if (!(await saveEnding(call.db, call.actor, before, ending, call.revision)))
      throw new Refusal('stale', 'web.stale')
    return one(call, path)
  },

  'DELETE /accounts/:accountId/agreements/:agreementId/ending': async (call, { path }) => {
    const before = await existing(call, path)
    const ending = { endedOn: null, endReason: null }
    if (!(await saveEnding(call.db, call.actor, before, ending, call.revision)))
      throw new Refusal('stale', 'web.stale')
    return one(call, path)
  },
})

type Both = { accountId: string; agreementId: string }

/** Contracts are valued in the company’s own currency. */
const currencyOf = async (call: Call): Promise<string> => (await findCompany(call.db)).currency ?? 'CNY'

const existing = async (call: Call, { accountId, agreementId }: Both): Promise<AgreementRow> => {
  const row = await findAgreement(call.db, accountId, agreementId)
  if (!row) throw new Refusal('notFound', 'ledger.noSuchAgreement')
  return row
}

const refuseTaken = async (
  call: Call,
  accountId: string,
  number: string,
  own: string | null,
): Promise<void> => {
  const holder = await numberHolder(call.db, accountId, number)
  if (holder !== undefined && holder !== own)
    throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'number', code: 'ledger.numberTaken' }])
}

const endsBefore = (field: string): Refusal =>
  new Refusal('invalid', 'web.badInput', {}, [{ field, code: 'ledger.endsBefore' }])

const one = async (call: Call, both: Both) => agreementOut(await existing(call, both), dayIn(call.now))

const agreementOut = ({ accountId: _, updatedAt, ...row }: AgreementRow, today: Day) => ({
  ...row,
  state: agreedStateOf(row, today),
  renewals: renewals(row, today),
  nextRenewalOn: nextRenewalOn(row, today),
  leftMinor: leftOfTermMinor(row, today),
  updatedAt: updatedAt.toISOString(),
})
