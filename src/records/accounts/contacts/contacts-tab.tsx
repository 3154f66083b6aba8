// The contacts of an account: who they are and how to reach them with one touch.
import { useState } from 'react'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { client, download } from '#web/client.ts'
import { State } from '#web/figure.tsx'
import { Icon } from '#web/icons.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Menu, type MenuItem } from '#web/overlay.tsx'
import { Section } from '#web/page.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { FieldValue } from '../fields/field-value.tsx'
import { useFields } from '../fields/use-fields.tsx'
import type { contactDoors } from './contact.contract.ts'
import { contactWords } from './contact.words.ts'
import { type Contact, ContactForm } from './contact-form.tsx'
import './contacts.css'

const ask = client<typeof contactDoors>()
const fileAt = download<typeof contactDoors>()

export const ContactsTab = ({ accountId }: { accountId: string }) => {
  const w = useWords(contactWords)
  const [archived, setArchived] = useState(false)
  const [editing, setEditing] = useState<Contact | 'new' | null>(null)
  const contacts = useRead(['account', accountId, 'contacts', archived], (signal) =>
    ask('GET /accounts/:accountId/contacts', {
      path: { accountId },
      query: archived ? { archived: 'true' } : {},
      signal,
    }),
  )
  if (contacts.error)
    return <Failure error={contacts.error} onRetry={() => void contacts.refetch()} words={contactWords} />
  const rows = contacts.data?.rows
  const mayAdd = contacts.data?.may.includes('add')
  const add = mayAdd ? (
    <Button icon="plus" kind={rows?.length ? 'plain' : 'primary'} onClick={() => setEditing('new')}>
      {w('add')}
    </Button>
  ) : null
  return (
    <Section
      title={w(archived ? 'archivedTitle' : 'title')}
      actions={
        <>
          <Button kind="bare" onClick={() => setArchived(!archived)}>
            {w(archived ? 'showCurrent' : 'showArchived')}
          </Button>
          {archived || !rows?.length ? null : add}
        </>
      }
    >
      {!rows ? (
        <SkeletonLines lines={6} />
      ) : rows.length === 0 ? (
        archived ? (
          <Empty title={w('noArchived')} />
        ) : (
          <Empty title={w('emptyTitle')} action={add}>
            {w('emptyText')}
          </Empty>
        )
      ) : (
        <ul className="ct-cards">
          {rows.map((contact) => (
            <Card key={contact.id} contact={contact} onEdit={() => setEditing(contact)} />
          ))}
        </ul>
      )}
      {editing ? (
        <ContactForm
          accountId={accountId}
          contact={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Section>
  )
}

/** What can be dialled or written to as it stands: a masked one cannot. */
const isWhole = (text: string | null): text is string => Boolean(text && !text.includes('*'))

const Card = ({ contact, onEdit }: { contact: Contact; onEdit: () => void }) => {
  const w = useWords(contactWords)
  const renew = useRenew()
  const [erasing, setErasing] = useState(false)
  const { accountId, name } = contact
  const path = { accountId, contactId: contact.id }
  const may = new Set(contact.may)
  const fresh = () => renew(['account', accountId, 'contacts'], ['contacts'])
  const put = async (away: boolean) => {
    await ask(
      away
        ? 'PUT /accounts/:accountId/contacts/:contactId/archive'
        : 'DELETE /accounts/:accountId/contacts/:contactId/archive',
      { path },
    )
    await fresh()
  }
  const archive = async () => {
    try {
      await put(true)
      toast(w('archived', { name }), { undo: () => put(false) })
    } catch (error) {
      toastFailure(error, contactWords)
    }
  }
  const restore = async () => {
    try {
      await put(false)
      toast(w('restored', { name }))
    } catch (error) {
      toastFailure(error, contactWords)
    }
  }
  const makeMain = async () => {
    try {
      await ask('PATCH /accounts/:accountId/contacts/:contactId', {
        path,
        body: { main: true },
        ifMatch: contact.revision,
      })
      await fresh()
      toast(w('nowMain', { name }))
    } catch (error) {
      toastFailure(error, contactWords)
    }
  }
  const items: MenuItem[] = [
    ...(may.has('edit') && !contact.archivedAt
      ? ([
          { key: 'edit', label: w('edit'), icon: 'edit', onSelect: onEdit },
          ...(contact.main
            ? []
            : ([
                { key: 'main', label: w('makeMain'), icon: 'star', onSelect: () => void makeMain() },
              ] as const)),
          { key: 'archive', label: w('archive'), icon: 'box', onSelect: () => void archive() },
        ] as const)
      : []),
    ...(may.has('edit') && contact.archivedAt
      ? ([{ key: 'restore', label: w('restore'), icon: 'undo', onSelect: () => void restore() }] as const)
      : []),
    ...(may.has('giveOut')
      ? ([
          { key: 'rule', rule: true },
          {
            key: 'giveOut',
            label: w('giveOut'),
            icon: 'download',
            onSelect: () =>
              location.assign(fileAt('GET /accounts/:accountId/contacts/:contactId/held', { path })),
          },
        ] as const)
      : []),
    ...(may.has('erase')
      ? ([
          {
            key: 'erase',
            label: w('erase'),
            icon: 'trash',
            danger: true,
            onSelect: () => setErasing(true),
          },
        ] as const)
      : []),
  ]
  const line = [contact.title, contact.department].filter(Boolean).join(' · ')
  return (
    <li className="ct-card">
      <header>
        <h3>{name}</h3>
        {contact.main ? <State tone="info">{w('main')}</State> : null}
        <span className="k-grow" />
        {items.length ? <Menu items={items} label={w('more', { name })} /> : null}
      </header>
      {line ? <p className="k-quiet">{line}</p> : null}
      <div className="ct-reach">
        {[contact.mobile, contact.phone].map((number, index) =>
          number ? (
            <Reach
              // biome-ignore lint/suspicious/noArrayIndexKey: two places that do not move
              key={index}
              icon="phone"
              href={isWhole(number) ? `tel:${number.replace(/[^\d+]/g, '')}` : null}
              label={w('call', { name })}
              text={number}
            />
          ) : null,
        )}
        {contact.email ? (
          <Reach
            icon="mail"
            href={isWhole(contact.email) ? `mailto:${contact.email}` : null}
            label={w('mail', { name })}
            text={contact.email}
          />
        ) : null}
        {contact.wechat ? (
          <span>
            <Icon name="message" />
            {contact.wechat}
          </span>
        ) : null}
        {contact.birthday ? (
          <span>
            <Icon name="gift" />
            <span className="k-number">{contact.birthday}</span>
          </span>
        ) : null}
      </div>
      <Own contact={contact} />
      {contact.note ? <p className="ct-note">{contact.note}</p> : null}
      {contact.hidden.length ? (
        <p className="k-small k-quiet k-row">
          <Icon name="lock" size={12} />
          {w('hidden')}
        </p>
      ) : null}
      {erasing ? (
        <Confirm
          title={w('eraseTitle', { name })}
          verb={w('erase')}
          words={contactWords}
          onConfirm={async () => {
            await ask('DELETE /accounts/:accountId/contacts/:contactId', { path })
            await renew(['account', accountId], ['contacts'])
            toast(w('erased'))
          }}
          onClose={() => setErasing(false)}
        >
          {w('eraseText')}
        </Confirm>
      ) : null}
    </li>
  )
}

/** What of the company's own fields is known of them. */
const Own = ({ contact }: { contact: Contact }) => {
  const { language } = useLanguage()
  const fields = useFields('contact').filter(
    (field) => !field.archived && contact.custom[field.key] !== undefined,
  )
  if (fields.length === 0) return null
  return (
    <dl className="ct-own">
      {fields.map((field) => (
        <div key={field.key}>
          <dt>{field.name[language]}</dt>
          <dd>
            <FieldValue field={field} value={contact.custom[field.key]} names={contact.names} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const Reach = ({
  icon,
  href,
  label,
  text,
}: {
  icon: 'phone' | 'mail'
  href: string | null
  label: string
  text: string
}) =>
  href ? (
    <a href={href} aria-label={`${label} ${text}`}>
      <Icon name={icon} />
      <span className="k-number">{text}</span>
    </a>
  ) : (
    <span>
      <Icon name={icon} />
      <span className="k-number">{text}</span>
    </span>
  )
