// Signing in: the page for strangers, and the form that also stands in the dialog when a session ends.
import { useState } from 'react'
import type { staffDoors } from '#records/staff/contract.ts'
import { comeBackWords, securityWords, signInRefusals } from '#records/staff/security.words.ts'
import type { signInDoors } from '#records/staff/sign-in.contract.ts'
import { staffRefusals } from '#records/staff/words.ts'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { Mark } from '#web/icons.tsx'
import { Check, TextInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { useRead } from '#web/query.ts'
import { toastFailure } from '#web/toast.tsx'
import { useUrl } from '#web/url.ts'
import { shellWords } from './shell-words.ts'
import './sign-in.css'

const ask = client<typeof staffDoors & typeof signInDoors>()
const refusals = { ...staffRefusals, ...signInRefusals }

export const SignInForm = ({ onDone, email = '' }: { onDone: () => void; email?: string }) => {
  const [needsCode, setNeedsCode] = useState(false)
  return needsCode ? (
    <CodeForm onDone={onDone} onBack={() => setNeedsCode(false)} />
  ) : (
    <>
      <Providers />
      <PasswordForm email={email} onDone={(secondStep) => (secondStep ? setNeedsCode(true) : onDone())} />
    </>
  )
}

const PasswordForm = ({ onDone, email }: { onDone: (secondStep: boolean) => void; email: string }) => {
  const w = useWords(shellWords)
  const form = useForm({
    initial: { email, password: '' },
    required: ['email', 'password'],
    submit: async (body) => onDone((await ask('POST /session', { body })).secondStep),
  })
  return (
    <Form form={form} submit={w('signIn')} words={refusals}>
      <Field form={form} name="email" label={w('email')}>
        {(input) => <TextInput {...input} type="email" autoComplete="username" autoFocus={!email} />}
      </Field>
      <Field form={form} name="password" label={w('password')} hint={w('forgot')}>
        {(input) => (
          <TextInput {...input} type="password" autoComplete="current-password" autoFocus={Boolean(email)} />
        )}
      </Field>
    </Form>
  )
}

const CodeForm = ({ onDone, onBack }: { onDone: () => void; onBack: () => void }) => {
  const w = useWords(securityWords)
  const form = useForm({
    initial: { code: '', trustDevice: false },
    required: ['code'],
    submit: async ({ code, trustDevice }) => {
      await ask('POST /session/code', { body: { code: code.replace(/\s/g, ''), trustDevice } })
      onDone()
    },
  })
  return (
    <Form form={form} submit={w('go')} onCancel={onBack} words={refusals}>
      <p className="k-quiet">{w('codeText')}</p>
      <Field form={form} name="code" label={w('code')} hint={w('backupHint')}>
        {(input) => <TextInput {...input} autoComplete="one-time-code" autoFocus maxLength={20} />}
      </Field>
      <Field form={form} name="trustDevice" label="">
        {({ value, onChange }) => (
          <Check value={value} onChange={onChange}>
            {w('trust')}
          </Check>
        )}
      </Field>
    </Form>
  )
}

/** The company's identity providers, where there are any. */
const Providers = () => {
  const w = useWords(securityWords)
  const [busy, setBusy] = useState<string | null>(null)
  const ways = useRead(['sign-in'], (signal) => ask('GET /sign-in', { signal }))
  if (!ways.data?.providers.length) return null
  const begin = async (providerId: string) => {
    setBusy(providerId)
    try {
      const { pathname, search } = location
      const returnTo = search.includes('refused=') ? pathname : `${pathname}${search}`
      const { url } = await ask('POST /session/provider', { body: { providerId, returnTo } })
      location.assign(url)
    } catch (error) {
      setBusy(null)
      toastFailure(error, refusals)
    }
  }
  return (
    <div className="sign-in-providers">
      {ways.data.providers.map((one) => (
        <Button key={one.id} icon="shield" busy={busy === one.id} onClick={() => void begin(one.id)}>
          {w('through', { name: one.name })}
        </Button>
      ))}
      <p className="k-quiet k-small">{w('or')}</p>
    </div>
  )
}

/** Why nobody came in on the way back from a provider. */
const Refused = () => {
  const w = useWords(comeBackWords)
  const [url] = useUrl()
  if (!url.refused) return null
  const known = url.refused in comeBackWords ? (url.refused as keyof typeof comeBackWords) : 'other'
  return (
    <p className="sign-in-refused" role="alert">
      {w(known)}
    </p>
  )
}

export const SignIn = ({ onDone }: { onDone: () => void }) => {
  const w = useWords(shellWords)
  const { language, setLanguage } = useLanguage()
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Mark size={40} />
        <h1>{w('signInTitle')}</h1>
        <p>{w('signInText')}</p>
        <Refused />
        <SignInForm onDone={onDone} />
      </div>
      <button
        type="button"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'English' : '中文'}
      </button>
    </main>
  )
}
