// Changing the facts of an account; when someone else was quicker, nothing typed is lost.
import { useState } from 'react'
import { Refusal } from '#base/refusal.ts'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Field as Box, FieldRow, Form, useForm } from '#web/form.tsx'
import { Icon } from '#web/icons.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRenew } from '#web/query.ts'
import { toast, toastFailure } from '#web/toast.tsx'
import type { accountDoors } from './contract.ts'
import { Alike } from './duplicates/alike.tsx'
import { ProfileFields, StatusField } from './fact-fields.tsx'
import { changesOf, checkFacts, type Facts, factsFrom, mergeFacts, typedOf } from './facts.ts'
import { CustomInputs } from './fields/field-inputs.tsx'
import { givenValues, missingTyped, typedValues } from './fields/typed.ts'
import { type Field, useFieldsRead } from './fields/use-fields.tsx'
import { recordWords } from './record.words.ts'

const ask = client<typeof accountDoors>()
export type Account = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId'>>>

export const EditFacts = ({ account, onClose }: { account: Account; onClose: () => void }) => {
  // The form begins with every field there is, so it waits for their definitions.
  const read = useFieldsRead('account')
  return read.data || read.error ? (
    <EditForm account={account} fields={read.data?.rows ?? []} onClose={onClose} />
  ) : null
}

const EditForm = ({
  account,
  fields,
  onClose,
}: {
  account: Account
  fields: readonly Field[]
  onClose: () => void
}) => {
  const w = useWords(recordWords)
  const renew = useRenew()
  // What the form began from; it moves on when the latest is loaded after a clash.
  const [base, setBase] = useState<Account>(account)
  const [stale, setStale] = useState(false)
  const [theirs, setTheirs] = useState<(keyof Facts)[] | null>(null)
  const path = { accountId: account.id }
  const form = useForm({
    initial: { ...typedOf(account), custom: typedValues(fields, account.custom, account.names) },
    required: ['name', 'code'],
    check: (typed) => [...checkFacts(typed), ...missingTyped(fields, typed.custom, account.custom)],
    submit: async (values) => {
      const custom = givenValues(fields, base.custom, values.custom)
      const body = {
        ...changesOf(base, factsFrom(values)),
        ...(Object.keys(custom).length ? { custom } : {}),
      }
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
          const before = {
            ...changesOf(factsFrom(values), base),
            custom: Object.fromEntries(Object.keys(custom).map((key) => [key, base.custom[key] ?? null])),
          }
          await ask('PATCH /accounts/:accountId', { path, body: before, ifMatch: saved.revision })
          await renew(['account', account.id], ['accounts'])
        },
      })
    },
  })
  // What it has been all along needs no warning.
  const isOther = (['name', 'taxNumber', 'website'] as const).some(
    (key) => form.values[key].trim() !== (account[key] ?? ''),
  )
  const loadLatest = async () => {
    try {
      const latest = await ask('GET /accounts/:accountId', { path })
      const merged = mergeFacts(base, latest, form.values)
      setBase(latest)
      setTheirs(merged.theirs)
      const mine = givenValues(fields, base.custom, form.values.custom)
      const own = typedValues(fields, latest.custom, latest.names)
      form.reset({
        ...merged.typed,
        custom: {
          ...own,
          ...Object.fromEntries(Object.keys(mine).map((key) => [key, form.values.custom[key] ?? null])),
        },
      })
      setStale(false)
    } catch (error) {
      toastFailure(error, recordWords)
    }
  }
  return (
    <Dialog title={w('editTitle', { name: account.name })} width={600} easy={false} onClose={onClose}>
      <Form form={form} submit={w('save')} onCancel={onClose} words={recordWords}>
        <Box form={form} name="name" label={w('name')} words={recordWords}>
          {(input) => <TextInput {...input} autoFocus maxLength={200} />}
        </Box>
        {isOther ? (
          <Alike
            name={form.values.name}
            taxNumber={form.values.taxNumber}
            website={form.values.website}
            exceptId={account.id}
            onlyFound
          />
        ) : null}
        <FieldRow>
          <Box form={form} name="code" label={w('code')} words={recordWords}>
            {(input) => <TextInput {...input} maxLength={60} />}
          </Box>
          <StatusField form={form} />
        </FieldRow>
        <ProfileFields form={form} />
        <CustomInputs form={form} fields={fields} />
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
