// Withdraws an evaluation that waits, with the reason for it.
import { Field, Form, useForm } from '#web/form.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { toast } from '#web/toast.tsx'
import { ask, useRenewAll } from '../asking.tsx'
import { runWords } from './run.words.ts'

export const WithdrawDialog = ({ evaluationId, onClose }: { evaluationId: string; onClose: () => void }) => {
  const w = useWords(runWords)
  const renewAll = useRenewAll()
  const form = useForm({
    initial: { reason: '' },
    required: ['reason'],
    submit: async ({ reason }, intent) => {
      await ask('POST /identify/evaluations/:evaluationId/withdrawal', {
        path: { evaluationId },
        body: { reason: reason.trim() },
        intent,
      })
      onClose()
      toast(w('withdrawn'))
      await renewAll()
    },
  })
  return (
    <Dialog title={w('withdrawTitle')} onClose={onClose} easy={false}>
      <Form form={form} submit={w('withdraw')} onCancel={onClose} words={runWords} danger>
        <p>{w('withdrawText')}</p>
        <Field form={form} name="reason" label={w('withdrawReason')}>
          {(input) => <TextInput {...input} maxLength={300} autoFocus />}
        </Field>
      </Form>
    </Dialog>
  )
}
