// Handing an account to another person, and putting it under another account.

import { client } from '#web/client.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { type Picked, SearchPicker } from '#web/pickers.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import type { accountDoors } from './contract.ts'
import type { Account } from './edit-facts.tsx'
import { findAccounts, findPeople } from './finding.tsx'
import { recordWords } from './record.words.ts'

const ask = client<typeof accountDoors>()

const picked = (one: { id: string; name: string } | null): Picked | null =>
  one ? { value: one.id, label: one.name } : null

export const HandOver = ({ account, onClose }: { account: Account; onClose: () => void }) => {
  const w = useWords(recordWords)
  const renew = useRenew()
  const path = { accountId: account.id }
  const form = useForm({
    initial: { personId: null as Picked | null, reason: '' },
    required: ['personId'],
    submit: async ({ personId, reason }) => {
      const after = await ask('PUT /accounts/:accountId/owner', {
        path,
        body: { personId: personId?.value ?? null, reason: reason.trim() || null },
        ifMatch: account.revision,
      })
      onClose()
      await renew(['account', account.id], ['accounts'])
      toast(w('handedOver', { person: after.owner?.name ?? '' }), {
        undo: async () => {
          await ask('PUT /accounts/:accountId/owner', {
            path,
            body: { personId: account.owner?.id ?? null },
            ifMatch: after.revision,
          })
          await renew(['account', account.id], ['accounts'])
        },
      })
    },
  })
  return (
    <Dialog
      title={account.owner ? w('handOverTitle', { name: account.name }) : w('assign')}
      width={480}
      easy={false}
      onClose={onClose}
    >
      <Form
        form={form}
        submit={w(account.owner ? 'handOver' : 'assign')}
        onCancel={onClose}
        words={recordWords}
      >
        <Field form={form} name="personId" label={w('newOwner')} hint={w('handOverHint')} words={recordWords}>
          {(input) => <SearchPicker {...input} search={findPeople} placeholder={w('findPerson')} />}
        </Field>
        <Field form={form} name="reason" label={w('reason')} hint={w('reasonHint')}>
          {(input) => <TextInput {...input} maxLength={300} />}
        </Field>
      </Form>
    </Dialog>
  )
}

export const ChangeParent = ({ account, onClose }: { account: Account; onClose: () => void }) => {
  const w = useWords(recordWords)
  const renew = useRenew()
  const path = { accountId: account.id }
  const form = useForm({
    initial: { parentId: picked(account.parent) },
    submit: async ({ parentId }) => {
      const after = await ask('PUT /accounts/:accountId/parent', {
        path,
        body: { parentId: parentId?.value ?? null },
        ifMatch: account.revision,
      })
      onClose()
      await renew(['account'], ['accounts'])
      toast(w('parentChanged'), {
        undo: async () => {
          await ask('PUT /accounts/:accountId/parent', {
            path,
            body: { parentId: account.parent?.id ?? null },
            ifMatch: after.revision,
          })
          await renew(['account'], ['accounts'])
        },
      })
    },
  })
  return (
    <Dialog title={w('changeParentTitle', { name: account.name })} width={480} easy={false} onClose={onClose}>
      <Form form={form} submit={w('save')} onCancel={onClose} words={recordWords}>
        <Field
          form={form}
          name="parentId"
          label={w('parent')}
          hint={w('changeParentHint')}
          words={recordWords}
        >
          {(input) => (
            <SearchPicker
              {...input}
              clearable
              search={findAccounts(account.id)}
              placeholder={w('findAccount')}
            />
          )}
        </Field>
      </Form>
    </Dialog>
  )
}
