// Webhooks: who outside is told, and how that went.
import { useState } from 'react'
import type { Received } from '#base/contract.ts'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { State } from '#web/figure.tsx'
import { type Say, useWords } from '#web/language.tsx'
import { Menu, type MenuItem } from '#web/overlay.tsx'
import { Page, Section } from '#web/page.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Empty, Failure, PageSkeleton } from '#web/states.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { useUrl } from '#web/url.ts'
import type { hookDoors } from './contract.ts'
import { Deliveries } from './deliveries.tsx'
import { HookForm, SecretDialog } from './hook-form.tsx'
import './hooks.css'
import { hookWords } from './words.ts'

const ask = client<typeof hookDoors>()
export type Hook = Received<(typeof hookDoors)['GET /webhooks']>['rows'][number]
type Open = { what: 'form'; hook: Hook | null } | { what: 'rotate' | 'remove'; hook: Hook }

export const HooksPage = () => {
  const w = useWords(hookWords)
  const renew = useRenew()
  const [url, setUrl] = useUrl()
  const list = useRead(['webhooks'], (signal) => ask('GET /webhooks', { signal }))
  const [open, setOpen] = useState<Open | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  if (list.error) return <Failure error={list.error} onRetry={() => void list.refetch()} words={hookWords} />
  if (!list.data) return <PageSkeleton kind="record" />
  const { rows, httpAllowed } = list.data
  const shown = rows.find((one) => one.id === url.log) ?? rows[0]
  const close = () => setOpen(null)
  const turn = async (hook: Hook, enabled: boolean) => {
    const { id: hookId, name, url, events, revision } = hook
    try {
      await ask('PUT /webhooks/:hookId', {
        path: { hookId },
        body: { name, url, events: events as never, enabled },
        ifMatch: revision,
      })
    } catch (error) {
      toastFailure(error, hookWords)
    }
    await renew(['webhooks'])
  }
  const items = (hook: Hook): MenuItem[] => [
    { key: 'edit', icon: 'edit', label: w('edit'), onSelect: () => setOpen({ what: 'form', hook }) },
    {
      key: 'turn',
      icon: hook.enabled ? 'close' : 'check',
      label: w(hook.enabled ? 'switchOff' : 'switchOn'),
      onSelect: () => void turn(hook, !hook.enabled),
    },
    { key: 'rotate', icon: 'refresh', label: w('rotate'), onSelect: () => setOpen({ what: 'rotate', hook }) },
    {
      key: 'remove',
      icon: 'trash',
      label: w('remove'),
      danger: true,
      onSelect: () => setOpen({ what: 'remove', hook }),
    },
  ]
  return (
    <Page
      kind="record"
      title={w('title')}
      question={w('question')}
      actions={
        <Button kind="primary" icon="plus" onClick={() => setOpen({ what: 'form', hook: null })}>
          {w('add')}
        </Button>
      }
    >
      {rows.length === 0 ? (
        <Empty title={w('noneTitle')}>{w('noneText')}</Empty>
      ) : (
        <ul className="st-hooks">
          {rows.map((hook) => (
            <li key={hook.id} className={hook.id === shown?.id ? 'st-hook st-hook-shown' : 'st-hook'}>
              <button
                type="button"
                className="st-hook-name"
                onClick={() => setUrl({ log: hook.id, state: null })}
              >
                <strong>{hook.name}</strong>
                <small className="k-cut">{hook.url}</small>
                <small className="k-quiet">{groupsText(w, hook)}</small>
              </button>
              <HookState hook={hook} />
              <Menu label={hook.name} items={items(hook)} />
            </li>
          ))}
        </ul>
      )}
      {shown ? <Deliveries key={shown.id} hook={shown} /> : null}
      <Section id="how" title={w('how')}>
        <ul className="st-hook-how">
          <li>{w('how1')}</li>
          <li>{w('how2')}</li>
          <li>{w('how3')}</li>
        </ul>
      </Section>
      {open?.what === 'form' ? (
        <HookForm hook={open.hook} httpAllowed={httpAllowed} onSecret={setSecret} onClose={close} />
      ) : null}
      {secret ? <SecretDialog secret={secret} onClose={() => setSecret(null)} /> : null}
      {open?.what === 'rotate' ? (
        <Confirm
          title={w('rotateTitle', { name: open.hook.name })}
          verb={w('rotate')}
          words={hookWords}
          onConfirm={async () => {
            const given = await ask('PUT /webhooks/:hookId/secret', { path: { hookId: open.hook.id } })
            setSecret(given.secret)
            await renew(['webhooks'])
          }}
          onClose={close}
        >
          {w('rotateText')}
        </Confirm>
      ) : null}
      {open?.what === 'remove' ? (
        <Confirm
          title={w('removeTitle', { name: open.hook.name })}
          verb={w('remove')}
          words={hookWords}
          onConfirm={async () => {
            await ask('DELETE /webhooks/:hookId', {
              path: { hookId: open.hook.id },
              ifMatch: open.hook.revision,
            })
            await renew(['webhooks'])
            toast(w('removed'))
          }}
          onClose={close}
        >
          {w('removeText')}
        </Confirm>
      ) : null}
    </Page>
  )
}

const groupsText = (w: Say<typeof hookWords>, hook: Hook): string =>
  hook.events.map((key) => w(`group.${key}` as 'group.accounts')).join(' · ')

const HookState = ({ hook }: { hook: Hook }) => {
  const w = useWords(hookWords)
  if (hook.enabled)
    return hook.failingSince ? (
      <State tone="warn">{w('state.failing')}</State>
    ) : (
      <State tone="good">{w('state.on')}</State>
    )
  if (hook.disabledBecause === 'gone') return <State tone="bad">{w('state.offGone')}</State>
  if (hook.disabledBecause === 'failing') return <State tone="bad">{w('state.offFailing')}</State>
  return <State tone="none">{w('state.off')}</State>
}
