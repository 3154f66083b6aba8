// Proposing what to do about an account that loses money; it goes to approval and changes nothing before.
import { Field, Form, useForm } from '#web/form.tsx'
import { RadioList, TextArea } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { toast } from '#web/toast.tsx'
import { type Advice, ask, type Run, useRenewValue } from '../asking.tsx'
import { useCauseText } from '../profit/cause-text.tsx'
import { profitWords } from '../profit/profit.words.ts'
import { roomWords } from '../words.ts'

const kinds = ['reprice', 'channel', 'exit'] as const
type Kind = (typeof kinds)[number]

export const ProposeDialog = ({
  advice,
  run,
  onClose,
}: {
  advice: Advice
  run: Run
  onClose: () => void
}) => {
  const w = useWords(profitWords)
  const room = useWords(roomWords)
  const renew = useRenewValue()
  const { row } = advice
  const { reason, remedy } = useCauseText(run.currency, null)(advice)
  const form = useForm({
    initial: { kind: advice.kind as Kind, note: '' },
    required: ['note'],
    draft: `value-proposal-${row.accountId}`,
    submit: async ({ kind, note }, intent) => {
      await ask('POST /accounts/:accountId/value-proposals', {
        path: { accountId: row.accountId },
        body: { kind, note: note.trim() },
        intent,
      })
      onClose()
      await renew()
      toast(w('proposedToast', { name: row.name }), {
        to: { href: '/approvals?tab=open', label: w('seeApproval') },
      })
    },
  })
  return (
    <Dialog title={w('proposeTitle', { name: row.name })} easy={!form.touched} onClose={onClose}>
      <Form form={form} submit={w('submitProposal')} onCancel={onClose} words={roomWords}>
        <p className="va-told">{[reason, remedy].filter(Boolean).join(' · ')}</p>
        <Field form={form} name="kind" label={w('proposeKind')}>
          {(input) => (
            <RadioList
              label={w('proposeKind')}
              value={input.value}
              onChange={input.onChange}
              options={kinds.map((key) => ({
                key,
                label: (
                  <>
                    {room(`kind.${key}`)}
                    {key === advice.kind ? <span className="va-advised">{w('advised')}</span> : null}
                  </>
                ),
                hint: w(`hint.${key}`),
              }))}
            />
          )}
        </Field>
        <Field form={form} name="note" label={w('proposeNote')} hint={w('proposeChain')}>
          {(input) => (
            <TextArea {...input} autoFocus rows={3} maxLength={1000} placeholder={w('proposeNotePlace')} />
          )}
        </Field>
      </Form>
    </Dialog>
  )
}
