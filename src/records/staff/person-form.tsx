// Adding or changing a person: who they are, what they may do, how far they see.
import type { ReactNode } from 'react'
import { type Role, roles, type Scope, scopes } from '#base/viewer.ts'
import { client } from '#web/client.ts'
import { Field, FieldRow, Form, useForm } from '#web/form.tsx'
import { Check, RadioList, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { Select, SelectMany } from '#web/pickers.tsx'
import type { staffDoors } from './contract.ts'
import { inTreeOrder } from './tree.ts'
import { roleHints, roleWords, scopeHints, scopeWords, staffWords } from './words.ts'

const ask = client<typeof staffDoors>()
export type Person = Awaited<ReturnType<typeof ask<'GET /people'>>>['rows'][number]
export type Department = Awaited<ReturnType<typeof ask<'GET /departments'>>>['rows'][number]

/** Departments as choices, indented by their depth. */
export const departmentOptions = (departments: readonly Department[]) =>
  inTreeOrder(departments).map((one) => ({
    value: one.id,
    label: `${'　'.repeat(one.depth)}${one.name}`,
    text: one.name,
  }))

type Values = {
  name: string
  email: string
  title: string
  departmentId: string | null
  roles: Role[]
  scope: Scope
  chosenDepartmentIds: string[]
}

const needsDepartment = (scope: Scope) => scope === 'department' || scope === 'departmentTree'

const check = (values: Values) => [
  ...(needsDepartment(values.scope) && !values.departmentId
    ? [{ field: 'departmentId', code: 'staff.departmentNeeded' }]
    : []),
  ...(values.scope === 'chosen' && values.chosenDepartmentIds.length === 0
    ? [{ field: 'chosenDepartmentIds', code: 'staff.chosenNeeded' }]
    : []),
]

export const PersonForm = ({
  person,
  departments,
  actions,
  onSaved,
  onClose,
}: {
  /** Null adds one. */
  person: Person | null
  departments: readonly Department[]
  /** What else can be done with this person, above the fields. */
  actions?: ReactNode
  onSaved: (saved: Person) => Promise<void> | void
  onClose: () => void
}) => {
  const w = useWords(staffWords)
  const role = useWords(roleWords)
  const roleHint = useWords(roleHints)
  const scope = useWords(scopeWords)
  const scopeHint = useWords(scopeHints)
  const form = useForm<Values>({
    initial: {
      name: person?.name ?? '',
      email: person?.email ?? '',
      title: person?.title ?? '',
      departmentId: person?.departmentId ?? null,
      roles: person?.roles ?? ['keyAccountManager'],
      scope: person?.scope ?? 'own',
      chosenDepartmentIds: person?.chosenDepartmentIds ?? [],
    },
    required: ['name', 'email', 'roles'],
    check,
    submit: async (values, intent) => {
      const body = { ...values, email: values.email.trim(), title: values.title.trim() || null }
      const saved = person
        ? await ask('PUT /people/:personId', {
            path: { personId: person.id },
            body,
            ifMatch: person.revision,
          })
        : await ask('POST /people', { body, intent })
      await onSaved(saved)
    },
  })
  const options = departmentOptions(departments)
  return (
    <Dialog title={w(person ? 'editPerson' : 'addPerson')} width={560} easy={!form.touched} onClose={onClose}>
      <Form form={form} submit={w(person ? 'save' : 'add')} onCancel={onClose} words={staffWords}>
        {actions}
        <Field form={form} name="name" label={w('name')}>
          {(input) => <TextInput {...input} autoFocus maxLength={100} />}
        </Field>
        <Field form={form} name="email" label={w('email')} hint={w('emailHint')}>
          {(input) => <TextInput {...input} type="email" maxLength={200} />}
        </Field>
        <FieldRow>
          <Field form={form} name="title" label={w('title')}>
            {(input) => <TextInput {...input} maxLength={100} placeholder={w('titleHint')} />}
          </Field>
          <Field form={form} name="departmentId" label={w('department')}>
            {(input) => <Select {...input} options={options} clearable placeholder={w('noDepartment')} />}
          </Field>
        </FieldRow>
        <Field form={form} name="roles" label={w('roles')} hint={w('rolesHint')}>
          {({ value, onChange }) => (
            // biome-ignore lint/a11y/useSemanticElements: the legend is the field's label
            <div role="group" aria-label={w('roles')} className="st-roles">
              {roles.map((one) => (
                <Check
                  key={one}
                  value={value.includes(one)}
                  onChange={(on) => onChange(on ? [...value, one] : value.filter((other) => other !== one))}
                >
                  {role(one)}
                  <small>{roleHint(one)}</small>
                </Check>
              ))}
            </div>
          )}
        </Field>
        <Field form={form} name="scope" label={w('scope')}>
          {({ value, onChange }) => (
            <RadioList
              label={w('scope')}
              value={value}
              onChange={onChange}
              options={scopes.map((key) => ({ key, label: scope(key), hint: scopeHint(key) }))}
            />
          )}
        </Field>
        {form.values.scope === 'chosen' ? (
          <Field form={form} name="chosenDepartmentIds" label={w('chosenDepartments')}>
            {(input) => <SelectMany {...input} options={options} />}
          </Field>
        ) : null}
      </Form>
    </Dialog>
  )
}
