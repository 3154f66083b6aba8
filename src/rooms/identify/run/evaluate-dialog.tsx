// Asks for an evaluation with its reason, and follows it to its result.
import { useEffect, useRef, useState } from 'react'
import { hasEnded, JobLine, useJob } from '#records/desk/job.tsx'
import { Button, ButtonLink } from '#web/button.tsx'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { DayInput, Select } from '#web/pickers.tsx'
import { Choice } from '#web/tabs.tsx'
import { ask, useRenewAll, useScorecards } from '../asking.tsx'
import { useName, useWindows, type WindowKey, windowOf } from '../scorecard/describe.tsx'
import { identifyWords } from '../words.ts'
import { BeforeEvaluating } from './before-evaluating.tsx'

const all = 'all'

export const EvaluateDialog = ({ scorecardId, onClose }: { scorecardId?: string; onClose: () => void }) => {
  const w = useWords(identifyWords)
  const [jobId, setJobId] = useState<string | null>(null)
  return (
    <Dialog title={w('evaluate')} onClose={onClose} easy={jobId !== null}>
      {jobId ? (
        <Following jobId={jobId} onClose={onClose} onAgain={() => setJobId(null)} />
      ) : (
        <Asking scorecardId={scorecardId} onAsked={setJobId} onClose={onClose} />
      )}
    </Dialog>
  )
}

const Asking = ({
  scorecardId,
  onAsked,
  onClose,
}: {
  scorecardId?: string
  onAsked: (jobId: string) => void
  onClose: () => void
}) => {
  const w = useWords(identifyWords)
  const name = useName()
  const windows = useWindows()
  const scorecards = useScorecards()
  const form = useForm({
    initial: {
      scorecardId: scorecardId ?? all,
      asOf: null as string | null,
      window: '12' as WindowKey,
      reason: '',
    },
    required: ['reason'],
    draft: 'evaluate',
    submit: async (values, intent) => {
      const { jobId } = await ask('POST /identify/evaluations', {
        body: {
          scorecardId: values.scorecardId === all ? undefined : values.scorecardId,
          asOf: values.asOf ?? undefined,
          window: windowOf(values.window),
          reason: values.reason.trim(),
        },
        intent,
      })
      onAsked(jobId)
    },
  })
  const options = [
    { value: all, label: w('evaluateAll') },
    ...(scorecards.data?.rows ?? []).map((row) => ({ value: row.id, label: name(row.name) })),
  ]
  return (
    <Form form={form} submit={w('evaluate')} onCancel={onClose} words={identifyWords}>
      <p className="k-quiet k-small">{w('evaluateHint')}</p>
      <Field form={form} name="reason" label={w('evaluateReason')} words={identifyWords}>
        {(input) => <TextInput {...input} maxLength={300} placeholder={w('evaluateReasonPlace')} autoFocus />}
      </Field>
      <Field form={form} name="scorecardId" label={w('evaluateWith')} words={identifyWords}>
        {(input) => (
          <Select {...input} options={options} onChange={(value) => input.onChange(value ?? all)} />
        )}
      </Field>
      <Field form={form} name="window" label={w('evaluateWindow')}>
        {(input) => (
          <span>
            <Choice
              label={w('evaluateWindow')}
              options={windows}
              value={input.value}
              onChange={input.onChange}
            />
          </span>
        )}
      </Field>
      <Field form={form} name="asOf" label={w('evaluateAsOf')} hint={w('evaluateAsOfHint')} short>
        {(input) => <DayInput {...input} clearable />}
      </Field>
      <BeforeEvaluating
        scorecardId={form.values.scorecardId === all ? null : form.values.scorecardId}
        asOf={form.values.asOf}
      />
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
  const w = useWords(identifyWords)
  const job = useJob(jobId)
  const renewAll = useRenewAll()
  const renewed = useRef(false)
  useEffect(() => {
    if (job?.state !== 'done' || renewed.current) return
    renewed.current = true
    void renewAll()
  }, [job?.state, renewAll])
  const ids = job?.result?.evaluationIds
  const first = Array.isArray(ids) && typeof ids[0] === 'string' ? ids[0] : null
  return (
    <div className="k-stack" aria-live="polite">
      <strong>{w(job?.state === 'done' ? 'evaluated' : 'evaluating')}</strong>
      {job?.state === 'done' ? null : <JobLine job={job} title={w('evaluating')} words={identifyWords} />}
      {hasEnded(job) ? null : <p className="k-quiet k-small">{w('evaluatingText')}</p>}
      {job?.state === 'failed' ? <p>{w('evaluateFailed')}</p> : null}
      {job?.state === 'cancelled' ? <p>{w('evaluateCancelled')}</p> : null}
      <div className="k-form-foot">
        {first && job?.state === 'done' ? (
          <ButtonLink kind="primary" to={`/identify/evaluations/${first}`}>
            {w('seeResult')}
          </ButtonLink>
        ) : null}
        {job?.state === 'failed' || job?.state === 'cancelled' ? (
          <Button kind="primary" onClick={onAgain}>
            {w('evaluate')}
          </Button>
        ) : null}
        <Button onClick={onClose}>{w('close')}</Button>
      </div>
    </div>
  )
}
