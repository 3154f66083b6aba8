// One import: how far it is, what it brought, what was refused, and what to do next.
import { useEffect, useRef } from 'react'
import { hasEnded, JobLine, useJob, useJobFailure } from '#records/desk/job.tsx'
import { ButtonLink } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Empty, Failure, PageSkeleton } from '#web/states.tsx'
import { useParam, useUrl } from '#web/url.ts'
import './import.css'
import { importPageWords } from './import.words.ts'
import { ask, keptUploaded, type OrderImport } from './import-doors.tsx'
import { ImportResult } from './import-result.tsx'
import { ImportState } from './imports-page.tsx'

export const ImportPage = () => {
  const importId = useParam('importId')
  const [url] = useUrl()
  const read = useRead(['import', importId], (signal) =>
    ask('GET /imports/:importId', { path: { importId }, signal }),
  )
  const jobId = url.job ?? read.data?.jobId ?? null
  const job = useJob(read.data?.state === 'done' ? null : jobId)
  const renew = useRenew()
  const ended = hasEnded(job)
  const renewed = useRef(false)
  useEffect(() => {
    if (!ended || renewed.current) return
    renewed.current = true
    void renew(
      ['import', importId],
      ['imports'],
      ['ledger'],
      ['accounts'],
      ['identify'],
      ['today'],
      ['account'],
    )
  }, [ended, importId, renew])
  if (read.error)
    return <Failure error={read.error} onRetry={() => void read.refetch()} words={importPageWords} />
  if (!read.data) return <PageSkeleton />
  return <Shown shown={read.data} job={job} />
}

const Shown = ({ shown, job }: { shown: OrderImport; job: ReturnType<typeof useJob> }) => {
  const w = useWords(importPageWords)
  const count = (value: number | undefined) => (value ?? 0).toLocaleString('en-US')
  const running = job !== undefined && !hasEnded(job)
  const { state, totals } = shown
  return (
    <Page
      title={shown.fileName}
      crumbs={[{ label: w('listTitle'), to: '/imports' }]}
      marks={<ImportState state={running && state === 'uploaded' ? 'reading' : state} />}
      question={
        state === 'done' && totals
          ? totals.linesAdded
            ? w('doneQuestion', { added: count(totals.linesAdded), accounts: count(totals.accounts) })
            : w('doneNothing')
          : undefined
      }
    >
      {running ? (
        <section className="im-running" aria-live="polite">
          <strong>{w('running')}</strong>
          <JobLine job={job} title={w('running')} words={importPageWords} />
          <p className="k-quiet k-small">{w('runningText')}</p>
        </section>
      ) : state === 'done' && totals ? (
        <ImportResult shown={shown} totals={totals} />
      ) : (
        <NotDone shown={shown} job={job} />
      )}
    </Page>
  )
}

const NotDone = ({ shown, job }: { shown: OrderImport; job: ReturnType<typeof useJob> }) => {
  const w = useWords(importPageWords)
  const reason = useJobFailure(job, importPageWords)
  const kept = keptUploaded(shown.id)
  const wasBooking = shown.state === 'applying' || (shown.totals?.linesAdded ?? 0) > 0
  const again = kept ? `/imports/new?import=${shown.id}` : '/imports/new'
  const waiting = shown.state === 'uploaded' && job?.state !== 'failed' && job?.state !== 'cancelled'
  const title = waiting
    ? w('waitingTitle')
    : w(shown.state === 'cancelled' || job?.state === 'cancelled' ? 'cancelledTitle' : 'failedTitle')
  return (
    <Empty
      title={title}
      action={
        <ButtonLink kind="primary" to={again}>
          {w(waiting ? (kept ? 'goOn' : 'uploadAgain') : kept ? 'again' : 'uploadAgain')}
        </ButtonLink>
      }
    >
      {waiting ? (
        w('waitingText')
      ) : (
        <>
          {reason ? `${w('failedReason', { reason: reason.replace(/[。.]$/, '') })} ` : ''}
          {w(wasBooking ? 'failedPart' : 'failedNothing')}
        </>
      )}
    </Empty>
  )
}
