// The own account: who one is, and the password.
import { client } from '#web/client.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Page, Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Failure, PageSkeleton } from '#web/states.tsx'
import { toast } from '#web/toast.tsx'
import type { staffDoors } from './contract.ts'
import { Keys } from './keys.tsx'
import { checkPassword } from './password.ts'
import { PasswordRules } from './password-rules.tsx'
import './people.css'
import { SecondStep } from './second-step.tsx'
import { securityWords, signInRefusals } from './security.words.ts'
import { OwnSessions } from './sessions.tsx'
import { roleHints, roleWords, scopeHints, scopeWords, staffWords } from './words.ts'

const ask = client<typeof staffDoors>()
type Me = Awaited<ReturnType<typeof ask<'GET /me'>>>

export const MePage = () => {
  const w = useWords(staffWords)
  const s = useWords(securityWords)
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
        <PasswordForm name={me.data.name} email={me.data.email} />
      </Section>
      <Section id="second-step" title={s('secondStep')} hint={s('secondStepHint')}>
        <SecondStep />
      </Section>
      <Section id="sessions" title={s('sessions')} hint={s('sessionsHint')}>
        <OwnSessions />
      </Section>
      <Section id="keys" title={s('keys')} hint={s('keysHint')} actions={<a href="/api/docs">{s('docs')}</a>}>
        <Keys />
      </Section>
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

const PasswordForm = ({ name, email }: { name: string; email: string }) => {
  const w = useWords(staffWords)
  const form = useForm({
    initial: { current: '', next: '', repeat: '' },
    required: ['current', 'next', 'repeat'],
    check: (values) =>
      checkPassword('next', values.next, [name, email], { field: 'repeat', text: values.repeat }),
    submit: async ({ current, next }) => {
      await ask('PUT /me/password', { body: { current, next } })
      form.reset()
      toast(w('passwordChanged'))
    },
  })
  return (
    <Form form={form} submit={w('changePassword')} words={{ ...staffWords, ...signInRefusals }}>
      <input type="email" hidden readOnly autoComplete="username" value={email} />
      <Field form={form} name="current" label={w('current')}>
        {(input) => <TextInput {...input} type="password" autoComplete="current-password" />}
      </Field>
      <Field form={form} name="next" label={w('next')} hint={w('passwordRule')}>
        {(input) => <TextInput {...input} type="password" autoComplete="new-password" />}
      </Field>
      {form.values.next ? <PasswordRules password={form.values.next} you={[name, email]} /> : null}
      <Field form={form} name="repeat" label={w('repeat')}>
        {(input) => <TextInput {...input} type="password" autoComplete="new-password" />}
      </Field>
    </Form>
  )
}
