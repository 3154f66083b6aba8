// What the first page asks the server, and who is looking.
import { deciders, importers, type Role, sellers } from '#base/viewer.ts'
import type { staffDoors } from '#records/staff/contract.ts'
import { client } from '#web/client.ts'
import { useRead } from '#web/query.ts'
import type { todayDoors } from './contract.ts'

const ask = client<typeof todayDoors>()
const staff = client<typeof staffDoors>()

export type Today = Awaited<ReturnType<typeof ask<'GET /today'>>>

export const useToday = () => useRead(['today'], (signal) => ask('GET /today', { signal }))

/** What the reader may do here; undefined while it is not known. */
export const useReader = () => {
  const me = useRead(['me'], (signal) => staff('GET /me', { signal })).data
  if (!me) return undefined
  const may = (roles: readonly Role[]) => me.roles.some((role) => roles.includes(role))
  return {
    scope: me.scope,
    mayImport: may(importers),
    mayDecide: may(deciders),
    mayAdd: may(sellers),
    mayRate: may([...sellers, 'executive', 'service', 'marketing']),
  }
}
export type Reader = NonNullable<ReturnType<typeof useReader>>
