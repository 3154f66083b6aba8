// What was said and done with an account, newest first.
import { useState } from 'react'
import type { Day } from '#base/calendar.ts'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { DayText, State } from '#web/figure.tsx'
import { Filter } from '#web/filter.tsx'
import { Icon, type IconName } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { Menu, type MenuItem } from '#web/overlay.tsx'
import { Section } from '#web/page.tsx'
import { usePages, useRead, useRenew } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { useUrl } from '#web/url.ts'
import type { interactionDoors } from './interaction.contract.ts'
import { dueStateOf, type InteractionKind, interactionKinds } from './interaction.ts'
import { interactionWords } from './interaction.words.ts'
import { type Interaction, InteractionForm } from './interaction-form.tsx'
import './interactions.css'

const ask = client<typeof interactionDoors>()

const icons: Record<InteractionKind, IconName> = {
  call: 'phone',
  visit: 'pin',
  meeting: 'people',
  wechat: 'message',
  email: 'mail',
  note: 'document',
  other: 'more',
}

export const InteractionsTab = ({
  accountId,
  name,
  today,
  onWrite,
}: {
  accountId: string
  name: string
  today: Day
  onWrite: () => void
}) => {
  const w = useWords(interactionWords)
  const [url, setUrl] = useUrl()
  const kind = interactionKinds.find((one) => one === url.kind)
  const [editing, setEditing] = useState<Interaction | null>(null)
  const read = (cursor: string | undefined, signal: AbortSignal) =>
    ask('GET /accounts/:accountId/interactions', { path: { accountId }, query: { kind, cursor }, signal })
  const list = usePages(['account', accountId, 'interactions', kind ?? null], read)
  // The first page again, for its counts; it is in the store already where nothing is filtered.
  const first = useRead(['account', accountId, 'interactions', 'counts'], (signal) =>
    ask('GET /accounts/:accountId/interactions', { path: { accountId }, query: { limit: 1 }, signal }),
  )
  if (list.error) return <Failure error={list.error} onRetry={list.retry} words={interactionWords} />
  const counts = first.data?.counts ?? []
  const sum = (of: 'all' | 'recent') => counts.reduce((total, one) => total + one[of], 0)
  const write = first.data?.may.includes('add') ? (
    <Button icon="edit" kind={list.rows?.length ? 'plain' : 'primary'} onClick={onWrite}>
      {w('write')}
    </Button>
  ) : null
  return (
    <Section
      title={w('title')}
      hint={counts.length ? w('allCount', { count: sum('all'), recent: sum('recent') }) : undefined}
      actions={
        counts.length ? (
          <>
            <Filter
              label={w('kind')}
              options={counts.map((one) => ({
                key: one.kind,
                label: `${w(`kind.${one.kind}`)} ${one.all}`,
              }))}
              value={kind ? [kind] : []}
              onChange={([chosen]) => setUrl({ kind: chosen ?? null })}
              single
            />
            {write}
          </>
        ) : null
      }
    >
      {!list.rows ? (
        <SkeletonLines lines={8} />
      ) : list.rows.length === 0 ? (
        kind ? (
          <Empty title={w('emptyKind')} />
        ) : (
          <Empty title={w('emptyTitle')} action={write}>
            {w('emptyText')}
          </Empty>
        )
      ) : (
        <ol className="in-list">
          {list.rows.map((one) => (
            <Line key={one.id} one={one} today={today} onEdit={() => setEditing(one)} />
          ))}
        </ol>
      )}
      {list.hasMore ? (
        <Button busy={list.loadingMore} onClick={list.onMore}>
          {w('earlier')}
        </Button>
      ) : null}
      {editing ? (
        <InteractionForm
          accountId={accountId}
          name={name}
          today={today}
          interaction={editing}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Section>
  )
}

const Line = ({ one, today, onEdit }: { one: Interaction; today: Day; onEdit: () => void }) => {
  const w = useWords(interactionWords)
  const renew = useRenew()
  const path = { accountId: one.accountId, interactionId: one.id }
  const fresh = () => renew(['account', one.accountId, 'interactions'], ['follow-ups'], ['notices'])
  const remove = async () => {
    try {
      await ask('PUT /accounts/:accountId/interactions/:interactionId/removal', { path })
      await fresh()
      toast(w('removed'), {
        undo: async () => {
          await ask('DELETE /accounts/:accountId/interactions/:interactionId/removal', { path })
          await fresh()
        },
      })
    } catch (error) {
      toastFailure(error, interactionWords)
    }
  }
  const tick = async () => {
    try {
      await ask('PUT /accounts/:accountId/interactions/:interactionId/followed-up', { path })
      await fresh()
      toast(w('ticked'), {
        undo: async () => {
          await ask('DELETE /accounts/:accountId/interactions/:interactionId/followed-up', { path })
          await fresh()
        },
      })
    } catch (error) {
      toastFailure(error, interactionWords)
    }
  }
  const open = one.followUpOn !== null && one.followedUpAt === null
  const items: MenuItem[] = one.may.includes('edit')
    ? [
        ...(open && one.may.includes('followUp')
          ? ([{ key: 'tick', label: w('tick'), icon: 'check', onSelect: () => void tick() }] as const)
          : []),
        { key: 'edit', label: w('edit'), icon: 'edit', onSelect: onEdit },
        { key: 'remove', label: w('remove'), icon: 'trash', danger: true, onSelect: () => void remove() },
      ]
    : []
  const due = one.followUpOn ? dueStateOf(one.followUpOn, today) : null
  return (
    <li id={`interaction-${one.id}`}>
      <span className="in-icon">
        <Icon name={icons[one.kind]} />
      </span>
      <div className="in-said">
        <header>
          <strong>{w(`kind.${one.kind}`)}</strong>
          <span className="k-quiet k-small">
            {one.personName ?? w('nobody')} · <DayText day={one.happenedAt} today={today} />
            {one.contacts.length
              ? ` · ${w('with', { names: one.contacts.map((contact) => contact.name).join('、') })}`
              : ''}
            {one.revision > 1 && one.updatedAt !== one.createdAt ? ` · ${w('edited')}` : ''}
          </span>
        </header>
        <p>{one.body}</p>
        {one.mentions.length || one.followUpOn ? (
          <div className="in-marks">
            {one.mentions.map((person) => (
              <span key={person.id} className="in-mention">
                @{person.name}
              </span>
            ))}
            {one.followUpOn ? (
              <State tone={!open ? 'good' : due === 'ahead' ? 'info' : 'warn'}>
                {open ? w('followUp', { day: one.followUpOn }) : w('followedUp')}
              </State>
            ) : null}
          </div>
        ) : null}
      </div>
      {items.length ? <Menu items={items} label={w('more')} /> : <span />}
    </li>
  )
}
