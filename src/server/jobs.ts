// Long work: a row says how far it is; pg-boss brings it to a worker and brings it again after a crash.
import { sql } from 'kysely'
import { PgBoss } from 'pg-boss'
import { Refusal } from '#base/refusal.ts'
import type { Database, Db } from './database.ts'
import type { Files } from './files.ts'
import { newId } from './id.ts'
import type { Log } from './log.ts'

/** What a kind of job is given while it runs. */
export type Work = {
  database: Database
  files: Files
  jobId: string
  personId: string | null
  now: () => Date
  /** Tells how far it is; throws `Cancelled` when someone asked it to stop. */
  progress: (done: number, total?: number) => Promise<void>
}

export type JobKind<Input> = {
  kind: string
  /** Does the work; may be called again with the same input after a crash and must then go on or begin anew. */
  run: (work: Work, input: Input) => Promise<Record<string, unknown>>
}

// Kinds differ in their input; which one belongs to a row is known by its name only.
// biome-ignore lint/suspicious/noExplicitAny: see above.
export type AnyKind = JobKind<any>

export type Workplace = { database: Database; files: Files; log: Log; now: () => Date }

export class Cancelled extends Error {}

export type JobRow = {
  id: string
  kind: string
  input: Record<string, unknown>
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  total: number | null
  result: Record<string, unknown> | null
  failure: { code: string; params: Record<string, string | number> } | null
  person_id: string | null
  created_at: Date
  started_at: Date | null
  ended_at: Date | null
  cancel_asked_at: Date | null
}

export type Jobs = {
  /** Puts work in the queue; `wait` in the command line runs it at once instead. */
  start: <Input extends Record<string, unknown>>(
    kind: JobKind<Input>,
    input: Input,
    personId: string | null,
  ) => Promise<string>
}

const insertJob = async (
  db: Db,
  kind: string,
  input: Record<string, unknown>,
  personId: string | null,
  now: Date,
) => {
  const id = newId(now)
  await sql`insert into job (id, kind, input, state, done, person_id, created_at)
    values (${id}, ${kind}, ${JSON.stringify(input)}::jsonb, 'waiting', 0, ${personId}, ${now})`.execute(db)
  return id
}

/** Leaves work for whoever looks next, from inside other work, where no queue is at hand; gives the job's id. */
export const leaveJob = <Input extends Record<string, unknown>>(
  db: Db,
  kind: JobKind<Input>,
  input: Input,
  personId: string | null,
  now: Date,
): Promise<string> => insertJob(db, kind.kind, input, personId, now)

const failureOf = (error: unknown): { code: string; params: Record<string, string | number> } =>
  error instanceof Refusal
    ? { code: error.code, params: error.params }
    : { code: 'desk.jobBroke', params: {} }

// A job whose runner has not been heard of for this long is taken over.
const silentMs = 20_000

/** Makes a waiting job, or one whose runner died, one's own; two runners never get the same. */
const claim = async (db: Db, id: string, now: Date): Promise<JobRow | undefined> =>
  (
    await sql<JobRow>`update job set state = 'running', started_at = coalesce(started_at, ${now}::timestamptz), alive_at = ${now}
      where id = ${id} and (state = 'waiting' or (state = 'running' and alive_at < ${new Date(now.getTime() - silentMs)}))
      returning *`.execute(db)
  ).rows[0]

/** Runs one job to its end and writes how it ended. Does nothing when another runner has it. */
export const runJob = async (
  place: Workplace,
  kinds: readonly AnyKind[],
  jobId: string,
  onProgress?: (done: number, total: number | null) => void,
): Promise<JobRow | undefined> => {
  const { database, now, log } = place
  const { db } = database
  const row = await claim(db, jobId, now())
  if (!row) return findJob(db, jobId)
  const end = async (state: JobRow['state'], result: unknown, failure: unknown) => {
    await sql`update job set state = ${state}, result = ${JSON.stringify(result)}::jsonb,
      failure = ${JSON.stringify(failure)}::jsonb, ended_at = ${now()} where id = ${jobId}`.execute(db)
    return findJob(db, jobId)
  }
  const kind = kinds.find((candidate) => candidate.kind === row.kind)
  if (!kind) return end('failed', null, { code: 'desk.unknownJob', params: { kind: row.kind } })
  if (row.cancel_asked_at) return end('cancelled', null, null)
  const beat = setInterval(() => {
    sql`update job set alive_at = ${now()} where id = ${jobId}`.execute(db).catch(() => {})
  }, silentMs / 4)
  let told = 0
  const progress = async (done: number, total?: number) => {
    onProgress?.(done, total ?? null)
    // Often enough for a person to see it move, seldom enough to cost nothing.
    if (Date.now() - told < 250 && done !== total) return
    told = Date.now()
    const answer = await sql<{ cancel_asked_at: Date | null }>`update job
      set done = ${done}, total = ${total ?? null}, alive_at = ${now()} where id = ${jobId} returning cancel_asked_at`.execute(
      db,
    )
    if (answer.rows[0]?.cancel_asked_at) throw new Cancelled()
  }
  try {
    const work = { database, files: place.files, jobId, personId: row.person_id, now, progress }
    return await end('done', await kind.run(work, row.input), null)
  } catch (error) {
    if (error instanceof Cancelled) return await end('cancelled', null, null)
    log.error({ err: error, job: jobId, kind: row.kind }, 'a job failed')
    return await end('failed', null, failureOf(error))
  } finally {
    clearInterval(beat)
  }
}

export const findJob = async (db: Db, id: string): Promise<JobRow | undefined> =>
  (await sql<JobRow>`select * from job where id = ${id}`.execute(db)).rows[0]

/** Runs work at once, in this process: for the command line. */
export const runNow = async <Input extends Record<string, unknown>>(
  place: Workplace,
  kind: JobKind<Input>,
  input: Input,
  onProgress?: (done: number, total: number | null) => void,
): Promise<JobRow> => {
  const id = await insertJob(place.database.db, kind.kind, input, null, place.now())
  const ended = await runJob(place, [kind], id, onProgress)
  if (!ended) throw new Error('the job vanished')
  return ended
}

const queue = 'mainstay'

export type Worker = Jobs & { stop: () => Promise<void> }

/** Opens the queue and works through it, one job at a time. */
export const openWorker = async (place: Workplace, kinds: readonly AnyKind[]): Promise<Worker> => {
  const { database, log, now } = place
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.run(text, values) },
    schema: 'queue',
    supervise: true,
    schedule: false,
  })
  boss.on('error', (error) => log.error({ err: error }, 'the job queue'))
  await boss.start()
  await boss.createQueue(queue, { retryLimit: 3, expireInSeconds: 6 * 3600 })
  // The embedded data has one process, so whatever is marked as running was killed with the last one.
  if (database.kind === 'embedded')
    await sql`update job set state = 'waiting' where state = 'running'`.execute(database.db)
  const takeUp = async () => {
    const open = await sql<{ id: string }>`select id from job
      where state = 'waiting' or (state = 'running' and alive_at < ${new Date(now().getTime() - silentMs)}) order by created_at`.execute(
      database.db,
    )
    for (const row of open.rows) await boss.send(queue, { jobId: row.id })
  }
  await takeUp()
  const look = setInterval(() => {
    takeUp().catch((error) => log.error({ err: error }, 'looking for abandoned jobs'))
  }, silentMs)
  await boss.work<{ jobId: string }>(queue, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
    if (job) await runJob(place, kinds, job.data.jobId)
  })
  return {
    async start(kind, input, personId) {
      const id = await insertJob(database.db, kind.kind, input, personId, now())
      await boss.send(queue, { jobId: id })
      return id
    },
    async stop() {
      clearInterval(look)
      await boss.stop({ graceful: true, timeout: 5_000, close: false })
    },
  }
}
