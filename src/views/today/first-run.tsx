// Before there is a pyramid: three steps, where one stands, and the button of the next.
import { type ReactNode, useEffect, useState } from 'react'
import { hasEnded, JobLine, useJob } from '#records/desk/job.tsx'
import { useWaitingRun } from '#rooms/identify/asking.tsx'
import type { identifyDoors } from '#rooms/identify/contract.ts'
import { identifyWords } from '#rooms/identify/words.ts'
import { Button, ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Icon } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import { useRenew } from '#web/query.ts'
import { toast, toastFailure } from '#web/toast.tsx'
import { yearBefore } from './answer.ts'
import type { Reader, Today } from './today.tsx'
import { todayWords } from './words.ts'

const identify = client<typeof identifyDoors>()

export const FirstRun = ({ today, reader }: { today: Today; reader: Reader }) => {
  const w = useWords(todayWords)
  const run = useWaitingRun().data
  const at = today.asOfMonth === null ? 1 : run ? 3 : 2
  return (
    <Section title={w('firstTitle')}>
      <ol className="td-steps">
        <Step
          number={1}
          at={at}
          title={w('step1')}
          text={
            today.asOfMonth === null
              ? w('step1Text')
              : w('step1Done', { month: yearBefore(today.asOfMonth).to, count: today.accounts })
          }
        >
          {reader.mayImport ? (
            <ButtonLink kind="primary" icon="upload" to="/imports/new">
              {w('importOrders')}
            </ButtonLink>
          ) : (
            <p className="k-quiet">{w('askImporter')}</p>
          )}
          {reader.mayAdd ? (
            <Go className="k-small" to="/accounts/new">
              {w('orNew')}
            </Go>
          ) : null}
        </Step>
        <Step number={2} at={at} title={w('step2')} text={w('step2Text')}>
          {reader.mayDecide ? <FirstEvaluation /> : <p className="k-quiet">{w('askDecider')}</p>}
        </Step>
        <Step
          number={3}
          at={at}
          title={run ? w('firstWaits', { reason: run.reason }) : w('step3')}
          text={run ? w('firstWaitsText') : w('step3Text')}
        >
          {run ? (
            <ButtonLink kind="primary" to={`/identify/evaluations/${run.id}`}>
              {w('nextRunDo')}
            </ButtonLink>
          ) : null}
        </Step>
      </ol>
    </Section>
  )
}

const Step = ({
  number,
  at,
  title,
  text,
  children,
}: {
  number: number
  at: number
  title: string
  text: string
  children?: ReactNode
}) => {
  const w = useWords(todayWords)
  const done = number < at
  return (
    <li
      className={done ? 'td-step td-step-done' : number === at ? 'td-step td-step-now' : 'td-step'}
      aria-current={number === at ? 'step' : undefined}
    >
      <span className="td-step-number" aria-hidden="true">
        {done ? <Icon name="check" /> : number}
      </span>
      <h3>
        {title}
        {done ? <span className="k-hidden"> {w('stepDone')}</span> : null}
      </h3>
      <p>{text}</p>
      {number === at && children ? <div className="td-step-acts">{children}</div> : null}
    </li>
  )
}

/** One press, nothing to fill in: every scorecard over the last twelve complete months. */
const FirstEvaluation = () => {
  const w = useWords(todayWords)
  const renew = useRenew()
  const [jobId, setJobId] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const job = useJob(jobId)
  const state = job?.state
  useEffect(() => {
    if (state !== 'done') return
    toast(w('evaluated'))
    void renew(['identify'], ['accounts'], ['account'], ['today'])
  }, [state, renew, w])
  const start = async () => {
    setBusy(true)
    try {
      const made = await identify('POST /identify/evaluations', { body: { reason: w('firstReason') } })
      setJobId(made.jobId)
    } catch (error) {
      toastFailure(error, identifyWords)
    }
    setBusy(false)
  }
  return (
    <>
      {jobId ? (
        <div aria-live="polite">
          <JobLine job={job} title={w('evaluating')} words={identifyWords} />
        </div>
      ) : null}
      {!jobId || (hasEnded(job) && state !== 'done') ? (
        <Button kind="primary" icon="target" busy={busy} onClick={() => void start()}>
          {w('evaluateNow')}
        </Button>
      ) : null}
    </>
  )
}
