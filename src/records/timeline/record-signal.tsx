// Recording a measured value: which metric, on which day, how much.
import type { Problem } from '#base/refusal.ts'
import { client } from '#web/client.ts'
import { Field, FieldRow, Form, useForm } from '#web/form.tsx'
import { NumberInput, TextArea, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { DayInput } from '#web/pickers.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import type { timelineDoors } from './contract.ts'
import './signals.css'
import { timelineWords } from './words.ts'

const ask = client<typeof timelineDoors>()

type Typed = { metric: string; measuredOn: string | null; value: number | null; note: string }

const check = (typed: Typed): Problem[] =>
  typed.metric.trim() && !/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u.test(typed.metric.trim())
    ? [{ field: 'metric', code: 'timeline.badMetric' }]
    : []

export const RecordSignal = ({
  accountId,
  metric,
  today,
  onClose,
}: {
  accountId: string
  /** Empty for one that is still to be named. */
  metric: string
  today: string
  onClose: () => void
}) => {
  const w = useWords(timelineWords)
  const renew = useRenew()
  const inUse = useRead(['signals'], (signal) => ask('GET /signals', { signal }))
  const form = useForm<Typed>({
    initial: { metric, measuredOn: today, value: null, note: '' },
    required: ['metric', 'measuredOn', 'value'],
    check,
    submit: async (values) => {
      await ask('PUT /accounts/:accountId/signals', {
        path: { accountId },
        body: {
          metric: values.metric.trim(),
          measuredOn: values.measuredOn ?? today,
          value: values.value ?? 0,
          note: values.note.trim() || null,
        },
      })
      onClose()
      toast(w('saved', { metric: values.metric.trim() }))
      await renew(['account', accountId, 'signals'], ['signals'])
    },
  })
  const suggestions = (inUse.data?.rows ?? [])
    .filter((one) => one.metric !== form.values.metric)
    .sort((a, b) => b.accounts - a.accounts)
    .slice(0, 8)
  return (
    <Dialog title={w('recordTitle')} width={480} easy={!form.touched} onClose={onClose}>
      <Form form={form} submit={w('save')} onCancel={onClose} words={timelineWords}>
        <Field form={form} name="metric" label={w('metric')} hint={w('metricHint')} words={timelineWords}>
          {(input) => (
            <>
              <TextInput {...input} maxLength={60} placeholder={w('metricPlace')} />
              {suggestions.length ? (
                <fieldset className="tl-suggestions" aria-label={w('inUse')}>
                  {suggestions.map((one) => (
                    <button key={one.metric} type="button" onClick={() => input.onChange(one.metric)}>
                      {one.metric}
                    </button>
                  ))}
                </fieldset>
              ) : null}
            </>
          )}
        </Field>
        <FieldRow>
          <Field form={form} name="value" label={w('value')} words={timelineWords}>
            {(input) => <NumberInput {...input} digits={4} />}
          </Field>
          <Field form={form} name="measuredOn" label={w('day')} hint={w('dayHint')} words={timelineWords}>
            {(input) => <DayInput {...input} max={today} clearable={false} />}
          </Field>
        </FieldRow>
        <Field form={form} name="note" label={w('note')} words={timelineWords}>
          {(input) => <TextArea {...input} rows={2} maxLength={500} />}
        </Field>
      </Form>
    </Dialog>
  )
}
