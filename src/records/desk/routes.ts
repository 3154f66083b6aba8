// The doors to long work.
import { Refusal } from '#base/refusal.ts'
import { holds } from '#base/viewer.ts'
import { type Call, EventAnswer, serve } from '#server/call.ts'
import { deskDoors } from './contract.ts'
import { askToStop, type JobLine, newestJobs, oneJob } from './store.ts'

const liveEveryMs = 500

export const deskDesk = serve(deskDoors, {
  'GET /jobs': (call) => list(call),

  'GET /jobs/:jobId': (call, { path }) => one(call, path.jobId),

  'PUT /jobs/:jobId/cancellation': async (call, { path }) => {
    await one(call, path.jobId)
    await askToStop(call.db, call.actor, path.jobId)
    return one(call, path.jobId)
  },

  'GET /jobs/live': async (call) => new EventAnswer(liveEveryMs, () => list(call)),
})

const list = async (call: Call) => ({
  rows: (await newestJobs(call.db, call.viewer)).map((job) => shown(call, job)),
})

const one = async (call: Call, id: string) => {
  const job = await oneJob(call.db, call.viewer, id)
  if (!job) throw new Refusal('notFound', 'desk.noSuchJob')
  return shown(call, job)
}

const shown = (call: Call, job: JobLine) => ({
  id: job.id,
  kind: job.kind,
  subject: typeof job.input.subject === 'string' ? job.input.subject : null,
  state: job.state,
  done: job.done,
  total: job.total,
  result: job.result,
  failure: job.failure,
  personName: job.person_name,
  createdAt: job.created_at.toISOString(),
  endedAt: job.ended_at?.toISOString() ?? null,
  may:
    (job.state === 'waiting' || job.state === 'running') &&
    (job.person_id === call.viewer.personId || holds(call.viewer, ['administrator']))
      ? (['cancel'] as const).slice()
      : [],
})
