// People and departments: who signs in, what they may do, how far they see.
import { useCallback, useMemo, useState } from 'react'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { State } from '#web/figure.tsx'
import { SearchInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Menu } from '#web/overlay.tsx'
import { Page } from '#web/page.tsx'
import { usePages, useRead, useRenew } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { useUrl } from '#web/url.ts'
import type { staffDoors } from './contract.ts'
import { DepartmentForm, DepartmentTree, TheirAccounts } from './departments.tsx'
import { Invitations, InviteDialog } from './invite.tsx'
import { type Department, type Person, PersonForm } from './person-form.tsx'
import { PersonLink } from './person-link.tsx'
import { PersonSignIn } from './person-sign-in.tsx'
import './people.css'
import { securityWords } from './security.words.ts'
import { roleWords, scopeWords, staffWords } from './words.ts'

const ask = client<typeof staffDoors>()

type Open =
  | { what: 'person'; person: Person | null }
  | { what: 'link'; person: { id: string; name: string } }
  | { what: 'signIn'; person: { id: string; name: string } }
  | { what: 'invite' }
  | { what: 'leave'; person: Person }
  | { what: 'department'; department: Department | null; parentId: string | null }

export const PeoplePage = () => {
  const w = useWords(staffWords)
  const role = useWords(roleWords)
  const scope = useWords(scopeWords)
  const [url, setUrl] = useUrl()
  const [open, setOpen] = useState<Open | null>(null)
  const renew = useRenew()
  const s = useWords(securityWords)
  const tab = url.tab === 'departments' || url.tab === 'invitations' ? url.tab : 'people'
  const search = url.search || undefined
  const me = useRead(['me'], (signal) => ask('GET /me', { signal }))
  const people = usePages(['people', search ?? ''], (cursor, signal) =>
    ask('GET /people', { query: { search, cursor }, signal }),
  )
  const departments = useRead(['departments'], (signal) => ask('GET /departments', { signal }))
  const rows = departments.data?.rows ?? []
  const mayChange = me.data?.roles.includes('administrator') ?? false
  const close = () => setOpen(null)

  const comeBack = useCallback(
    async (person: Person) => {
      const path = { personId: person.id }
      try {
        await ask('DELETE /people/:personId/departure', { path })
        await renew(['people'])
        toast(w('cameBack', { name: person.name }), {
          undo: async () => {
            await ask('PUT /people/:personId/departure', { path })
            await renew(['people'])
          },
        })
      } catch (error) {
        toastFailure(error, staffWords)
      }
    },
    [renew, w],
  )
  const myId = me.data?.id
  const columns = useMemo<Column<Person>[]>(() => {
    const list: Column<Person>[] = [
      {
        key: 'name',
        title: w('name'),
        minWidth: 180,
        grow: 1.4,
        render: (one) => (
          <>
            {one.name}
            {one.id === myId ? <small className="st-you">{w('you')}</small> : null}
            {one.title ? <span className="k-quiet"> · {one.title}</span> : null}
          </>
        ),
      },
      {
        key: 'department',
        title: w('department'),
        minWidth: 110,
        render: (one) => one.departmentName ?? '—',
      },
      {
        key: 'roles',
        title: w('roles'),
        minWidth: 160,
        grow: 1.2,
        render: (one) => one.roles.map((key) => role(key)).join(w('separator')),
      },
      { key: 'scope', title: w('scope'), width: 150, render: (one) => scope(one.scope) },
      { key: 'email', title: w('email'), minWidth: 180, priority: 3, render: (one) => one.email },
      { key: 'signIn', title: w('signIn'), width: 148, render: (one) => <SignInState person={one} /> },
    ]
    if (!mayChange) return list
    return [
      ...list,
      {
        key: 'menu',
        title: <span className="k-hidden">{w('actions')}</span>,
        width: 52,
        align: 'right',
        render: (one) => (
          <PersonMenu
            person={one}
            isMe={one.id === myId}
            onOpen={setOpen}
            onBack={() => void comeBack(one)}
          />
        ),
      },
    ]
  }, [w, role, scope, mayChange, myId, comeBack])

  return (
    <Page
      kind="list"
      title={w('people')}
      question={me.data && !mayChange ? w('readOnly') : w('peopleQuestion')}
      tabs={[
        { key: 'people', label: w('people') },
        ...(mayChange ? [{ key: 'invitations', label: s('invitations') }] : []),
        { key: 'departments', label: w('departments'), count: departments.data?.rows.length },
      ]}
      tab={tab}
      onTab={(key) => setUrl({ tab: key === 'people' ? null : key })}
      filters={
        tab === 'people' ? (
          <SearchInput
            value={url.search ?? ''}
            onChange={(text) => setUrl({ search: text || null })}
            label={w('search')}
          />
        ) : undefined
      }
      actions={
        !mayChange ? undefined : tab !== 'departments' ? (
          <>
            <Button onClick={() => setOpen({ what: 'person', person: null })}>{w('addPerson')}</Button>
            <Button kind="primary" icon="mail" onClick={() => setOpen({ what: 'invite' })}>
              {s('invite')}
            </Button>
          </>
        ) : (
          <Button
            kind="primary"
            icon="plus"
            onClick={() => setOpen({ what: 'department', department: null, parentId: null })}
          >
            {w('addDepartment')}
          </Button>
        )
      }
    >
      {tab === 'people' ? (
        <DataTable
          label={w('listLabel')}
          rows={people.rows}
          columns={columns}
          rowKey={(one) => one.id}
          rowName={(one) => one.name}
          onOpen={mayChange ? (person) => setOpen({ what: 'person', person }) : undefined}
          hasMore={people.hasMore}
          loadingMore={people.loadingMore}
          onMore={people.onMore}
          changing={people.changing}
          error={
            people.error ? <Failure error={people.error} onRetry={people.retry} words={staffWords} /> : null
          }
          empty={
            search ? (
              <Empty
                title={w('nobody', { text: search })}
                action={<Button onClick={() => setUrl({ search: null })}>{w('clearSearch')}</Button>}
              >
                {w('nobodyText')}
              </Empty>
            ) : (
              <Empty title={w('noPeople')}>{w('noPeopleText')}</Empty>
            )
          }
          compact={(one) => ({
            title: one.name,
            value: <SignInState person={one} />,
            line: [
              one.departmentName,
              one.roles.map((key) => role(key)).join(w('separator')),
              scope(one.scope),
            ]
              .filter(Boolean)
              .join(' · '),
          })}
        />
      ) : tab === 'invitations' ? (
        <Invitations />
      ) : departments.error ? (
        <Failure error={departments.error} onRetry={() => void departments.refetch()} words={staffWords} />
      ) : departments.data ? (
        <DepartmentTree
          departments={rows}
          mayChange={mayChange}
          onAdd={(parentId) => setOpen({ what: 'department', department: null, parentId })}
          onEdit={(department) => setOpen({ what: 'department', department, parentId: null })}
        />
      ) : (
        <SkeletonLines lines={6} />
      )}
      {open?.what === 'person' ? (
        <PersonForm
          person={open.person}
          departments={rows}
          actions={
            open.person ? (
              <PersonActs
                person={open.person}
                isMe={open.person.id === myId}
                onOpen={setOpen}
                onBack={(person) => {
                  close()
                  void comeBack(person)
                }}
              />
            ) : undefined
          }
          onClose={close}
          onSaved={async (saved) => {
            await renew(['people'], ['departments'], ['me'])
            if (open.person) {
              toast(w('saved'))
              close()
            } else setOpen({ what: 'link', person: saved })
          }}
        />
      ) : null}
      {open?.what === 'invite' ? <InviteDialog departments={rows} onClose={close} /> : null}
      {open?.what === 'signIn' ? <PersonSignIn person={open.person} onClose={close} /> : null}
      {open?.what === 'link' ? <PersonLink person={open.person} onClose={close} /> : null}
      {open?.what === 'leave' ? (
        <Confirm
          title={w('leaveTitle', { name: open.person.name })}
          verb={w('leave')}
          words={staffWords}
          onClose={close}
          onConfirm={async () => {
            await ask('PUT /people/:personId/departure', { path: { personId: open.person.id } })
            await renew(['people'], ['departments'])
            toast(w('leftDone', { name: open.person.name }))
          }}
        >
          {w('leaveText')} <TheirAccounts personId={open.person.id} />
        </Confirm>
      ) : null}
      {open?.what === 'department' ? (
        <DepartmentForm
          department={open.department}
          parentId={open.parentId}
          departments={rows}
          onClose={close}
        />
      ) : null}
    </Page>
  )
}

const SignInState = ({ person }: { person: Person }) => {
  const w = useWords(staffWords)
  if (person.leftAt) return <State>{w('left')}</State>
  return person.canSignIn ? (
    <State tone="good">{w('canSignIn')}</State>
  ) : (
    <State tone="warn">{w('noPassword')}</State>
  )
}

const PersonMenu = ({
  person,
  isMe,
  onOpen,
  onBack,
}: {
  person: Person
  isMe: boolean
  onOpen: (open: Open) => void
  onBack: () => void
}) => {
  const w = useWords(staffWords)
  const s = useWords(securityWords)
  const edit = {
    key: 'edit',
    icon: 'edit' as const,
    label: w('editPerson'),
    onSelect: () => onOpen({ what: 'person', person }),
  }
  return (
    <Menu
      label={w('actionsOf', { name: person.name })}
      items={
        person.leftAt
          ? [edit, { key: 'back', icon: 'undo', label: w('comeBack'), onSelect: onBack }]
          : [
              edit,
              {
                key: 'link',
                icon: 'link',
                label: w(person.canSignIn ? 'resetLink' : 'makeLink'),
                onSelect: () => onOpen({ what: 'link', person }),
              },
              {
                key: 'signIn',
                icon: 'shield',
                label: s('theirSignIn'),
                onSelect: () => onOpen({ what: 'signIn', person }),
              },
              ...(isMe
                ? []
                : [
                    { key: 'rule', rule: true as const },
                    {
                      key: 'leave',
                      icon: 'external' as const,
                      label: w('leave'),
                      danger: true,
                      onSelect: () => onOpen({ what: 'leave', person }),
                    },
                  ]),
            ]
      }
    />
  )
}

/** The acts of the menu inside the dialog, where a phone finds them. */
const PersonActs = ({
  person,
  isMe,
  onOpen,
  onBack,
}: {
  person: Person
  isMe: boolean
  onOpen: (open: Open) => void
  onBack: (person: Person) => void
}) => {
  const w = useWords(staffWords)
  const s = useWords(securityWords)
  return (
    <div className="k-row">
      <SignInState person={person} />
      {person.leftAt ? (
        <Button small icon="undo" onClick={() => onBack(person)}>
          {w('comeBack')}
        </Button>
      ) : (
        <>
          <Button small icon="link" onClick={() => onOpen({ what: 'link', person })}>
            {w(person.canSignIn ? 'resetLink' : 'makeLink')}
          </Button>
          <Button small icon="shield" onClick={() => onOpen({ what: 'signIn', person })}>
            {s('theirSignIn')}
          </Button>
          {isMe ? null : (
            <Button small onClick={() => onOpen({ what: 'leave', person })}>
              {w('leave')}
            </Button>
          )}
        </>
      )}
    </div>
  )
}
