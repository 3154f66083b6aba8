// The doors of merging; how tables are merged is told from the roof.
import { Refusal } from '#base/refusal.ts'
import { deciders, holds, sellers } from '#base/viewer.ts'
import { type Call, serve } from '#server/call.ts'
import { customFields, namesIn } from '../fields/field.store.ts'
import { type AccountRow, findAccount, findParent } from '../store.ts'
import { tierChanges } from '../tier.store.ts'
import { differing, suggest } from './choosing.ts'
import { mergeDoors } from './merge.contract.ts'
import { countParts, mergeAccounts, mergesOf, undoMerge, valuesOf } from './merge.store.ts'
import type { MergePart } from './part.store.ts'
import { leadsTo } from './tree.store.ts'

export const mergeDesk = (parts: readonly MergePart[]) =>
  serve(mergeDoors, {
    'GET /accounts/:accountId/merges/preview': async (call, { path, query }) => {
      const [survivor, absorbed] = await both(call, path.accountId, query.absorbedId)
      const [one, other] = [valuesOf(survivor), valuesOf(absorbed)]
      const choices = suggest(one, other)
      return {
        survivor: side(survivor),
        absorbed: side(absorbed),
        fields: differing(one, other).map((field) => ({
          field,
          survivor: one[field] ?? null,
          absorbed: other[field] ?? null,
          choice: choices[field] ?? ('survivor' as const),
        })),
        names: await namesOf(call, [survivor, absorbed]),
        counts: await countParts(call.db, parts, survivor.id, absorbed.id),
        may: mayMerge(call, [survivor, absorbed]) ? ['merge' as const] : [],
      }
    },

    'POST /accounts/:accountId/merges': async (call, { path, body }) => {
      const rows = await both(call, path.accountId, body.absorbedId)
      if (!mayMerge(call, rows)) throw new Refusal('forbidden', 'accounts.mayNotMerge')
      const mergeId = await mergeAccounts(call.db, call.actor, call.viewer, parts, {
        survivorId: path.accountId,
        absorbedId: body.absorbedId,
        choices: body.choices,
        revisions: { survivor: body.revision, absorbed: body.absorbedRevision },
      })
      return { mergeId }
    },

    'GET /accounts/:accountId/merges': async (call, { path }) => {
      const account = await existing(call, path.accountId)
      const rows = await mergesOf(call.db, account.id)
      return {
        rows: await Promise.all(
          rows.map(async (row) => ({
            id: row.id,
            absorbedId: row.absorbed_id,
            name: row.absorbed_name,
            code: row.absorbed_code,
            personName: row.person_name,
            mergedAt: row.merged_at.toISOString(),
            undoneAt: row.undone_at?.toISOString() ?? null,
            undoneByName: row.undone_by_name,
            counts: row.counts,
            tiers: row.undone_at
              ? []
              : (await tierChanges(call.db, row.absorbed_id, 20)).map(({ tier, since, reason }) => ({
                  tier,
                  since,
                  reason,
                })),
            may: row.isLast && mayMerge(call, [account]) ? ['undo' as const] : [],
          })),
        ),
      }
    },

    'DELETE /accounts/:accountId/merges/:mergeId': async (call, { path }) => {
      const account = await existing(call, path.accountId)
      if (!mayMerge(call, [account])) throw new Refusal('forbidden', 'accounts.mayNotMerge')
      return undoMerge(call.db, call.actor, parts, path.accountId, path.mergeId)
    },

    'GET /merged-accounts/:mergedId': async (call, { path }) => {
      const id = await leadsTo(call.db, path.mergedId)
      const account = id && (await findParent(call.db, call.viewer, id))
      if (!account) throw new Refusal('notFound', 'accounts.notFound')
      return account
    },
  })

const existing = async (call: Call, id: string): Promise<AccountRow> => {
  const row = await findAccount(call.db, call.viewer, id)
  if (!row) throw new Refusal('notFound', 'accounts.notFound')
  return row
}

const both = async (call: Call, survivorId: string, absorbedId: string) => {
  if (survivorId === absorbedId) throw new Refusal('conflict', 'accounts.mergeSame')
  return [await existing(call, survivorId), await existing(call, absorbedId)] as const
}

/** Whoever decides, or whoever owns all of them. */
const mayMerge = (call: Call, rows: readonly AccountRow[]): boolean =>
  holds(call.viewer, deciders) ||
  (holds(call.viewer, sellers) && rows.every((row) => row.owner_id === call.viewer.personId))

const side = (row: AccountRow) => ({
  id: row.id,
  name: row.name,
  code: row.code,
  tier: row.tier,
  ownerName: row.owner_name,
  departmentName: row.department_name,
  revision: row.revision,
  createdAt: row.created_at.toISOString(),
})

const namesOf = async (call: Call, rows: readonly AccountRow[]): Promise<Record<string, string>> => {
  const names = await namesIn(
    call.db,
    call.viewer,
    await customFields(call.db, 'account'),
    rows.map((row) => row.custom),
  )
  for (const row of rows) {
    if (row.owner_id) names[row.owner_id] = row.owner_name ?? ''
    if (row.department_id) names[row.department_id] = row.department_name ?? ''
    const parent = row.parent_id && (await findParent(call.db, call.viewer, row.parent_id))
    if (parent) names[parent.id] = parent.name
  }
  return names
}
