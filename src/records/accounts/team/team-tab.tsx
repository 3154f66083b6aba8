// Who of us works for an account, in which roles.
import { useState } from 'react'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { State } from '#web/figure.tsx'
import { Field, Form, useForm } from '#web/form.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog, Menu } from '#web/overlay.tsx'
import { Section } from '#web/page.tsx'
import { type Picked, SearchPicker, SelectMany } from '#web/pickers.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { findPeople } from '../finding.tsx'
import type { teamDoors } from './team.contract.ts'
import { type TeamRole, teamRoles } from './team.ts'
import { teamWords } from './team.words.ts'
import './team.css'

const ask = client<typeof teamDoors>()
type Member = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId/team'>>>['rows'][number]

export const TeamTab = ({
  accountId,
  owner,
}: {
  accountId: string
  owner: { id: string; name: string } | null
}) => {
  const w = useWords(teamWords)
  const [editing, setEditing] = useState<Member | 'new' | null>(null)
  const team = useRead(['account', accountId, 'team'], (signal) =>
    ask('GET /accounts/:accountId/team', { path: { accountId }, signal }),
  )
  if (team.error) return <Failure error={team.error} onRetry={() => void team.refetch()} words={teamWords} />
  const mayEdit = team.data?.may.includes('edit')
  const rows = team.data?.rows
  const add = mayEdit ? (
    <Button icon="plus" kind={rows?.length ? 'plain' : 'primary'} onClick={() => setEditing('new')}>
      {w('add')}
    </Button>
  ) : null
  return (
    <Section title={w('title')} hint={w('hint')} actions={rows?.length ? add : null}>
      {!rows ? (
        <SkeletonLines lines={5} />
      ) : (
        <>
          {owner ? (
            <ul className="tm-list">
              <li>
                <div className="k-grow">
                  <strong>{owner.name}</strong>
                </div>
                <span className="tm-roles">
                  <State tone="info">{w('owner')}</State>
                </span>
              </li>
            </ul>
          ) : null}
          {rows.length === 0 ? (
            <Empty title={w('emptyTitle')} action={add}>
              {w('emptyText')}
            </Empty>
          ) : (
            <ul className="tm-list">
              {rows.map((member) => (
                <Line
                  key={member.personId}
                  accountId={accountId}
                  member={member}
                  onEdit={mayEdit ? () => setEditing(member) : null}
                />
              ))}
            </ul>
          )}
        </>
      )}
      {editing ? (
        <MemberForm
          accountId={accountId}
          member={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Section>
  )
}

const Line = ({
  accountId,
  member,
  onEdit,
}: {
  accountId: string
  member: Member
  onEdit: (() => void) | null
}) => {
  const w = useWords(teamWords)
  const renew = useRenew()
  const path = { accountId, personId: member.personId }
  const { name } = member
  const fresh = () => renew(['account', accountId, 'team'])
  const remove = async () => {
    try {
      await ask('DELETE /accounts/:accountId/team/:personId', { path })
      await fresh()
      toast(w('removed', { name }), {
        undo: async () => {
          await ask('PUT /accounts/:accountId/team/:personId', { path, body: { roles: member.roles } })
          await fresh()
        },
      })
    } catch (error) {
      toastFailure(error, teamWords)
    }
  }
  return (
    <li>
      <div className="k-grow">
        <strong>{name}</strong>
        {member.hasLeft ? <State tone="warn">{w('left')}</State> : null}
        <p className="k-small k-quiet">
          {[member.title, member.departmentName, w('since', { day: member.addedAt.slice(0, 10) })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <span className="tm-roles">
        {member.roles.map((role) => (
          <State key={role}>{w(`role.${role}`)}</State>
        ))}
      </span>
      {onEdit ? (
        <Menu
          label={w('more', { name })}
          items={[
            { key: 'edit', label: w('edit'), icon: 'edit', onSelect: onEdit },
            {
              key: 'remove',
              label: w('remove'),
              icon: 'close',
              danger: true,
              onSelect: () => void remove(),
            },
          ]}
        />
      ) : null}
    </li>
  )
}

const MemberForm = ({
  accountId,
  member,
  onClose,
}: {
  accountId: string
  member: Member | null
  onClose: () => void
}) => {
  const w = useWords(teamWords)
  const renew = useRenew()
  const form = useForm({
    initial: {
      person: (member ? { value: member.personId, label: member.name } : null) as Picked | null,
      roles: (member?.roles ?? []) as TeamRole[],
    },
    required: ['person', 'roles'],
    submit: async ({ person, roles }) => {
      if (!person) return
      await ask('PUT /accounts/:accountId/team/:personId', {
        path: { accountId, personId: person.value },
        body: { roles },
      })
      onClose()
      await renew(['account', accountId, 'team'])
      toast(member ? w('saved') : w('joined', { name: person.label }))
    },
  })
  return (
    <Dialog
      title={member ? w('editTitle', { name: member.name }) : w('addTitle')}
      width={480}
      easy={false}
      onClose={onClose}
    >
      <Form form={form} submit={w(member ? 'save' : 'add')} onCancel={onClose} words={teamWords}>
        {member ? null : (
          <Field form={form} name="person" label={w('person')}>
            {(input) => <SearchPicker {...input} search={findPeople} placeholder={w('findPerson')} />}
          </Field>
        )}
        <Field form={form} name="roles" label={w('roles')}>
          {(input) => (
            <SelectMany
              {...input}
              options={teamRoles.map((role) => ({ value: role, label: w(`role.${role}`) }))}
            />
          )}
        </Field>
      </Form>
    </Dialog>
  )
}
