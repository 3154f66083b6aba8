// Recording whom an account brought: a customer that is here, or the name of one that may come.
import { type Day, dayIn } from '#base/calendar.ts'
import { findAccounts } from '#records/accounts/finding.tsx'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextArea, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { DayInput, type Picked, SearchPicker } from '#web/pickers.tsx'
import { Choice } from '#web/tabs.tsx'
import { toast } from '#web/toast.tsx'
import { ask } from '../asking.tsx'
import { useRenewAccountValue, type ValuedAccount } from './account-asking.tsx'
import { tabWords } from './tab.words.ts'

type Typed = {
  who: 'known' | 'new'
  referredId: Picked | null
  referredName: string
  referredOn: Day | null
  note: string
}

export const ReferralForm = ({ account, onClose }: { account: ValuedAccount; onClose: () => void }) => {
  const w = useWords(tabWords)
  const renew = useRenewAccountValue(account.id)
  const today = dayIn(new Date())
  const form = useForm<Typed>({
    initial: { who: 'known', referredId: null, referredName: '', referredOn: today, note: '' },
    required: ['referredOn'],
    draft: `referral-${account.id}`,
    check: ({ who, referredId, referredName }) => [
      ...(who === 'known' && !referredId ? [{ field: 'referredId', code: 'value.referredMissing' }] : []),
      ...(who === 'new' && !referredName.trim() ? [{ field: 'referredName', code: 'web.required' }] : []),
    ],
    submit: async ({ who, referredId, referredName, referredOn, note }, intent) => {
      const name = who === 'known' ? (referredId?.label ?? '') : referredName.trim()
      await ask('POST /accounts/:accountId/referrals', {
        path: { accountId: account.id },
        body: {
          referredId: who === 'known' ? (referredId?.value ?? null) : null,
          referredName: name,
          referredOn: referredOn ?? today,
          note: note.trim() || null,
        },
        intent,
      })
      onClose()
      await renew()
      toast(w('referralSaved', { name }))
    },
  })
  const { who } = form.values
  return (
    <Dialog
      title={w('referTitle', { name: account.shortName ?? account.name })}
      easy={!form.touched}
      width={480}
      onClose={onClose}
    >
      <Form form={form} submit={w('save')} onCancel={onClose} words={tabWords}>
        <Choice
          label={w('referredWho')}
          value={who}
          onChange={(next) => form.set('who', next)}
          options={[
            { key: 'known', label: w('who.known') },
            { key: 'new', label: w('who.new') },
          ]}
        />
        {who === 'known' ? (
          <Field form={form} name="referredId" label={w('referredId')}>
            {(input) => (
              <SearchPicker {...input} search={findAccounts(account.id)} placeholder={w('findAccount')} />
            )}
          </Field>
        ) : (
          <Field form={form} name="referredName" label={w('referredName')} hint={w('referredNameHint')}>
            {(input) => <TextInput {...input} maxLength={200} />}
          </Field>
        )}
        <Field form={form} name="referredOn" label={w('referredOn')} short>
          {(input) => <DayInput {...input} max={today} />}
        </Field>
        <Field form={form} name="note" label={w('note')}>
          {(input) => <TextArea {...input} rows={2} maxLength={500} placeholder={w('notePlace')} />}
        </Field>
      </Form>
    </Dialog>
  )
}
