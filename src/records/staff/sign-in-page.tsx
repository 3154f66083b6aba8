// How people come in: who needs a second step, passwords, identity providers, and everybody's API keys.
import { useState } from 'react'
import { type Role, roles, type Scope, scopes } from '#base/viewer.ts'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { State } from '#web/figure.tsx'
import { Field, FieldRow, Form, useForm } from '#web/form.tsx'
import { Check, RadioList, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { Page, Section } from '#web/page.tsx'
import { Select } from '#web/pickers.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Failure, PageSkeleton, SkeletonLines } from '#web/states.tsx'
import { toast } from '#web/toast.tsx'
import { accessWords } from './access.words.ts'
import type { staffDoors } from './contract.ts'
import { CopyField } from './copy-field.tsx'
import { Keys } from './keys.tsx'
import './people.css'
import { departmentOptions } from './person-form.tsx'
import './security.css'
import { signInRefusals } from './security.words.ts'
import type { signInDoors } from './sign-in.contract.ts'
import { roleWords, scopeWords, staffWords } from './words.ts'

const ask = client<typeof signInDoors & typeof staffDoors>()
const refusals = { ...staffWords, ...signInRefusals, ...accessWords }
type Policy = Awaited<ReturnType<typeof ask<'GET /sign-in/policy'>>>
type Provider = Awaited<ReturnType<typeof ask<'GET /sign-in/providers'>>>['rows'][number]

export const SignInPage = () => {
  const w = useWords(accessWords)
  const policy = useRead(['sign-in', 'policy'], (signal) => ask('GET /sign-in/policy', { signal }))
  if (policy.error)
    return <Failure error={policy.error} onRetry={() => void policy.refetch()} words={refusals} />
  if (!policy.data) return <PageSkeleton kind="record" />
  return (
    <Page kind="record" title={w('signIn')} question={w('signInQuestion')}>
      <Section id="policy" title={w('policy')}>
        <PolicyForm key={policy.data.revision} policy={policy.data} />
      </Section>
      <Section id="providers" title={w('providers')} hint={w('providersHint')}>
        <Providers />
      </Section>
      <Section id="keys" title={w('allKeys')} hint={w('allKeysHint')}>
        <Keys everybody />
      </Section>
    </Page>
  )
}

const PolicyForm = ({ policy }: { policy: Policy }) => {
  const w = useWords(accessWords)
  const role = useWords(roleWords)
  const renew = useRenew()
  const form = useForm({
    initial: {
      secondStepRoles: policy.secondStepRoles as Role[],
      passwords: policy.passwordForAll ? ('all' as const) : ('admins' as 'all' | 'admins'),
    },
    submit: async ({ secondStepRoles, passwords }) => {
      await ask('PUT /sign-in/policy', {
        body: { secondStepRoles, passwordForAll: passwords === 'all' },
        ifMatch: policy.revision,
      })
      await renew(['sign-in', 'policy'], ['me'])
      toast(w('saved'))
    },
  })
  return (
    <Form form={form} submit={w('save')} words={refusals}>
      <Field form={form} name="passwords" label={w('passwords')}>
        {({ value, onChange }) => (
          <RadioList
            label={w('passwords')}
            value={value}
            onChange={onChange}
            options={[
              { key: 'all' as 'all' | 'admins', label: w('passwordForAll') },
              { key: 'admins', label: w('passwordForAdmins'), hint: w('passwordForAdminsHint') },
            ]}
          />
        )}
      </Field>
      <Field form={form} name="secondStepRoles" label={w('whoNeeds')} hint={w('whoNeedsHint')}>
        {({ value, onChange }) => (
          // biome-ignore lint/a11y/useSemanticElements: the legend is the field's label
          <div role="group" aria-label={w('whoNeeds')} className="st-roles">
            {roles.map((one) => (
              <Check
                key={one}
                value={value.includes(one)}
                onChange={(on) => onChange(on ? [...value, one] : value.filter((other) => other !== one))}
              >
                {role(one)}
              </Check>
            ))}
          </div>
        )}
      </Field>
    </Form>
  )
}

const Providers = () => {
  const w = useWords(accessWords)
  const renew = useRenew()
  const [editing, setEditing] = useState<Provider | 'new' | null>(null)
  const [leaving, setLeaving] = useState<Provider | null>(null)
  const list = useRead(['sign-in', 'providers'], (signal) => ask('GET /sign-in/providers', { signal }))
  if (list.error) return <Failure error={list.error} onRetry={() => void list.refetch()} words={refusals} />
  if (!list.data) return <SkeletonLines lines={3} />
  return (
    <div className="k-stack">
      {list.data.rows.length ? (
        <ul className="st-rows">
          {list.data.rows.map((one) => (
            <li key={one.id}>
              <div>
                <strong>{one.name}</strong>{' '}
                {one.enabled ? <State tone="good">{w('isOn')}</State> : <State>{w('isOff')}</State>}
                <small>
                  {[one.issuer, one.fromEnvironment ? w('fixed') : null].filter(Boolean).join(' · ')}
                </small>
                <small className="st-mono">{redirectOf(one.id)}</small>
              </div>
              {one.fromEnvironment ? null : (
                <>
                  <Button small onClick={() => setEditing(one)}>
                    {w('edit')}
                  </Button>
                  <Button small onClick={() => setLeaving(one)}>
                    {w('remove')}
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="k-quiet">{w('noProviders')}</p>
      )}
      <div>
        <Button icon="plus" onClick={() => setEditing('new')}>
          {w('addProvider')}
        </Button>
      </div>
      {editing ? (
        <ProviderForm
          provider={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={async (saved) => {
            // A new one is shown again, now with the address to register.
            setEditing(editing === 'new' ? saved : null)
            await renew(['sign-in'])
            toast(w('saved'))
          }}
          key={editing === 'new' ? 'new' : editing.id}
        />
      ) : null}
      {leaving ? (
        <Confirm
          title={w('removeTitle', { name: leaving.name })}
          verb={w('remove')}
          words={refusals}
          onClose={() => setLeaving(null)}
          onConfirm={async () => {
            await ask('DELETE /sign-in/providers/:providerId', {
              path: { providerId: leaving.id },
              ifMatch: leaving.revision,
            })
            await renew(['sign-in'])
            toast(w('removed'))
          }}
        >
          {w('removeText')}
        </Confirm>
      ) : null}
    </div>
  )
}

const redirectOf = (id: string): string => `${location.origin}/api/auth/callback/${id}`

const ProviderForm = ({
  provider,
  onSaved,
  onClose,
}: {
  provider: Provider | null
  onSaved: (saved: Provider) => Promise<void>
  onClose: () => void
}) => {
  const w = useWords(accessWords)
  const s = useWords(staffWords)
  const role = useWords(roleWords)
  const scope = useWords(scopeWords)
  const departments = useRead(['departments'], (signal) => ask('GET /departments', { signal }))
  const form = useForm({
    initial: {
      name: provider?.name ?? '',
      issuer: provider?.issuer ?? '',
      clientId: provider?.clientId ?? '',
      clientSecret: '',
      createsPeople: provider?.createsPeople ?? false,
      role: (provider?.role ?? 'reader') as Role | null,
      scope: (provider?.scope ?? 'own') as Scope | null,
      departmentId: provider?.departmentId ?? null,
      enabled: provider?.enabled ?? true,
    },
    required: provider ? ['name', 'issuer', 'clientId'] : ['name', 'issuer', 'clientId', 'clientSecret'],
    submit: async (values, intent) => {
      const body = {
        ...values,
        clientSecret: values.clientSecret || null,
        role: values.role ?? 'reader',
        scope: values.scope ?? 'own',
      }
      await onSaved(
        provider
          ? await ask('PUT /sign-in/providers/:providerId', {
              path: { providerId: provider.id },
              body,
              ifMatch: provider.revision,
            })
          : await ask('POST /sign-in/providers', { body, intent }),
      )
    },
  })
  return (
    <Dialog
      title={w(provider ? 'editProvider' : 'addProvider')}
      width={560}
      easy={!form.touched}
      onClose={onClose}
    >
      <Form form={form} submit={w('save')} onCancel={onClose} words={refusals}>
        <Field form={form} name="name" label={w('providerName')}>
          {(input) => <TextInput {...input} autoFocus maxLength={60} placeholder={w('providerNameHint')} />}
        </Field>
        <Field form={form} name="issuer" label={w('issuer')} hint={w('issuerHint')}>
          {(input) => <TextInput {...input} type="url" maxLength={500} placeholder="https://" />}
        </Field>
        <Field form={form} name="clientId" label={w('clientId')}>
          {(input) => <TextInput {...input} maxLength={300} autoComplete="off" />}
        </Field>
        <Field
          form={form}
          name="clientSecret"
          label={w('clientSecret')}
          hint={provider ? w('keepSecret') : undefined}
        >
          {(input) => <TextInput {...input} type="password" maxLength={2000} autoComplete="off" />}
        </Field>
        <div>
          <p className="k-small k-quiet">{w(provider ? 'redirect' : 'redirectLater')}</p>
          {provider ? <CopyField value={redirectOf(provider.id)} label={w('redirect')} /> : null}
        </div>
        <Field form={form} name="createsPeople" label="">
          {({ value, onChange }) => (
            <Check value={value} onChange={onChange}>
              {w('creates')}
            </Check>
          )}
        </Field>
        {form.values.createsPeople ? (
          <FieldRow>
            <Field form={form} name="role" label={w('newRole')}>
              {(input) => (
                <Select
                  {...input}
                  options={roles
                    .filter((one) => one !== 'administrator')
                    .map((value) => ({ value, label: role(value) }))}
                />
              )}
            </Field>
            <Field form={form} name="scope" label={w('newScope')}>
              {(input) => (
                <Select
                  {...input}
                  options={scopes
                    .filter((one) => one !== 'chosen')
                    .map((value) => ({ value, label: scope(value) }))}
                />
              )}
            </Field>
            <Field form={form} name="departmentId" label={w('newDepartment')}>
              {(input) => (
                <Select
                  {...input}
                  options={departmentOptions(departments.data?.rows ?? [])}
                  clearable
                  placeholder={s('noDepartment')}
                />
              )}
            </Field>
          </FieldRow>
        ) : null}
        <Field form={form} name="enabled" label="">
          {({ value, onChange }) => (
            <Check value={value} onChange={onChange}>
              {w('enabled')}
            </Check>
          )}
        </Field>
      </Form>
    </Dialog>
  )
}
