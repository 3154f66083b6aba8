// Changing the facts of an account; when someone else was quicker, nothing typed is lost.
import { useState } from 'react'
import { Refusal } from '#base/refusal.ts'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Field, FieldRow, Form, useForm } from '#web/form.tsx'
import { Icon } from '#web/icons.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRenew } from '#web/query.ts'
import { toast, toastFailure } from '#web/toast.tsx'
import type { accountDoors } from './contract.ts'
import { ProfileFields, StatusField } from './fact-fields.tsx'
import { changesOf, checkFacts, type Facts, factsFrom, mergeFacts, typedOf } from './facts.ts'
import { recordWords } from './record.words.ts'

const ask = client<typeof accountDoors>()
export type Account = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId'>>>

export const EditFacts = ({ account, onClose }: { account: Account; onClose: () => void }) => {
  const w = useWords(recordWords)
  const renew = useRenew()
  // What the form began from; it moves on when the latest is loaded after a clash.
  const [base, setBase] = useState<Account>(account)
  const [stale, setStale] = useState(false)
  const [theirs, setTheirs] = useState<(keyof Facts)[] | null>(null)
  const path = { accountId: account.id }
  const form = useForm({
    initial: typedOf(account),
    required: ['name', 'code'],
    check: checkFacts,
    submit: async (values) => {
      const body = changesOf(base, factsFrom(values))
      if (Object.keys(body).length === 0) {
        toast(w('nothingChanged'))
        onClose()
        return
      }
      setStale(false)
      const saved = await ask('PATCH /accounts/:accountId', { path, body, ifMatch: base.revision }).catch(
        (error: unknown) => {
          if (!(error instanceof Refusal) || error.kind !== 'stale') throw error
          return null
        },
      )
      // Told beside its way out, not as a failure.
      if (!saved) {
        setStale(true)
        return
      }
      onClose()
      await renew(['account', account.id], ['accounts'])
      toast(w('saved'), {
        undo: async () => {
          const before = changesOf(factsFrom(values), base)
          await ask('PATCH /accounts/:accountId', { path, body: before, ifMatch: saved.revision })
          await renew(['account', account.id], ['accounts'])
        },
      })
    },
  })
  const loadLatest = async () => {
    try {
      const latest = await ask('GET /accounts/:accountId', { path })
      const merged = mergeFacts(base, latest, form.values)
      setBase(latest)
      setTheirs(merged.theirs)
      form.reset(merged.typed)
      setStale(false)
    } catch (error) {
      toastFailure(error, recordWords)
    }
  }
  return (
    <Dialog title={w('editTitle', { name: account.name })} width={600} easy={false} onClose={onClose}>
      <Form form={form} submit={w('save')} onCancel={onClose} words={recordWords}>
        <Field form={form} name="name" label={w('name')} words={recordWords}>
          {(input) => <TextInput {...input} autoFocus maxLength={200} />}
        </Field>
        <FieldRow>
          <Field form={form} name="code" label={w('code')} words={recordWords}>
            {(input) => <TextInput {...input} maxLength={60} />}
          </Field>
          <StatusField form={form} />
        </FieldRow>
        <ProfileFields form={form} />
        {stale ? (
          <div className="ac-stale" role="alert">
            <strong>{w('staleTitle')}</strong>
            <p>{w('staleText')}</p>
            <Button small icon="refresh" onClick={loadLatest}>
              {w('staleLoad')}
            </Button>
          </div>
        ) : null}
        {theirs && !stale ? (
          <p className="ac-stale-loaded" role="status">
            <Icon name="info" />
            {theirs.length
              ? w('staleLoaded', { fields: theirs.map((key) => w(key)).join(w('comma')) })
              : w('staleLoadedSame')}
          </p>
        ) : null}
      </Form>
    </Dialog>
  )
}
