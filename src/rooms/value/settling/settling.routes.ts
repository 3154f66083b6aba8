// Doors to rates and settings.
import { Refusal } from '#base/refusal.ts'
import { holds } from '#base/viewer.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { type Call, serve } from '#server/call.ts'
import { type RateKind, rateKinds, ratesOn, unitOfDefaults } from './rates.ts'
import { checkSettings } from './settings.ts'
import { settlingDoors } from './settling.contract.ts'
import { currentSettings, datedRates, dropRate, saveRate, saveSettings } from './settling.store.ts'

export const settlingDesk = serve(settlingDoors, {
  'GET /value/rates': async (call) => {
    const { currency } = await findCompany(call.db)
    return {
      currency,
      rows: await datedRates(call.db),
      defaults: ratesOn([], '0001-01-01', unitOfDefaults(currency)),
      may: maySettle(call, 'PUT /value/rates/:kind/:validFrom'),
    }
  },

  'PUT /value/rates/:kind/:validFrom': async (call, { path, body }) => {
    const kind = kindFrom(path.kind)
    if (kind === 'capital' && body.amount > 1)
      throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'amount', code: 'value.shareTooLarge' }])
    const revision = await saveRate(call.db, call.actor, kind, path.validFrom, body.amount, call.revision)
    const personName = call.viewer.name || null
    return { kind, validFrom: path.validFrom, amount: body.amount, personName, revision }
  },

  'DELETE /value/rates/:kind/:validFrom': async (call, { path }) => {
    if (!(await dropRate(call.db, call.actor, kindFrom(path.kind), path.validFrom, call.revision)))
      throw noSuchRate()
  },

  'GET /value/settings': async (call) => shownSettings(call),

  'PUT /value/settings': async (call, { body }) => {
    const problems = checkSettings(body)
    if (problems.length) throw new Refusal('invalid', 'web.badInput', {}, problems)
    await saveSettings(call.db, call.actor, body, call.revision)
    return shownSettings(call)
  },
})

const noSuchRate = () => new Refusal('notFound', 'value.noSuchRate')
const kindFrom = (text: string): RateKind => {
  const kind = rateKinds.find((one) => one === text)
  if (!kind) throw noSuchRate()
  return kind
}

const maySettle = (call: Call, door: keyof typeof settlingDoors): 'settle'[] =>
  holds(call.viewer, settlingDoors[door].may) ? ['settle'] : []

const shownSettings = async (call: Call) => ({
  ...(await currentSettings(call.db)),
  may: maySettle(call, 'PUT /value/settings'),
})
