// What a handler is given: the database, who asks, when, and where long work and files go.
import type { Door, DoorName, Doors, Given, Taken } from '#base/contract.ts'
import type { Viewer } from '#base/viewer.ts'
import type { Db } from './database.ts'
import type { Files } from './files.ts'
import type { Jobs } from './jobs.ts'

/** Who acts, when and through what: all that an audit row needs. */
export type Actor = {
  personId: string | null
  origin: 'web' | 'cli' | 'job' | 'key'
  requestId: string | null
  now: Date
  /** The API key it came through. */
  keyId?: string
}

export type Call = {
  db: Db
  viewer: Viewer
  actor: Actor
  now: Date
  files: Files
  jobs: Jobs
  /** The revision the caller has seen (If-Match), where the door needs one. */
  revision: number | null
  /** Headers for the answer, such as cookies of a sign-in. */
  headers: Headers
  /** `origin` is how the caller reached the program, such as https://kam.example. */
  request: { headers: Headers; address: string; origin: string }
}

/** A download, streamed. */
export class FileAnswer {
  readonly name: string
  readonly type: string
  readonly stream: NodeJS.ReadableStream
  constructor(name: string, type: string, stream: NodeJS.ReadableStream) {
    this.name = name
    this.type = type
    this.stream = stream
  }
}

/** A live stream: `next` resolves with the next event, or null when nothing changed for a while. */
export class EventAnswer {
  readonly every: number
  readonly read: () => Promise<unknown>
  constructor(every: number, read: () => Promise<unknown>) {
    this.every = every
    this.read = read
  }
}

type Answer<D extends Door> = D['out'] extends 'file'
  ? FileAnswer
  : D['out'] extends 'events'
    ? EventAnswer
    : D['out'] extends 'nothing'
      ? // biome-ignore lint/suspicious/noConfusingVoidType: a handler that answers nothing just ends.
        void
      : Given<D>

/** One handler for each door; the compiler names the missing one. */
export type Handlers<D extends Doors> = {
  [Name in keyof D & DoorName]: (call: Call, taken: Taken<D[Name]>) => Promise<Answer<D[Name]>>
}

export type Desk = { doors: Doors; handlers: Record<string, (call: Call, taken: never) => Promise<unknown>> }

/** Doors with their handlers, ready to be mounted. */
export const serve = <const D extends Doors>(doors: D, handlers: Handlers<D>): Desk => ({
  doors,
  handlers: handlers as Desk['handlers'],
})
