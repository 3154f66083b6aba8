// The doors of the company's settings and of its rates.
import { cutDaysIn } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { type Desk, serve } from '#server/call.ts'
import type { Db } from '#server/database.ts'
import { companyDoors } from './company.contract.ts'
import { changeCompany, findCompany } from './company.store.ts'
import { addRate, allRates, changeRate, dropRate } from './rate.store.ts'

export const companyDesk = (currencyIsFixed: (db: Db) => Promise<boolean>): Desk =>
  serve(companyDoors, {
    'GET /company': async ({ db }) => ({
      ...(await findCompany(db)),
      currencyFixed: await currencyIsFixed(db),
    }),

    'PUT /company': async ({ db, actor, revision }, { body }) => {
      const company = await changeCompany(db, actor, revision, body, currencyIsFixed)
      cutDaysIn(company.timeZone)
      return { ...company, currencyFixed: await currencyIsFixed(db) }
    },

    'GET /rates': async ({ db }) => ({
      currency: (await findCompany(db)).currency,
      rows: await allRates(db),
    }),

    'POST /rates': async ({ db, actor }, { body }) => {
      const { currency } = await findCompany(db)
      if (currency === null) throw new Refusal('conflict', 'staff.currencyFirst')
      if (body.currency === currency)
        throw new Refusal('invalid', 'web.badInput', {}, [
          { field: 'currency', code: 'staff.ownCurrency', params: { currency } },
        ])
      return addRate(db, actor, body)
    },

    'PUT /rates/:currency/:validFrom': ({ db, actor, revision }, { path, body }) =>
      changeRate(db, actor, revision, { ...path, ...body }),

    'DELETE /rates/:currency/:validFrom': async ({ db, actor, revision }, { path }) => {
      await dropRate(db, actor, revision, path.currency, path.validFrom)
    },
  })
