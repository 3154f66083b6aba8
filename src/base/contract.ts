// A door as data: method, path, who may, what goes in, what comes out. Check, types, client, OpenAPI and tests derive from it.
import { z } from 'zod'
import type { Role } from './viewer.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type DoorName = `${Method} /${string}`

export type Door = {
  summary: string
  /** Roles that may open it; `anyone` needs no sign-in. */
  may: readonly Role[] | 'anyone'
  path?: z.ZodObject
  query?: z.ZodObject
  /** A schema for JSON, or `file` for a streamed upload of any content. */
  body?: z.ZodObject | 'file'
  /** A schema for JSON, `nothing`, `file` for a download, or `events` for a live stream. */
  out: z.ZodType | 'nothing' | 'file' | 'events'
  /** A change needs If-Match with the revision that was seen; answers that carry a revision have it as their ETag. */
  revised?: true
  /** Only for a person at the screen, never for an API key. */
  inPerson?: true
  /** Open also to a person who still has to set up the second step that their role needs. */
  beforeSecondStep?: true
  /** The answer holds a secret, so it is not kept for a repeat. */
  secret?: true
}

export type Doors = Record<DoorName, Door>

type Read<Schema> = Schema extends z.ZodType
  ? z.output<Schema>
  : Schema extends 'file'
    ? ReadableStream<Uint8Array>
    : undefined
type Write<Schema> = Schema extends z.ZodType ? z.input<Schema> : Schema extends 'file' ? Blob : undefined

/** What a handler gets, checked and with defaults filled in. */
export type Taken<D extends Door> = { path: Read<D['path']>; query: Read<D['query']>; body: Read<D['body']> }
/** What a handler gives back. */
export type Given<D extends Door> = D['out'] extends z.ZodType ? z.input<D['out']> : unknown
/** What a caller sends. */
export type Sent<D extends Door> = {
  [Key in 'path' | 'query' | 'body' as D[Key] extends z.ZodType | 'file' ? Key : never]: Write<D[Key]>
}
/** What a caller receives. */
export type Received<D extends Door> = D['out'] extends z.ZodType ? z.output<D['out']> : undefined

/** Keeps the exact names and schemas; refuses a door without `may`. */
export const doors = <const T extends Doors>(list: T): T => list

export const id = z.uuid()
/** A day from 1900 on; days before are slips of a hand, and calendars and databases differ in them. */
export const isoDate = z.iso.date().refine((day) => day >= '1900')
/** A moment, from 1900 on as well, of any zone or as UTC. */
export const isoMoment = z.iso.datetime({ offset: true }).refine((moment) => moment >= '1900')
export const utcMoment = z.iso.datetime().refine((moment) => moment >= '1900')
export const money = z.number().int()
export const bilingual = z.object({ zh: z.string(), en: z.string() }).strict()

/** Path parameters, strict so that a misspelt one is told. */
export const path = <Key extends string>(...keys: Key[]) =>
  z.object(Object.fromEntries(keys.map((key) => [key, id])) as Record<Key, typeof id>).strict()

/** A keyset page: rows and, when there is more, the cursor of the next. */
export const page = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), next: z.string().nullable() })
