// Setting a target of concentration: how large a share, by when, and from where the way begins.
import { useRef } from 'react'
import { addMonths, dayIn, monthOf } from '#base/calendar.ts'
import { Button } from '#web/button.tsx'
import { Field, FieldRow, Form, useForm } from '#web/form.tsx'
import { PercentInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { DayInput } from '#web/pickers.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import { ask, type MonthsOut } from './asking.tsx'
import { overTimeWords } from './over-time.words.ts'

export type TargetOut = MonthsOut['targets'][number]
export type TargetMeasure = TargetOut['measure']

type Typed = { value: number | null; dueOn: string | null; startValue: number | null; startOn: string | null }

export const TargetDialog = ({
  measure,
  target,
  now,
  onClose,
}: {
  measure: TargetMeasure
  target: TargetOut | undefined
  /** The share as it is, where known. */
  now: number | null
  onClose: () => void
}) => {
  const w = useWords(overTimeWords)
  const renew = useRenew()
  const today = dayIn(new Date())
  const rounded = (share: number | null) => (share === null ? null : Math.round(share * 1000) / 1000)
  const limit = measure === 'largestShare'
  const path = { measure }
  // Which state of the target is known here; 0 where there is none.
  const at = useRef(target?.revision ?? 0)
  const put = (one: { value: number; dueOn: string; startValue: number | null; startOn: string }) =>
    ask('PUT /concentration/targets/:measure', { path, body: one, ifMatch: at.current })
  const drop = () => ask('DELETE /concentration/targets/:measure', { path, ifMatch: at.current })
  const back = async () => {
    await (target
      ? put({
          value: target.value,
          dueOn: target.dueOn,
          startValue: target.startValue,
          startOn: target.startOn,
        })
      : drop())
    await renew(['concentration'])
  }
  const form = useForm<Typed>({
    initial: {
      value: target?.value ?? null,
      dueOn: target?.dueOn ?? addMonths(monthOf(today), 13),
      startValue: target ? target.startValue : rounded(now),
      startOn: target?.startOn ?? today,
    },
    required: ['value', 'dueOn', 'startOn'],
    check: (typed) => [
      ...(typed.value !== null && (typed.value <= 0 || typed.value > 1)
        ? [{ field: 'value', code: 'segment.badShare' }]
        : []),
      ...(typed.dueOn && typed.startOn && typed.dueOn <= typed.startOn
        ? [{ field: 'dueOn', code: 'segment.dueBeforeStart' }]
        : []),
    ],
    submit: async (typed) => {
      const saved = await put({
        value: typed.value ?? 0,
        dueOn: typed.dueOn ?? today,
        startValue: typed.startValue,
        startOn: typed.startOn ?? today,
      })
      at.current = saved.revision
      onClose()
      await renew(['concentration'])
      toast(w('targetSaved'), { undo: back })
    },
  })
  return (
    <Dialog
      title={w('targetTitle', { measure: w(`measure.${measure}`) })}
      width={480}
      easy={!form.touched}
      onClose={onClose}
    >
      <Form form={form} submit={w('saveTarget')} onCancel={onClose} words={overTimeWords}>
        <FieldRow>
          <Field form={form} name="value" label={w(limit ? 'valueLimit' : 'value')} short>
            {(input) => <PercentInput {...input} />}
          </Field>
          <Field form={form} name="dueOn" label={w('dueDay')} short>
            {(input) => <DayInput {...input} />}
          </Field>
        </FieldRow>
        <FieldRow>
          <Field form={form} name="startValue" label={w('start')} hint={w('startHint')} short>
            {(input) => <PercentInput {...input} />}
          </Field>
          <Field form={form} name="startOn" label={w('startDay')} short>
            {(input) => <DayInput {...input} />}
          </Field>
        </FieldRow>
        {target ? (
          <div>
            <Button
              small
              kind="bare"
              icon="trash"
              onClick={async () => {
                await drop()
                at.current = 0
                onClose()
                await renew(['concentration'])
                toast(w('targetDropped'), { undo: back })
              }}
            >
              {w('dropTarget')}
            </Button>
          </div>
        ) : null}
      </Form>
    </Dialog>
  )
}
