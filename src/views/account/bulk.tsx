// Changing many accounts of the list at once: one field, tags, or who answers for them; undone from the note at the foot.
import { useState } from 'react'
import {
  attitudes,
  organisationLevels,
  ownerships,
  sizeClasses,
  statuses,
} from '#records/accounts/account.ts'
import { FieldInput } from '#records/accounts/fields/field-inputs.tsx'
import type { TypedValue } from '#records/accounts/fields/typed.ts'
import { type Field as OwnField, useFields } from '#records/accounts/fields/use-fields.tsx'
import { findPeople } from '#records/accounts/finding.tsx'
import { accountWords } from '#records/accounts/words.ts'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextArea, TextInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { type Picked, SearchPicker, Select } from '#web/pickers.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import type { accountListDoors } from './contract.ts'
import { listWords } from './list.words.ts'
import { type BulkField, bulkFields, customKeyOf } from './list-fields.ts'
import type { queryOf } from './list-query.ts'

const ask = client<typeof accountListDoors>()

/** Accounts by name, or everything that the list shows. */
export type Chosen = { ids: readonly string[] } | { query: ReturnType<typeof queryOf> }

const accountsOf = (chosen: Chosen) => {
  if ('ids' in chosen) return { ids: [...chosen.ids] }
  const { sort: _sort, direction: _direction, ...filter } = chosen.query
  return { filter }
}

export const BulkActions = ({
  chosen,
  maySet,
  mayHandOver,
  onDone,
}: {
  chosen: Chosen
  maySet: boolean
  mayHandOver: boolean
  onDone: () => void
}) => {
  const w = useWords(listWords)
  const [open, setOpen] = useState<'set' | 'owner' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      {maySet ? (
        <Button small icon="edit" onClick={() => setOpen('set')}>
          {w('bulkSet')}
        </Button>
      ) : null}
      {mayHandOver ? (
        <Button small icon="person" onClick={() => setOpen('owner')}>
          {w('bulkHandOver')}
        </Button>
      ) : null}
      {open === 'set' ? <SetField chosen={chosen} onClose={close} onDone={onDone} /> : null}
      {open === 'owner' ? <HandOverMany chosen={chosen} onClose={close} onDone={onDone} /> : null}
    </>
  )
}

/** Tells what was done, with the way back. */
const useTold = (onDone: () => void) => {
  const w = useWords(listWords)
  const renew = useRenew()
  return async (
    done: { id: string; changed: number; missed: number },
    word: 'bulkChanged' | 'bulkHandedOver',
  ) => {
    onDone()
    await renew(['accounts'], ['account'])
    const missed = done.missed ? w('bulkMissed', { count: done.missed }) : ''
    toast(`${w(word, { count: done.changed.toLocaleString('en-US') })}${missed}`, {
      undo: done.changed
        ? async () => {
            await ask('DELETE /accounts/changes/:changeId', { path: { changeId: done.id } })
            await renew(['accounts'], ['account'])
          }
        : undefined,
    })
  }
}

type What = BulkField | 'addTags' | 'removeTags' | `custom.${string}`

const closed = {
  status: ['status', statuses],
  sizeClass: ['size', sizeClasses],
  organisationLevel: ['level', organisationLevels],
  ownership: ['ownership', ownerships],
  attitude: ['attitude', attitudes],
} as const

const blankOf = (field: OwnField | undefined): TypedValue =>
  field?.kind === 'choices' ? [] : field?.kind === 'text' ? '' : null

const SetField = ({
  chosen,
  onClose,
  onDone,
}: {
  chosen: Chosen
  onClose: () => void
  onDone: () => void
}) => {
  const w = useWords(listWords)
  const account = useWords(accountWords)
  const { language } = useLanguage()
  const told = useTold(onDone)
  const own = useFields().filter((field) => !field.archived)
  const form = useForm({
    initial: { what: 'status' as What, value: null as TypedValue },
    check: ({ what, value }) =>
      (what === 'status' || what === 'addTags' || what === 'removeTags') && !value
        ? [{ field: 'value', code: 'web.required' }]
        : [],
    submit: async ({ what, value }, intent) => {
      const key = customKeyOf(what)
      const text = typeof value === 'string' ? value.trim() : ''
      const tags = [...new Set(text.split(/[,，、;；]/).flatMap((tag) => tag.trim() || []))]
      const change =
        key !== null
          ? {
              custom: key,
              value: value && typeof value === 'object' && !Array.isArray(value) ? value.value : value,
            }
          : what === 'addTags'
            ? { addTags: tags }
            : what === 'removeTags'
              ? { removeTags: tags }
              : { set: what as BulkField, value: text || null }
      const done = await ask('POST /accounts/changes', {
        body: { accounts: accountsOf(chosen), change },
        intent,
      })
      onClose()
      await told(done, 'bulkChanged')
    },
  })
  const { what } = form.values
  const field = own.find((one) => `custom.${one.key}` === what)
  const list = what in closed ? closed[what as keyof typeof closed] : null
  return (
    <Dialog
      title={'ids' in chosen ? w('bulkSetTitle', { count: chosen.ids.length }) : w('bulkSetAll')}
      width={440}
      easy={!form.touched}
      onClose={onClose}
    >
      <Form form={form} submit={w('bulkApply')} onCancel={onClose} words={accountWords}>
        <Field
          form={form}
          name="what"
          label={w('bulkField')}
          hint={'ids' in chosen ? undefined : w('bulkMost')}
        >
          {(input) => (
            <Select
              {...input}
              onChange={(next) => {
                const chosenField = own.find((one) => `custom.${one.key}` === next)
                form.change({
                  what: (next ?? 'status') as What,
                  value: chosenField ? blankOf(chosenField) : null,
                })
              }}
              options={[
                ...bulkFields.map((key) => ({ value: key as What, label: w(key) })),
                { value: 'addTags' as const, label: w('addTags') },
                { value: 'removeTags' as const, label: w('removeTags') },
                ...own.map((one) => ({ value: `custom.${one.key}` as What, label: one.name[language] })),
              ]}
            />
          )}
        </Field>
        <Field
          form={form}
          name="value"
          label={what === 'addTags' || what === 'removeTags' ? w('bulkTags') : w('bulkValue')}
          hint={what === 'status' || what === 'addTags' || what === 'removeTags' ? undefined : w('bulkEmpty')}
        >
          {(input) =>
            field ? (
              <FieldInput field={field} {...input} />
            ) : list ? (
              <Select
                {...input}
                value={typeof input.value === 'string' ? input.value : null}
                clearable={what !== 'status'}
                options={list[1].map((key) => ({
                  value: key as string,
                  label: account(`${list[0]}.${key}` as keyof typeof accountWords),
                }))}
              />
            ) : (
              <TextInput
                {...input}
                maxLength={what === 'addTags' || what === 'removeTags' ? 400 : 60}
                value={typeof input.value === 'string' ? input.value : ''}
              />
            )
          }
        </Field>
      </Form>
    </Dialog>
  )
}

const HandOverMany = ({
  chosen,
  onClose,
  onDone,
}: {
  chosen: Chosen
  onClose: () => void
  onDone: () => void
}) => {
  const w = useWords(listWords)
  const told = useTold(onDone)
  const form = useForm({
    initial: { personId: null as Picked | null, reason: '' },
    required: ['personId', 'reason'],
    submit: async ({ personId, reason }, intent) => {
      const done = await ask('POST /accounts/handovers', {
        body: { accounts: accountsOf(chosen), personId: personId?.value ?? '', reason: reason.trim() },
        intent,
      })
      onClose()
      await told(done, 'bulkHandedOver')
    },
  })
  return (
    <Dialog
      title={'ids' in chosen ? w('bulkHandOverTitle', { count: chosen.ids.length }) : w('bulkHandOverAll')}
      width={440}
      easy={!form.touched}
      onClose={onClose}
    >
      <Form form={form} submit={w('bulkHandOver')} onCancel={onClose} words={accountWords}>
        <Field
          form={form}
          name="personId"
          label={w('newOwner')}
          hint={'ids' in chosen ? undefined : w('bulkMost')}
        >
          {(input) => <SearchPicker {...input} search={findPeople} />}
        </Field>
        <Field form={form} name="reason" label={w('reason')} hint={w('reasonHint')}>
          {(input) => <TextArea {...input} rows={2} maxLength={300} placeholder={w('reasonPlace')} />}
        </Field>
      </Form>
    </Dialog>
  )
}
