// Judging what an account teaches, or how our people grow with it: the level whose words fit, and the evidence.
import { Field, Form, useForm } from '#web/form.tsx'
import { TextArea } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Levels } from '#web/levels.tsx'
import { Dialog } from '#web/overlay.tsx'
import { toast } from '#web/toast.tsx'
import { ask } from '../asking.tsx'
import { type JudgedKind, levels } from '../judging/judged.ts'
import { useRenewAccountValue } from './account-asking.tsx'
import { tabWords } from './tab.words.ts'

export const JudgementForm = ({
  accountId,
  kind,
  onClose,
}: {
  accountId: string
  kind: JudgedKind
  onClose: () => void
}) => {
  const w = useWords(tabWords)
  const renew = useRenewAccountValue(accountId)
  const form = useForm({
    initial: { level: null as number | null, evidence: '' },
    required: ['evidence'],
    draft: `judgement-${accountId}-${kind}`,
    check: ({ level }) => (level === null ? [{ field: 'level', code: 'value.levelMissing' }] : []),
    submit: async ({ level, evidence }, intent) => {
      await ask('POST /accounts/:accountId/value-judgements', {
        path: { accountId },
        body: { kind, level: level ?? 0, evidence: evidence.trim() },
        intent,
      })
      onClose()
      await renew()
      toast(w('judged'))
    },
  })
  return (
    <Dialog title={w('judgeTitle', { kind: w(kind) })} width={500} easy={!form.touched} onClose={onClose}>
      <Form form={form} submit={w('save')} onCancel={onClose} words={tabWords}>
        <Field form={form} name="level" label={w('level')}>
          {(input) => (
            <Levels
              {...input}
              label={w(kind)}
              levels={levels.map((level) => ({ level, text: w(`${kind}.${level}`) }))}
            />
          )}
        </Field>
        <Field form={form} name="evidence" label={w('evidence')} hint={w('evidenceHint')}>
          {(input) => <TextArea {...input} rows={3} maxLength={500} placeholder={w('evidencePlace')} />}
        </Field>
      </Form>
    </Dialog>
  )
}
