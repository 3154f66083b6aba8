// Where somebody is signed in: device, address, last seen; ended one by one or all at once.
import { useState } from 'react'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { State } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { deviceText } from './device.ts'
import { momentText } from './moment.ts'
import './security.css'
import { securityWords } from './security.words.ts'
import type { signInDoors } from './sign-in.contract.ts'

const ask = client<typeof signInDoors>()
type Session = Awaited<ReturnType<typeof ask<'GET /me/sessions'>>>['rows'][number]

export const SessionRows = ({ rows, onEnd }: { rows: readonly Session[]; onEnd?: (id: string) => void }) => {
  const w = useWords(securityWords)
  if (rows.length === 0) return <p className="k-quiet">{w('noSessions')}</p>
  return (
    <ul className="st-rows">
      {rows.map((one) => (
        <li key={one.id}>
          <div>
            <strong>{deviceText(one.agent)}</strong>{' '}
            {one.isThis ? <State tone="good">{w('thisDevice')}</State> : null}
            <small>
              {[
                one.address,
                w(`way.${one.way}` as 'way.password'),
                w('seen', { time: momentText(one.seenAt) }),
                w('began', { time: momentText(one.createdAt) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </div>
          {onEnd && !one.isThis ? (
            <Button small onClick={() => onEnd(one.id)}>
              {w('end')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

export const OwnSessions = () => {
  const w = useWords(securityWords)
  const renew = useRenew()
  const [ending, setEnding] = useState(false)
  const list = useRead(['me', 'sessions'], (signal) => ask('GET /me/sessions', { signal }))
  if (list.error)
    return <Failure error={list.error} onRetry={() => void list.refetch()} words={securityWords} />
  if (!list.data) return <SkeletonLines lines={3} />
  const end = async (sessionId: string) => {
    try {
      await ask('DELETE /me/sessions/:sessionId', { path: { sessionId } })
      await renew(['me', 'sessions'])
      toast(w('ended'))
    } catch (error) {
      toastFailure(error, securityWords)
    }
  }
  return (
    <div className="k-stack">
      <SessionRows rows={list.data.rows} onEnd={(id) => void end(id)} />
      {list.data.rows.length > 1 ? (
        <div>
          <Button onClick={() => setEnding(true)}>{w('endOthers')}</Button>
        </div>
      ) : null}
      {ending ? (
        <Confirm
          title={w('endOthersTitle')}
          verb={w('endOthers')}
          words={securityWords}
          onClose={() => setEnding(false)}
          onConfirm={async () => {
            await ask('DELETE /me/sessions')
            await renew(['me', 'sessions'])
            toast(w('ended'))
          }}
        >
          {w('endOthersText')}
        </Confirm>
      ) : null}
    </div>
  )
}
