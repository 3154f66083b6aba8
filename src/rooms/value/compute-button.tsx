// Computes the value of all accounts, for those who may, and follows the work to its end.
import { useEffect, useRef, useState } from 'react'
import { hasEnded, JobLine, useJob } from '#records/desk/job.tsx'
import { Button } from '#web/button.tsx'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { DayInput } from '#web/pickers.tsx'
import { toast } from '#web/toast.tsx'
import { ask, useRenewValue } from './asking.tsx'
import { roomWords } from './words.ts'

export const ComputeButton = ({ may, first, plain }: { may: boolean; first?: boolean; plain?: boolean }) => {
  const w = useWords(roomWords)
  const [open, setOpen] = useState(false)
  if (!may) return null
  return (
    <>
      <Button kind={plain ? 'plain' : 'primary'} icon="refresh" onClick={() => setOpen(true)}>
        {w(first ? 'computeFirst' : 'compute')}
      </Button>
      {open ? <ComputeDialog first={first} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

const ComputeDialog = ({ first, onClose }: { first?: boolean; onClose: () => void }) => {
  const w = useWords(roomWords)
  const [jobId, setJobId] = useState<string | null>(null)
  return (
    <Dialog title={w(first ? 'computeFirst' : 'compute')} onClose={onClose} easy={jobId !== null} width={460}>
      {jobId ? (
        <Following jobId={jobId} onClose={onClose} onAgain={() => setJobId(null)} />
      ) : (
        <Asking first={first} onAsked={setJobId} onClose={onClose} />
      )}
    </Dialog>
  )
}

const Asking = ({
  first,
  onAsked,
  onClose,
}: {
  first?: boolean
  onAsked: (jobId: string) => void
  onClose: () => void
}) => {
  const w = useWords(roomWords)
  const form = useForm({
    initial: { reason: '', asOf: null as string | null },
    required: ['reason'],
    draft: 'compute-value',
    submit: async ({ reason, asOf }, intent) => {
      const body = { reason: reason.trim(), ...(asOf ? { asOf } : {}) }
      onAsked((await ask('POST /value/runs', { body, intent })).jobId)
    },
  })
  return (
    <Form form={form} submit={w(first ? 'computeFirst' : 'compute')} onCancel={onClose} words={roomWords}>
      <p className="k-quiet k-small">{w('computeHint')}</p>
      <Field form={form} name="reason" label={w('computeReason')}>
        {(input) => <TextInput {...input} autoFocus maxLength={200} placeholder={w('computeReasonPlace')} />}
      </Field>
      <Field form={form} name="asOf" label={w('computeAsOf')} hint={w('computeAsOfHint')} short>
        {(input) => <DayInput {...input} clearable />}
      </Field>
    </Form>
  )
}

const Following = ({
  jobId,
  onClose,
  onAgain,
}: {
  jobId: string
  onClose: () => void
  onAgain: () => void
}) => {
  const w = useWords(roomWords)
  const job = useJob(jobId)
  const renew = useRenewValue()
  const told = useRef(false)
  const done = job?.state === 'done'
  const broke = job?.state === 'failed' || job?.state === 'cancelled'
  // The page shows the result itself, so that nothing is left to look at here.
  useEffect(() => {
    if (!done || told.current) return
    told.current = true
    toast(w('computed'))
    onClose()
    void renew()
  }, [done, renew, onClose, w])
  return (
    <div className="k-stack" aria-live="polite">
      {done ? (
        <strong>{w('computed')}</strong>
      ) : (
        <JobLine job={job} title={w('computing')} words={roomWords} />
      )}
      {hasEnded(job) ? null : <p className="k-quiet k-small">{w('computingText')}</p>}
      {broke ? <p>{w(job.state === 'failed' ? 'computeFailed' : 'computeCancelled')}</p> : null}
      <div className="k-form-foot">
        {broke ? (
          <Button kind="primary" onClick={onAgain}>
            {w('compute')}
          </Button>
        ) : null}
        <Button onClick={onClose}>{w('close')}</Button>
      </div>
    </div>
  )
}
