// One import: checked, running, done or undone; what it brought, what was wrong, and what to do next.
import { useEffect, useRef, useState } from 'react'
import { hasEnded, JobLine, useJob, useJobFailure } from '#records/desk/job.tsx'
import { Confirm } from '#web/ask.tsx'
import { Button, ButtonLink } from '#web/button.tsx'
import { newIntent } from '#web/client.ts'
import { useWords } from '#web/language.tsx'
import { useGo } from '#web/link.tsx'
import { Page } from '#web/page.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Empty, Failure, PageSkeleton } from '#web/states.tsx'
import { toastFailure } from '#web/toast.tsx'
import { useParam, useUrl } from '#web/url.ts'
import './import.css'
import { type AnyImport, ask, keptChoice } from './import-doors.tsx'
import { ImportState } from './imports-page.tsx'
import { OrderResult } from './order-result.tsx'
import { importPageWords } from './page.words.ts'
import { RecordResult } from './record-result.tsx'
import { UndoneResult } from './undone-result.tsx'

export const ImportPage = () => {
  const importId = useParam('importId')
  const [url] = useUrl()
  const read = useRead(['import', importId], (signal) =>
    ask('GET /imports/:importId', { path: { importId }, signal }),
  )
  const jobId = url.job ?? read.data?.jobId ?? null
  const job = useJob(jobId)
  const renew = useRenew()
  const ended = hasEnded(job)
  const renewed = useRef<string | null>(null)
  useEffect(() => {
    if (!ended || renewed.current === jobId) return
    renewed.current = jobId
    void renew(
      ['import', importId],
      ['imports'],
      ['ledger'],
      ['accounts'],
      ['identify'],
      ['today'],
      ['account'],
    )
  }, [ended, importId, jobId, renew])
  if (read.error)
    return <Failure error={read.error} onRetry={() => void read.refetch()} words={importPageWords} />
  if (!read.data) return <PageSkeleton />
  return <Shown shown={read.data} job={job} />
}

type Job = ReturnType<typeof useJob>

const Shown = ({ shown, job }: { shown: AnyImport; job: Job }) => {
  const w = useWords(importPageWords)
  const count = (value: number | undefined) => (value ?? 0).toLocaleString('en-US')
  const running = job !== undefined && !hasEnded(job)
  const { state, totals, orders } = shown
  const doing =
    job?.kind === 'exchange.check' ? 'checking' : job?.kind === 'exchange.undo' ? 'undoing' : 'running'
  const question =
    state === 'done'
      ? orders
        ? orders.linesAdded
          ? w('doneQuestion', { added: count(orders.linesAdded), accounts: count(orders.accounts) })
          : w('doneNothing')
        : w('recordsDone', { added: count(totals?.added), changed: count(totals?.changed) })
      : w(`kind.${shown.kind}`)
  return (
    <Page
      title={shown.fileName}
      crumbs={[{ label: w('listTitle'), to: '/imports' }]}
      marks={<ImportState state={running ? doing : state} />}
      question={question}
      actions={running ? undefined : <Acts shown={shown} />}
    >
      {running ? (
        <section className="im-running" aria-live="polite">
          <strong>{w(doing)}</strong>
          <JobLine job={job} title={w(doing)} words={importPageWords} />
          <p className="k-quiet k-small">{w(doing === 'checking' ? 'checkingText' : 'runningText')}</p>
        </section>
      ) : state === 'done' && orders ? (
        <OrderResult shown={shown} totals={orders} />
      ) : (state === 'done' || state === 'checked') && totals ? (
        <RecordResult shown={shown} totals={totals} />
      ) : state === 'undone' ? (
        <UndoneResult shown={shown} />
      ) : (
        <NotDone shown={shown} job={job} />
      )}
    </Page>
  )
}

/** What can be done with it: imported, mended, taken back. */
const Acts = ({ shown }: { shown: AnyImport }) => {
  const w = useWords(importPageWords)
  const go = useGo()
  const renew = useRenew()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [intent] = useState(newIntent)
  const { id: importId, state } = shown
  const choice = keptChoice(importId)
  const follow = async (jobId: string) => {
    await renew(['import', importId], ['imports'])
    go(`/imports/${importId}?job=${jobId}`, { replace: true })
  }
  const run = async () => {
    if (!choice) return
    setBusy(true)
    try {
      await follow(
        (await ask('POST /imports/:importId/run', { path: { importId }, body: choice, intent })).jobId,
      )
    } catch (error) {
      toastFailure(error, importPageWords)
    }
    setBusy(false)
  }
  const mayRun = shown.may.includes('run') && state !== 'uploaded'
  return (
    <>
      {mayRun && state === 'checked' ? (
        <ButtonLink to={`/imports/new?import=${importId}`}>{w('mend')}</ButtonLink>
      ) : null}
      {mayRun && choice ? (
        <Button kind="primary" icon="upload" busy={busy} onClick={() => void run()}>
          {w(state === 'checked' ? 'start' : 'resume')}
        </Button>
      ) : null}
      {shown.may.includes('undo') ? <Button onClick={() => setAsking(true)}>{w('undo')}</Button> : null}
      {asking ? (
        <Confirm
          title={w('undoTitle')}
          verb={w('undo')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await follow((await ask('POST /imports/:importId/undo', { path: { importId } })).jobId)
          }}
        >
          {w('undoText')}
        </Confirm>
      ) : null}
    </>
  )
}

const NotDone = ({ shown, job }: { shown: AnyImport; job: Job }) => {
  const w = useWords(importPageWords)
  const reason = useJobFailure(job, importPageWords)
  const part =
    (shown.orders?.linesAdded ?? 0) > 0 || (shown.totals?.added ?? 0) + (shown.totals?.changed ?? 0) > 0
  const waiting = shown.state === 'uploaded' && job?.state !== 'failed' && job?.state !== 'cancelled'
  const title = waiting
    ? w('waitingTitle')
    : w(shown.state === 'cancelled' || job?.state === 'cancelled' ? 'cancelledTitle' : 'failedTitle')
  return (
    <Empty
      title={title}
      action={
        <ButtonLink kind="primary" to={`/imports/new?import=${shown.id}`}>
          {w(waiting ? 'goOn' : 'again')}
        </ButtonLink>
      }
    >
      {waiting ? (
        w('waitingText')
      ) : (
        <>
          {reason ? `${w('failedReason', { reason: reason.replace(/[。.]$/, '') })} ` : ''}
          {shown.kind === 'orders' ? w(part ? 'failedPart' : 'failedNothing') : part ? w('partDone') : ''}
        </>
      )}
    </Empty>
  )
}
