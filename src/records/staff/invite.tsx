// Inviting a colleague, the link to hand over, and the invitations that were not taken up yet.
import { useState } from 'react'
import { type Role, roles, type Scope, scopes } from '#base/viewer.ts'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { State } from '#web/figure.tsx'
import { Field, Form, useForm } from '#web/form.tsx'
import { Check, RadioList, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { Select, SelectMany } from '#web/pickers.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { CopyField } from './copy-field.tsx'
import './people.css'
import { type Department, departmentOptions } from './person-form.tsx'
import './security.css'
import { securityWords } from './security.words.ts'
import type { signInDoors } from './sign-in.contract.ts'
import { roleHints, roleWords, scopeHints, scopeWords, staffWords } from './words.ts'

const ask = client<typeof signInDoors>()
const refusals = { ...staffWords, ...securityWords }
type Invitation = Awaited<ReturnType<typeof ask<'GET /invitations'>>>['rows'][number]
type Link = { email: string; path: string; expiresAt: string }

export const InviteDialog = ({
  departments,
  onClose,
}: {
  departments: readonly Department[]
  onClose: () => void
}) => {
  const w = useWords(securityWords)
  const s = useWords(staffWords)
  const role = useWords(roleWords)
  const roleHint = useWords(roleHints)
  const scope = useWords(scopeWords)
  const scopeHint = useWords(scopeHints)
  const renew = useRenew()
  const [link, setLink] = useState<Link | null>(null)
  const form = useForm({
    initial: {
      email: '',
      roles: ['keyAccountManager'] as Role[],
      scope: 'own' as Scope,
      departmentId: null as string | null,
      chosenDepartmentIds: [] as string[],
    },
    required: ['email', 'roles'],
    submit: async (values, intent) => {
      const body = { ...values, email: values.email.trim() }
      setLink(await ask('POST /invitations', { body, intent }))
      await renew(['invitations'])
    },
  })
  if (link) return <LinkDialog link={link} onClose={onClose} />
  const options = departmentOptions(departments)
  return (
    <Dialog title={w('inviteTitle')} width={560} easy={!form.touched} onClose={onClose}>
      <p className="k-quiet" style={{ marginBottom: 16 }}>
        {w('inviteText')}
      </p>
      <Form form={form} submit={w('makeInvitation')} onCancel={onClose} words={refusals}>
        <Field form={form} name="email" label={w('email')} hint={w('inviteEmailHint')}>
          {(input) => <TextInput {...input} type="email" autoFocus maxLength={200} />}
        </Field>
        <Field form={form} name="departmentId" label={s('department')}>
          {(input) => <Select {...input} options={options} clearable placeholder={s('noDepartment')} />}
        </Field>
        <Field form={form} name="roles" label={s('roles')} hint={s('rolesHint')}>
          {({ value, onChange }) => (
            // biome-ignore lint/a11y/useSemanticElements: the legend is the field's label
            <div role="group" aria-label={s('roles')} className="st-roles">
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
        <Field form={form} name="scope" label={s('scope')}>
          {({ value, onChange }) => (
            <RadioList
              label={s('scope')}
              value={value}
              onChange={onChange}
              options={scopes.map((key) => ({ key, label: scope(key), hint: scopeHint(key) }))}
            />
          )}
        </Field>
        {form.values.scope === 'chosen' ? (
          <Field form={form} name="chosenDepartmentIds" label={s('chosenDepartments')}>
            {(input) => <SelectMany {...input} options={options} />}
          </Field>
        ) : null}
      </Form>
    </Dialog>
  )
}

const LinkDialog = ({ link, onClose }: { link: Link; onClose: () => void }) => {
  const w = useWords(securityWords)
  return (
    <Dialog
      title={w('linkTitle', { email: link.email })}
      easy={false}
      onClose={onClose}
      actions={<Button onClick={onClose}>{w('done')}</Button>}
    >
      <div className="k-stack">
        <p>{w('linkText')}</p>
        <CopyField value={`${location.origin}${link.path}`} label={w('invite')} />
        <p className="k-quiet k-small">{w('until', { day: link.expiresAt.slice(0, 10) })}</p>
      </div>
    </Dialog>
  )
}

export const Invitations = () => {
  const w = useWords(securityWords)
  const role = useWords(roleWords)
  const renew = useRenew()
  const [link, setLink] = useState<Link | null>(null)
  const [leaving, setLeaving] = useState<Invitation | null>(null)
  const list = useRead(['invitations'], (signal) => ask('GET /invitations', { signal }))
  if (list.error) return <Failure error={list.error} onRetry={() => void list.refetch()} words={refusals} />
  if (!list.data) return <SkeletonLines lines={4} />
  if (list.data.rows.length === 0) return <Empty title={w('noInvitations')}>{w('noInvitationsText')}</Empty>
  const renewLink = async ({ id, email }: Invitation) => {
    try {
      const made = await ask('PUT /invitations/:invitationId/link', { path: { invitationId: id } })
      setLink({ ...made, email })
      await renew(['invitations'])
    } catch (error) {
      toastFailure(error, refusals)
    }
  }
  return (
    <>
      <ul className="st-rows">
        {list.data.rows.map((one) => (
          <li key={one.id}>
            <div>
              <strong>{one.email}</strong> {one.isOver ? <State tone="warn">{w('over')}</State> : null}
              <small>
                {[
                  one.roles.map((key) => role(key)).join(' · '),
                  one.departmentName,
                  one.invitedBy ? `${w('invitedBy')} ${one.invitedBy}` : null,
                  w('until', { day: one.expiresAt.slice(0, 10) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </div>
            <Button small icon="link" onClick={() => void renewLink(one)}>
              {w('newLink')}
            </Button>
            <Button small onClick={() => setLeaving(one)}>
              {w('takeBack')}
            </Button>
          </li>
        ))}
      </ul>
      {link ? <LinkDialog link={link} onClose={() => setLink(null)} /> : null}
      {leaving ? (
        <Confirm
          title={w('takeBackTitle', { email: leaving.email })}
          verb={w('takeBack')}
          words={refusals}
          onClose={() => setLeaving(null)}
          onConfirm={async () => {
            await ask('DELETE /invitations/:invitationId', { path: { invitationId: leaving.id } })
            await renew(['invitations'])
            toast(w('takenBack'))
          }}
        >
          {w('takeBackText')}
        </Confirm>
      ) : null}
    </>
  )
}
