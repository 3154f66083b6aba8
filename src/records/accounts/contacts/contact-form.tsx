// Adding and changing a contact: a name is enough, the rest when it is known.
import { useState } from 'react'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Field, FieldRow, Form, useForm } from '#web/form.tsx'
import { Check, TextArea, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { DayInput } from '#web/pickers.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import { CustomInputs } from '../fields/field-inputs.tsx'
import { givenValues, missingTyped, typedValues } from '../fields/typed.ts'
import { type Field as OwnField, useFieldsRead } from '../fields/use-fields.tsx'
import { accountWords } from '../words.ts'
import type { contactDoors } from './contact.contract.ts'
import { contactWords } from './contact.words.ts'
import './contacts.css'

const ask = client<typeof contactDoors>()
export type Contact = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId/contacts'>>>['rows'][number]

const phoneForm = /^\+?[0-9()\-–. ]{5,30}((转|ext\.?|x|#)\s?[0-9]{1,8})?$/i
const emailForm = /^[^\s@<>",;]{1,64}@[^\s@<>",;]{1,190}\.[^\s@<>",;.]{1,60}$/

/** Problems of own fields are told in the words of all accounts. */
const formWords = { ...accountWords, ...contactWords }

type Given = { accountId: string; contact?: Contact; onClose: () => void }

export const ContactForm = (given: Given) => {
  // The form begins with every field there is, so it waits for their definitions.
  const read = useFieldsRead('contact')
  return read.data || read.error ? <WholeForm {...given} fields={read.data?.rows ?? none} /> : null
}

const none: OwnField[] = []

const WholeForm = ({ accountId, contact, fields, onClose }: Given & { fields: readonly OwnField[] }) => {
  const w = useWords(contactWords)
  const renew = useRenew()
  const hidden = new Set<string>(contact?.hidden)
  const [whole, setWhole] = useState(
    Boolean(
      contact &&
        (contact.phone ||
          contact.wechat ||
          contact.birthday ||
          contact.note ||
          hidden.size ||
          fields.some((field) => contact.custom[field.key] !== undefined)),
    ),
  )
  const typed = {
    name: contact?.name ?? '',
    title: contact?.title ?? '',
    department: contact?.department ?? '',
    mobile: contact?.mobile ?? '',
    phone: contact?.phone ?? '',
    email: contact?.email ?? '',
    wechat: contact?.wechat ?? '',
    birthday: contact?.birthday ?? (null as string | null),
    note: contact?.note ?? '',
    main: contact?.main ?? false,
    custom: typedValues(fields, contact?.custom ?? {}, contact?.names ?? {}),
  }
  const form = useForm({
    initial: typed,
    required: ['name'],
    check: (values) => {
      const problems = []
      for (const key of ['mobile', 'phone'] as const)
        if (values[key].trim() && values[key] !== typed[key] && !phoneForm.test(values[key].trim()))
          problems.push({ field: key, code: 'contacts.phoneForm' })
      if (values.email.trim() && values.email !== typed.email && !emailForm.test(values.email.trim()))
        problems.push({ field: 'email', code: 'contacts.emailForm' })
      return [...problems, ...missingTyped(fields, values.custom, contact?.custom)]
    },
    submit: async (values, intent) => {
      const text = (key: 'title' | 'department' | 'mobile' | 'phone' | 'email' | 'wechat' | 'note') =>
        values[key].trim() || null
      const body = {
        name: values.name.trim(),
        title: text('title'),
        department: text('department'),
        mobile: text('mobile'),
        phone: text('phone'),
        email: text('email'),
        wechat: text('wechat'),
        birthday: values.birthday,
        note: text('note'),
        main: values.main,
        custom: givenValues(fields, contact?.custom ?? {}, values.custom),
      }
      if (contact)
        await ask('PATCH /accounts/:accountId/contacts/:contactId', {
          path: { accountId, contactId: contact.id },
          body,
          ifMatch: contact.revision,
        })
      else await ask('POST /accounts/:accountId/contacts', { path: { accountId }, body, intent })
      onClose()
      await renew(['account', accountId, 'contacts'], ['contacts'])
      toast(contact ? w('saved') : w('added', { name: body.name }))
    },
  })
  const kept = (key: string) =>
    hidden.has(key) && !form.values[key as 'wechat'] ? w('keptHidden') : undefined
  // A problem in a folded field must be seen.
  const open =
    whole ||
    fields.some((field) => !field.required && form.problemOf(`custom.${field.key}`)) ||
    ['phone', 'wechat', 'birthday', 'note'].some((name) => form.problemOf(name))
  return (
    <Dialog
      title={contact ? w('editTitle', { name: contact.name }) : w('addTitle')}
      width={560}
      easy={false}
      onClose={onClose}
    >
      <Form form={form} submit={w(contact ? 'save' : 'add')} onCancel={onClose} words={formWords}>
        {hidden.size ? <p className="k-small k-quiet">{w('hiddenHint')}</p> : null}
        <Field form={form} name="name" label={w('name')}>
          {(input) => <TextInput {...input} autoFocus maxLength={80} />}
        </Field>
        <FieldRow>
          <Field form={form} name="title" label={w('jobTitle')}>
            {(input) => <TextInput {...input} maxLength={80} />}
          </Field>
          <Field form={form} name="department" label={w('department')}>
            {(input) => <TextInput {...input} maxLength={80} />}
          </Field>
        </FieldRow>
        <FieldRow>
          <Field form={form} name="mobile" label={w('mobile')}>
            {(input) => <TextInput {...input} type="tel" maxLength={40} />}
          </Field>
          <Field form={form} name="email" label={w('email')}>
            {(input) => <TextInput {...input} type="email" maxLength={250} />}
          </Field>
        </FieldRow>
        <CustomInputs form={form} fields={fields} only="required" />
        {open ? (
          <>
            <FieldRow>
              <Field form={form} name="phone" label={w('phone')}>
                {(input) => <TextInput {...input} type="tel" maxLength={40} />}
              </Field>
              <Field form={form} name="wechat" label={w('wechat')} hint={kept('wechat')}>
                {(input) => <TextInput {...input} maxLength={60} />}
              </Field>
            </FieldRow>
            <Field form={form} name="birthday" label={w('birthday')} hint={kept('birthday')} short>
              {(input) => <DayInput {...input} clearable />}
            </Field>
            <Field form={form} name="note" label={w('note')} hint={kept('note') ?? w('noteHint')}>
              {(input) => <TextArea {...input} rows={3} maxLength={1000} />}
            </Field>
            <CustomInputs form={form} fields={fields} only="optional" />
          </>
        ) : (
          <Button kind="bare" icon="plus" onClick={() => setWhole(true)}>
            {w('moreFields')}
          </Button>
        )}
        {contact?.main ? null : (
          <Check value={form.values.main} onChange={(main) => form.set('main', main)}>
            {w('makeMain')}
          </Check>
        )}
      </Form>
    </Dialog>
  )
}
