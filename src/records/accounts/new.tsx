// Adding an account: a name is enough, and whoever is alike shows while one types.
import { useState } from 'react'
import { sellers } from '#base/viewer.ts'
import type { staffDoors } from '#records/staff/contract.ts'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Field, FieldRow, Form, useForm } from '#web/form.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { useGo } from '#web/link.tsx'
import { usePhone } from '#web/media.ts'
import { Page, Split } from '#web/page.tsx'
import { type Picked, SearchPicker } from '#web/pickers.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { NoPermission } from '#web/states.tsx'
import { toast } from '#web/toast.tsx'
import type { accountDoors } from './contract.ts'
import { Alike } from './duplicates/alike.tsx'
import { ProfileFields, StatusField } from './fact-fields.tsx'
import { blankFacts, checkFacts, factsFrom } from './facts.ts'
import { CustomInputs } from './fields/field-inputs.tsx'
import { givenValues, missingTyped, type TypedValues } from './fields/typed.ts'
import { useFields } from './fields/use-fields.tsx'
import { findAccounts } from './finding.tsx'
import './record.css'
import { recordWords } from './record.words.ts'

const ask = client<typeof accountDoors>()
const staff = client<typeof staffDoors>()

export const NewAccountPage = () => {
  const w = useWords(recordWords)
  const go = useGo()
  const phone = usePhone()
  const renew = useRenew()
  const [more, setMore] = useState(false)
  const me = useRead(['me'], (signal) => staff('GET /me', { signal }))
  const fields = useFields()
  const form = useForm({
    initial: { ...blankFacts, parentId: null as Picked | null, custom: {} as TypedValues },
    required: ['name'],
    draft: 'account-new',
    check: (typed) => [...checkFacts(typed), ...missingTyped(fields, typed.custom)],
    submit: async ({ parentId, custom, ...typed }, intent) => {
      const { code, ...facts } = factsFrom(typed)
      const body = {
        ...facts,
        ...(code ? { code } : {}),
        custom: givenValues(fields, {}, custom),
        parentId: parentId?.value ?? null,
      }
      const added = await ask('POST /accounts', { body, intent })
      await renew(['accounts'])
      toast(w('created', { name: added.name }))
      go(`/accounts/${added.id}`, { replace: true })
    },
  })
  if (me.data && !me.data.roles.some((role) => sellers.includes(role))) return <NoPermission />
  // A problem in a folded field must be seen.
  const open =
    more ||
    fields.some((field) => !field.required && form.problemOf(`custom.${field.key}`)) ||
    ['taxNumber', 'website', 'tags', 'parentId', 'shortName'].some((name) => form.problemOf(name))
  const { name, taxNumber, website } = form.values
  const typed = { name, taxNumber, website }
  return (
    <Page
      title={w('newTitle')}
      question={w('newQuestion')}
      crumbs={[{ label: w('accounts'), to: '/accounts' }]}
    >
      <Split side={phone ? null : <Alike {...typed} />} width={360}>
        <Form form={form} submit={w('create')} onCancel={() => go('/accounts')} words={recordWords}>
          <Field form={form} name="name" label={w('name')} words={recordWords}>
            {(input) => <TextInput {...input} autoFocus maxLength={200} />}
          </Field>
          {phone ? <Alike {...typed} onlyFound /> : null}
          <FieldRow>
            <Field form={form} name="code" label={w('code')} hint={w('codeHint')} words={recordWords}>
              {(input) => <TextInput {...input} maxLength={60} />}
            </Field>
            <StatusField form={form} />
          </FieldRow>
          <CustomInputs form={form} fields={fields} only="required" />
          <div>
            <Button
              kind="bare"
              className="ac-more"
              icon={open ? 'up' : 'down'}
              aria-expanded={open}
              onClick={() => setMore(!open)}
            >
              {w(open ? 'fewerFields' : 'moreFields')}
            </Button>
          </div>
          {open ? (
            <>
              <Field form={form} name="parentId" label={w('parent')} words={recordWords}>
                {(input) => (
                  <SearchPicker {...input} clearable search={findAccounts()} placeholder={w('findAccount')} />
                )}
              </Field>
              <ProfileFields form={form} />
              <CustomInputs form={form} fields={fields} only="optional" />
            </>
          ) : null}
        </Form>
      </Split>
    </Page>
  )
}
