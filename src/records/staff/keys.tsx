// API keys: those there are, making one, and the secret that is shown once.
import { useState } from 'react'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { State } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { toast } from '#web/toast.tsx'
import { CopyField } from './copy-field.tsx'
import { KeyForm } from './key-form.tsx'
import { momentText } from './moment.ts'
import type { rightsDoors } from './rights.contract.ts'
import { roomWords } from './room.words.ts'
import './security.css'
import { securityWords } from './security.words.ts'

const ask = client<typeof rightsDoors>()
type Key = Awaited<ReturnType<typeof ask<'GET /me/keys'>>>['rows'][number]

/** One's own keys, or everybody's for administrators. */
export const Keys = ({ everybody }: { everybody?: boolean }) => {
  const w = useWords(securityWords)
  const renew = useRenew()
  const [making, setMaking] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const [revoking, setRevoking] = useState<Key | null>(null)
  const list = useRead(['keys', everybody ? 'all' : 'own'], (signal) =>
    everybody ? ask('GET /keys', { signal }) : ask('GET /me/keys', { signal }),
  )
  if (list.error)
    return <Failure error={list.error} onRetry={() => void list.refetch()} words={securityWords} />
  if (!list.data) return <SkeletonLines lines={2} />
  return (
    <div className="k-stack">
      {list.data.rows.length ? (
        <ul className="st-rows">
          {list.data.rows.map((key) => (
            <KeyRow key={key.id} of={key} withOwner={everybody} onRevoke={() => setRevoking(key)} />
          ))}
        </ul>
      ) : (
        <p className="k-quiet">{w('noKeys')}</p>
      )}
      {everybody ? null : (
        <div>
          <Button icon="plus" onClick={() => setMaking(true)}>
            {w('newKey')}
          </Button>
        </div>
      )}
      {making ? (
        <KeyForm
          onClose={() => setMaking(false)}
          onMade={async (made) => {
            setMaking(false)
            setSecret(made)
            await renew(['keys'])
          }}
        />
      ) : null}
      {secret ? (
        <Dialog
          title={w('madeTitle')}
          easy={false}
          onClose={() => setSecret(null)}
          actions={<Button onClick={() => setSecret(null)}>{w('done')}</Button>}
        >
          <div className="k-stack">
            <p>{w('madeText')}</p>
            <CopyField value={secret} label={w('keys')} />
            <p className="k-quiet k-small">
              {w('madeUse')} <code className="st-mono">Authorization: Bearer mst_…</code>
            </p>
          </div>
        </Dialog>
      ) : null}
      {revoking ? (
        <Confirm
          title={w('revokeTitle', { name: revoking.name })}
          verb={w('revoke')}
          words={securityWords}
          onClose={() => setRevoking(null)}
          onConfirm={async () => {
            const path = { keyId: revoking.id }
            if (everybody) await ask('DELETE /keys/:keyId', { path })
            else await ask('DELETE /me/keys/:keyId', { path })
            await renew(['keys'])
            toast(w('revoked'))
          }}
        >
          {w('revokeText')}
        </Confirm>
      ) : null}
    </div>
  )
}

const KeyRow = ({
  of: key,
  withOwner,
  onRevoke,
}: {
  of: Key
  withOwner: boolean | undefined
  onRevoke: () => void
}) => {
  const w = useWords(securityWords)
  const isOver = key.expiresAt !== null && key.expiresAt <= new Date().toISOString()
  return (
    <li>
      <div>
        <strong>{key.name}</strong> <span className="st-mono k-quiet">{key.beginning}…</span>{' '}
        {isOver ? <State tone="warn">{w('over')}</State> : null}
        <small>
          {[
            withOwner ? w('ownerOf', { name: key.personName }) : null,
            key.lastUsedAt ? w('lastUsed', { time: momentText(key.lastUsedAt) }) : w('neverUsed'),
            key.lastAddress,
            key.expiresAt ? w('until', { day: key.expiresAt.slice(0, 10) }) : w('noEnd'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        <ScopesText scopes={key.scopes} />
      </div>
      <Button small onClick={onRevoke}>
        {w('revoke')}
      </Button>
    </li>
  )
}

const ScopesText = ({ scopes }: { scopes: readonly string[] }) => {
  const w = useWords(securityWords)
  const room = useWords(roomWords)
  const text = scopes.map((scope) => {
    if (scope === 'all' || scope === 'read') return w(`scopes.${scope}`)
    const [how, name] = scope.split(':')
    if ((how === 'room' || how === 'read') && name && !scope.includes(' '))
      return `${name in roomWords ? room(name as keyof typeof roomWords) : name} ${w(how === 'room' ? 'roomAll' : 'roomReads')}`
    return scope
  })
  return <small>{text.join(' · ')}</small>
}
