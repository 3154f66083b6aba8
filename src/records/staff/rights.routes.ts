// The doors of permissions, masks and API keys.
import type { Door, DoorName } from '#base/contract.ts'
import { Refusal } from '#base/refusal.ts'
import { type Call, serve } from '#server/call.ts'
import { keysOf, makeKey, revokeKey } from './key.store.ts'
import { unknownScopes } from './key-scope.ts'
import { findMasks, saveMasks } from './mask.store.ts'
import { rightsDoors } from './rights.contract.ts'

/** A door as it stands on the page of permissions. */
export type KnownDoor = { name: DoorName; room: string; door: Door; summary: { zh: string; en: string } }

export const rightsDesk = (allDoors: readonly KnownDoor[], forget: () => void) => {
  const byKey = allDoors.filter(({ door }) => !door.inPerson && door.may !== 'anyone')
  const rooms = [...new Set(allDoors.map(({ room }) => room))].map((room) => ({
    room,
    doors: allDoors
      .filter((one) => one.room === room)
      .map(({ name, door, summary }) => ({
        name,
        summary,
        may: door.may === 'anyone' ? null : [...door.may],
        gives: door.out === 'file',
        inPerson: door.inPerson ?? false,
      })),
  }))
  return serve(rightsDoors, {
    'GET /permissions': async () => ({ rooms }),
    'GET /permissions/masks': (call) => findMasks(call.db),
    'PUT /permissions/masks': (call, { body }) =>
      saveMasks(call.db, call.actor, call.revision ?? 0, body.hidden),

    'GET /me/keys': async (call) => ({
      rows: (await keysOf(call.db, call.viewer.personId)).map(keyOut),
    }),
    'POST /me/keys': (call, { body }) => {
      const [unknown] = unknownScopes(body.scopes, byKey)
      if (unknown)
        throw new Refusal('invalid', 'web.badInput', {}, [
          { field: 'scopes', code: 'staff.unknownScope', params: { scope: unknown } },
        ])
      // To the end of its last day, wherever on earth.
      const expiresAt = body.expiresOn
        ? new Date(Date.parse(`${body.expiresOn}T23:59:59Z`) + 12 * 3600_000)
        : null
      if (expiresAt && expiresAt <= call.now)
        throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'expiresOn', code: 'staff.keyOver' }])
      return makeKey(call.db, call.actor, call.viewer.personId, {
        name: body.name,
        scopes: [...new Set(body.scopes)],
        expiresAt,
      })
    },
    'DELETE /me/keys/:keyId': async (call, { path }) => {
      await revoke(call, path.keyId, call.viewer.personId)
      forget()
    },
    'GET /keys': async (call) => ({ rows: (await keysOf(call.db, null)).map(keyOut) }),
    'DELETE /keys/:keyId': async (call, { path }) => {
      await revoke(call, path.keyId, null)
      forget()
    },
  })
}

const revoke = async (call: Call, keyId: string, personId: string | null) => {
  if (!(await revokeKey(call.db, call.actor, keyId, personId)))
    throw new Refusal('notFound', 'staff.noSuchKey')
}

const keyOut = (row: Awaited<ReturnType<typeof keysOf>>[number]) => ({
  id: row.id,
  personId: row.person_id,
  personName: row.person_name,
  name: row.name,
  beginning: row.beginning,
  scopes: row.scopes,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  lastAddress: row.last_address,
})
