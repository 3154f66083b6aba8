// The page of a one-time link: the first administrator, or a password for somebody who was added.

import { useEffect } from 'react'
import { Refusal } from '#base/refusal.ts'
import type { staffDoors } from '#records/staff/contract.ts'
import { checkPassword } from '#records/staff/password.ts'
import { PasswordRules } from '#records/staff/password-rules.tsx'
import { signInRefusals } from '#records/staff/security.words.ts'
import { staffWords } from '#records/staff/words.ts'
import { ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { Mark } from '#web/icons.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { useRead } from '#web/query.ts'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { useParam } from '#web/url.ts'
import { setupWords } from './setup-words.ts'
import './sign-in.css'

const ask = client<typeof staffDoors>()
type LinkFor = Awaited<ReturnType<typeof ask<'GET /setup/:token'>>>

export const SetupPage = () => {
  const w = useWords(setupWords)
  const { language, setLanguage } = useLanguage()
  const token = useParam('token')
  const link = useRead(['setup', token], (signal) => ask('GET /setup/:token', { path: { token }, signal }))
  useEffect(() => {
    document.title = `${w('title')} · ${language === 'zh' ? '砥柱' : 'Mainstay'}`
  }, [w, language])
  const gone = link.error instanceof Refusal && link.error.kind !== 'busy' && link.error.status < 500
  return (
    <div className="sign-in">
      <div className="sign-in-card">
        <Mark size={40} />
        {link.data ? (
          <>
            <h1>
              {link.data.firstAdministrator
                ? w('firstTitle')
                : link.data.invited
                  ? w('invitedTitle')
                  : w('hello', { name: link.data.name ?? '' })}
            </h1>
            <p>
              {link.data.firstAdministrator
                ? w('firstText')
                : w('helloText', { email: link.data.email ?? '' })}
            </p>
            <SetupForm token={token} link={link.data} />
          </>
        ) : gone ? (
          <>
            <h1>{w('goneTitle')}</h1>
            <p>{w('goneText')}</p>
            <ButtonLink kind="primary" to="/">
              {w('toSignIn')}
            </ButtonLink>
          </>
        ) : link.error ? (
          <Failure error={link.error} onRetry={() => void link.refetch()} words={staffWords} />
        ) : (
          <SkeletonLines lines={5} />
        )}
      </div>
      <button
        type="button"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'English' : '中文'}
      </button>
    </div>
  )
}

const SetupForm = ({ token, link }: { token: string; link: LinkFor }) => {
  const w = useWords(setupWords)
  const first = link.firstAdministrator
  const isNew = first || link.invited
  const form = useForm({
    initial: { name: '', email: link.email ?? '', password: '' },
    required: first ? ['name', 'email', 'password'] : isNew ? ['name', 'password'] : ['password'],
    check: (values) => checkPassword('password', values.password, [link.name ?? values.name, values.email]),
    submit: async ({ name, email, password }, intent) => {
      const who = first ? { name, email: email.trim() } : link.invited ? { name } : {}
      const done = await ask('POST /setup/:token', { path: { token }, body: { ...who, password }, intent })
      // Somebody with a second step is asked for it by the sign-in page.
      await ask('POST /session', { body: { email: done.email, password } })
      // A full load, so that nothing a stranger's page had remembered is left.
      location.assign('/')
    },
  })
  return (
    <Form
      form={form}
      submit={w(first ? 'begin' : 'setPassword')}
      words={{ ...staffWords, ...signInRefusals }}
    >
      {isNew ? (
        <Field form={form} name="name" label={w('name')}>
          {(input) => <TextInput {...input} autoComplete="name" autoFocus maxLength={100} />}
        </Field>
      ) : null}
      {first ? (
        <Field form={form} name="email" label={w('email')} hint={w('emailHint')}>
          {(input) => <TextInput {...input} type="email" autoComplete="username" maxLength={200} />}
        </Field>
      ) : (
        <input type="email" hidden readOnly autoComplete="username" value={link.email ?? ''} />
      )}
      <Field form={form} name="password" label={w('password')} hint={w('passwordRule')}>
        {(input) => (
          <TextInput
            {...input}
            type="password"
            autoComplete="new-password"
            autoFocus={!isNew}
            maxLength={200}
          />
        )}
      </Field>
      {form.values.password ? (
        <PasswordRules
          password={form.values.password}
          you={[link.name ?? form.values.name, form.values.email]}
        />
      ) : null}
    </Form>
  )
}
