// The own account: who one is, the password, and for administrators the company.
import { client } from '#web/client.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Page, Section } from '#web/page.tsx'
import { Select } from '#web/pickers.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Failure, PageSkeleton } from '#web/states.tsx'
import { toast } from '#web/toast.tsx'
import type { staffDoors } from './contract.ts'
import { checkPassword } from './password.ts'
import './people.css'
import { currencies, roleHints, roleWords, scopeHints, scopeWords, staffWords } from './words.ts'

const ask = client<typeof staffDoors>()
type Me = Awaited<ReturnType<typeof ask<'GET /me'>>>

export const MePage = () => {
  const w = useWords(staffWords)
  const me = useRead(['me'], (signal) => ask('GET /me', { signal }))
  if (me.error) return <Failure error={me.error} onRetry={() => void me.refetch()} words={staffWords} />
  if (!me.data) return <PageSkeleton kind="record" />
  const administrator = me.data.roles.includes('administrator')
  return (
    <Page kind="record" title={w('me')} question={w('meQuestion')}>
      <Section
        id="me"
        title={w('myFacts')}
        hint={administrator ? <Go to="/people">{w('editMe')}</Go> : w('myFactsHint')}
      >
        <MyFacts me={me.data} />
      </Section>
      <Section id="password" title={w('password')} hint={w('passwordHint')}>
        <PasswordForm email={me.data.email} />
      </Section>
      {administrator ? (
        <Section id="company" title={w('company')} hint={w('companyHint')}>
          <CompanyForm company={me.data.company} />
        </Section>
      ) : null}
    </Page>
  )
}

const MyFacts = ({ me }: { me: Me }) => {
  const w = useWords(staffWords)
  const role = useWords(roleWords)
  const roleHint = useWords(roleHints)
  const scope = useWords(scopeWords)
  const scopeHint = useWords(scopeHints)
  return (
    <dl className="st-facts">
      <dt>{w('name')}</dt>
      <dd>{me.name}</dd>
      <dt>{w('email')}</dt>
      <dd>{me.email}</dd>
      <dt>{w('title')}</dt>
      <dd>{me.title ?? '—'}</dd>
      <dt>{w('department')}</dt>
      <dd>{me.departmentName ?? '—'}</dd>
      <dt>{w('roles')}</dt>
      <dd>
        {me.roles.map((key) => (
          <div key={key}>
            {role(key)}
            <small>{roleHint(key)}</small>
          </div>
        ))}
      </dd>
      <dt>{w('scope')}</dt>
      <dd>
        {scope(me.scope)}
        <small>{scopeHint(me.scope)}</small>
      </dd>
    </dl>
  )
}

const PasswordForm = ({ email }: { email: string }) => {
  const w = useWords(staffWords)
  const form = useForm({
    initial: { current: '', next: '', repeat: '' },
    required: ['current', 'next', 'repeat'],
    check: (values) => checkPassword('next', values.next, { field: 'repeat', text: values.repeat }),
    submit: async ({ current, next }) => {
      await ask('PUT /me/password', { body: { current, next } })
      // Every session has ended, this one too; it is opened again with what was just typed.
      await ask('POST /session', { body: { email, password: next } })
      form.reset()
      toast(w('passwordChanged'))
    },
  })
  return (
    <Form form={form} submit={w('changePassword')} words={staffWords}>
      <input type="email" hidden readOnly autoComplete="username" value={email} />
      <Field form={form} name="current" label={w('current')} short>
        {(input) => <TextInput {...input} type="password" autoComplete="current-password" />}
      </Field>
      <Field form={form} name="next" label={w('next')} hint={w('passwordRule')} short>
        {(input) => <TextInput {...input} type="password" autoComplete="new-password" />}
      </Field>
      <Field form={form} name="repeat" label={w('repeat')} short>
        {(input) => <TextInput {...input} type="password" autoComplete="new-password" />}
      </Field>
    </Form>
  )
}

const CompanyForm = ({ company }: { company: Me['company'] }) => {
  const w = useWords(staffWords)
  const renew = useRenew()
  const form = useForm({
    initial: { name: company.name, currency: company.currency },
    required: ['name'],
    submit: async ({ name, currency }) => {
      const changed = currency && currency !== company.currency ? { currency } : {}
      await ask('PATCH /company', { body: { name, ...changed } })
      await renew(['me'], ['today'], ['accounts'])
      toast(w('saved'))
    },
  })
  const known = currencies.some((code) => code === company.currency)
  const options = currencies.map((code) => ({ value: code as string, label: w(`currency.${code}`) }))
  return (
    <Form form={form} submit={w('save')} words={staffWords}>
      <Field form={form} name="name" label={w('companyName')}>
        {(input) => <TextInput {...input} maxLength={100} />}
      </Field>
      <Field
        form={form}
        name="currency"
        label={w('currency')}
        hint={w(company.currencyFixed ? 'currencyStays' : 'currencyFree')}
      >
        {(input) => (
          <Select
            {...input}
            disabled={company.currencyFixed}
            placeholder={w('currencyUnset')}
            options={
              company.currency && !known
                ? [...options, { value: company.currency, label: company.currency }]
                : options
            }
          />
        )}
      </Field>
    </Form>
  )
}
