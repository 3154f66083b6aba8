// Signing in: the page for strangers, and the form that also stands in the dialog when a session ends.
import type { staffDoors } from '#records/staff/contract.ts'
import { staffRefusals } from '#records/staff/words.ts'
import { client } from '#web/client.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { Mark } from '#web/icons.tsx'
import { TextInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { shellWords } from './shell-words.ts'
import './sign-in.css'

const ask = client<typeof staffDoors>()

export const SignInForm = ({ onDone, email = '' }: { onDone: () => void; email?: string }) => {
  const w = useWords(shellWords)
  const form = useForm({
    initial: { email, password: '' },
    required: ['email', 'password'],
    submit: async (body) => {
      await ask('POST /session', { body })
      onDone()
    },
  })
  return (
    <Form form={form} submit={w('signIn')} words={staffRefusals}>
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

export const SignIn = ({ onDone }: { onDone: () => void }) => {
  const w = useWords(shellWords)
  const { language, setLanguage } = useLanguage()
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Mark size={40} />
        <h1>{w('signInTitle')}</h1>
        <p>{w('signInText')}</p>
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
