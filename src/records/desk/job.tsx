// One job followed on a page: asked for again while it runs, and shown with how far it is.
import { useQuery } from '@tanstack/react-query'
import type { Words } from '#base/words.ts'
import { client } from '#web/client.ts'
import { explainProblem } from '#web/explain.ts'
import { useLanguage } from '#web/language.tsx'
import { JobProgress } from '#web/tray.tsx'
import type { deskDoors } from './contract.ts'
import { jobWords } from './words.ts'

const ask = client<typeof deskDoors>()
export type JobRow = Awaited<ReturnType<typeof ask<'GET /jobs/:jobId'>>>

const followMs = 800

export const hasEnded = (job: JobRow | undefined): boolean =>
  job !== undefined && job.state !== 'waiting' && job.state !== 'running'

/** The job as it moves; without an id there is none. */
export const useJob = (jobId: string | null): JobRow | undefined => {
  const query = useQuery({
    queryKey: ['job', jobId],
    queryFn: ({ signal }) => ask('GET /jobs/:jobId', { path: { jobId: jobId ?? '' }, signal }),
    enabled: jobId !== null,
    refetchInterval: ({ state }) => (hasEnded(state.data) ? false : followMs),
  })
  return jobId === null ? undefined : query.data
}

/** Why a job failed, in the words of the room that gave the work. */
export const useJobFailure = (job: JobRow | undefined, words?: Words): string | undefined => {
  const { language } = useLanguage()
  if (job?.state !== 'failed') return undefined
  const failure = job.failure ?? { code: 'desk.jobBroke' }
  return explainProblem(failure, language, { ...jobWords, ...words })
}

export const JobLine = ({ job, title, words }: { job: JobRow | undefined; title: string; words?: Words }) => {
  const note = useJobFailure(job, words)
  return (
    <JobProgress
      job={{
        id: job?.id ?? '',
        title,
        state: job?.state ?? 'waiting',
        done: job?.done ?? 0,
        total: job?.total ?? null,
        note,
      }}
    />
  )
}
