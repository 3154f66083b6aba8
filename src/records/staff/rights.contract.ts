// Doors to what roles may do, to fields hidden from them, and to API keys, which act with a person's rights.
import { z } from 'zod'
import { doors, id, isoDate, path } from '#base/contract.ts'
import { administrators, everyone, roles } from '#base/viewer.ts'
import { maskKinds } from './mask.ts'

const door = z.object({
  /** Such as `GET /accounts/:accountId`; also a scope of API keys. */
  name: z.string(),
  summary: z.object({ zh: z.string(), en: z.string() }),
  /** Null: needs no sign-in. */
  may: z.array(z.enum(roles)).nullable(),
  /** Gives a file to keep. */
  gives: z.boolean(),
  /** Opens to no API key. */
  inPerson: z.boolean(),
})

const masks = z.object({
  revision: z.number().int(),
  hidden: z.array(z.object({ kind: z.enum(maskKinds), role: z.enum(roles) }).strict()),
})

const key = z.object({
  id,
  personId: id,
  personName: z.string(),
  name: z.string(),
  beginning: z.string(),
  scopes: z.array(z.string()),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  lastAddress: z.string().nullable(),
})

export const rightsDoors = doors({
  'GET /permissions': {
    summary: 'Every door with the roles that it opens to, room by room',
    may: everyone,
    out: z.object({ rooms: z.array(z.object({ room: z.string(), doors: z.array(door) })) }),
  },
  'GET /permissions/masks': {
    summary: 'Which kinds of fields are hidden from which roles',
    may: everyone,
    revised: true,
    out: masks,
  },
  'PUT /permissions/masks': {
    summary: 'Change which kinds of fields are hidden from which roles',
    may: administrators,
    inPerson: true,
    revised: true,
    body: masks.omit({ revision: true }).strict(),
    out: masks,
  },

  'GET /me/keys': {
    summary: 'The own API keys',
    may: everyone,
    inPerson: true,
    out: z.object({ rows: z.array(key) }),
  },
  'POST /me/keys': {
    summary: 'Make an API key; its secret is shown this once',
    may: everyone,
    inPerson: true,
    secret: true,
    body: z
      .object({
        name: z.string().trim().min(1).max(60),
        scopes: z.array(z.string().min(1).max(200)).min(1).max(300),
        /** The last day it works; null for no end. */
        expiresOn: isoDate.nullable(),
      })
      .strict(),
    out: z.object({ id, secret: z.string() }),
  },
  'DELETE /me/keys/:keyId': {
    summary: 'Revoke one of the own API keys',
    may: everyone,
    inPerson: true,
    path: path('keyId'),
    out: 'nothing',
  },
  'GET /keys': {
    summary: 'The API keys of everybody',
    may: administrators,
    inPerson: true,
    out: z.object({ rows: z.array(key) }),
  },
  'DELETE /keys/:keyId': {
    summary: 'Revoke anybody’s API key',
    may: administrators,
    inPerson: true,
    path: path('keyId'),
    out: 'nothing',
  },
})
