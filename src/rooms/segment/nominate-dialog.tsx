// Nominating a prospective key account: the account, six questions, and what the answers rest on.
import { findAccounts } from '#records/accounts/finding.tsx'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextArea, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { type Picked, SearchPicker } from '#web/pickers.tsx'
import { useRenew } from '#web/query.ts'
import { Choice } from '#web/tabs.tsx'
import { toast } from '#web/toast.tsx'
import { ask } from './asking.tsx'
import { nominationWords } from './nomination.words.ts'
import { type Answers, blankAnswers, checkAnswers, questions } from './screening.ts'
import './segment.css'

export const NominateDialog = ({
  account,
  onClose,
}: {
  /** Where it is known already. */
  account?: { value: string; label: string }
  onClose: () => void
}) => {
  const w = useWords(nominationWords)
  const renew = useRenew()
  const form = useForm({
    initial: { account: (account ?? null) as Picked | null, answers: blankAnswers(), note: '' },
    draft: account ? `nomination-${account.value}` : 'nomination',
    check: (typed) => [
      ...(typed.account ? [] : [{ field: 'account', code: 'segment.accountMissing' }]),
      ...checkAnswers(typed.answers),
    ],
    submit: async (typed, intent) => {
      const accountId = typed.account?.value ?? ''
      const nomination = await ask('POST /accounts/:accountId/nominations', {
        path: { accountId },
        body: { answers: typed.answers, note: typed.note.trim() || null },
        intent,
      })
      onClose()
      await renew(['nominations'], ['account', accountId, 'nominations'])
      toast(w('nominated', { name: nomination.accountName }), {
        to: { href: '/segments/nominations?state=open', label: w('seeAll') },
      })
    },
  })
  return (
    <Dialog title={w('nominateTitle')} width={620} easy={!form.touched} onClose={onClose}>
      <Form form={form} submit={w('nominate')} onCancel={onClose} words={nominationWords}>
        <Field form={form} name="account" label={w('account')}>
          {(input) => (
            <SearchPicker
              {...input}
              disabled={Boolean(account)}
              search={findAccounts()}
              placeholder={w('findAccount')}
            />
          )}
        </Field>
        <Field form={form} name="answers" label={w('questions')} hint={w('nominateHint')}>
          {(input) => <Questions value={input.value} onChange={input.onChange} />}
        </Field>
        <Field form={form} name="note" label={w('note')}>
          {(input) => <TextArea {...input} rows={2} maxLength={500} placeholder={w('notePlace')} />}
        </Field>
      </Form>
    </Dialog>
  )
}

const Questions = ({ value, onChange }: { value: Answers; onChange: (value: Answers) => void }) => {
  const w = useWords(nominationWords)
  return (
    <ol className="sg-questions">
      {questions.map((key) => {
        const answer = value[key]
        const put = (change: Partial<typeof answer>) =>
          onChange({ ...value, [key]: { ...answer, ...change } })
        return (
          <li key={key} data-yes={answer.yes || undefined}>
            <div className="sg-question">
              <span>
                {w(`q.${key}`)}
                <small>{w(`q.${key}.hint`)}</small>
              </span>
              <Choice
                label={w(`q.${key}`)}
                value={answer.yes ? 'yes' : 'no'}
                onChange={(next) => put({ yes: next === 'yes' })}
                options={[
                  { key: 'yes', label: w('yes') },
                  { key: 'no', label: w('no') },
                ]}
              />
            </div>
            {answer.yes ? (
              <TextInput
                label={`${w('evidence')} · ${w(`q.${key}`)}`}
                placeholder={w('evidencePlace')}
                maxLength={300}
                value={answer.evidence}
                onChange={(evidence) => put({ evidence })}
              />
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}
