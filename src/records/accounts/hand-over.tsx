// Handing an account to another person, and putting it under another account.

import type { staffDoors } from '#records/staff/contract.ts'
import { client } from '#web/client.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { type Picked, SearchPicker } from '#web/pickers.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import type { accountDoors } from './contract.ts'
import type { Account } from './edit-facts.tsx'
import { recordWords } from './record.words.ts'

const ask = client<typeof accountDoors>()
const staff = client<typeof staffDoors>()

const findPeople = async (text: string, signal: AbortSignal): Promise<Picked[]> => {
  const { rows } = await staff('GET /people', {
    query: { ...(text ? { search: text } : {}), limit: 30 },
    signal,
  })
  return rows
    .filter((person) => !person.leftAt)
    .map((person) => ({
      value: person.id,
      label: person.name,
      hint: [person.title, person.departmentName].filter(Boolean).join(' · '),
    }))
}

export const findAccounts =
  (butId?: string) =>
  async (text: string, signal: AbortSignal): Promise<Picked[]> => {
    if (!text.trim()) return []
    const { rows } = await ask('GET /search', { query: { text: text.trim(), limit: 20 }, signal })
    return rows
      .filter((row) => row.id !== butId)
      .map((row) => ({
        value: row.id,
        label: row.name,
        hint: [row.tier, row.ownerName, row.code].filter(Boolean).join(' · '),
      }))
  }

const picked = (one: { id: string; name: string } | null): Picked | null =>
  one ? { value: one.id, label: one.name } : null

export const HandOver = ({ account, onClose }: { account: Account; onClose: () => void }) => {
  const w = useWords(recordWords)
  const renew = useRenew()
  const path = { accountId: account.id }
  const form = useForm({
    initial: { personId: null as Picked | null },
    required: ['personId'],
    submit: async ({ personId }) => {
      const after = await ask('PUT /accounts/:accountId/owner', {
        path,
        body: { personId: personId?.value ?? null },
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
