// How a person signs in, for administrators: ways, a wait to lift, a second step to reset, sessions to end.
import { useState } from 'react'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { State } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { momentText } from './moment.ts'
import { securityWords } from './security.words.ts'
import { SessionRows } from './sessions.tsx'
import type { signInDoors } from './sign-in.contract.ts'

const ask = client<typeof signInDoors>()

export const PersonSignIn = ({
  person,
  onClose,
}: {
  person: { id: string; name: string }
  onClose: () => void
}) => {
  const w = useWords(securityWords)
  const renew = useRenew()
  const [asking, setAsking] = useState<'step' | 'sessions' | null>(null)
  const path = { personId: person.id }
  const { name } = person
  const key = ['people', person.id, 'sign-in']
  const told = useRead(key, (signal) => ask('GET /people/:personId/sign-in', { path, signal }))
  const lift = async () => {
    try {
      await ask('DELETE /people/:personId/lock', { path })
      await renew(key)
      toast(w('lifted'))
    } catch (error) {
      toastFailure(error, securityWords)
    }
  }
  const data = told.data
  const ways = data && [...(data.hasPassword ? [w('way.password')] : []), ...data.providers]
  return (
    <Dialog title={w('theirTitle', { name })} width={560} onClose={onClose}>
      {told.error ? (
        <Failure error={told.error} onRetry={() => void told.refetch()} words={securityWords} />
      ) : !data || !ways ? (
        <SkeletonLines lines={5} />
      ) : (
        <div className="k-stack">
          <dl className="st-facts">
            <dt>{w('ways')}</dt>
            <dd>{ways.length ? ways.join(' · ') : w('noWay')}</dd>
            <dt>{w('secondStep')}</dt>
            <dd className="k-row">
              {data.hasSecondStep ? <State tone="good">{w('isOn')}</State> : <State>{w('isOff')}</State>}
              {data.hasSecondStep ? (
                <Button small onClick={() => setAsking('step')}>
                  {w('resetStep')}
                </Button>
              ) : null}
            </dd>
          </dl>
          {data.lockedUntil ? (
            <div className="k-row">
              <State tone="bad">{w('lockedUntil', { time: momentText(data.lockedUntil) })}</State>
              <Button small onClick={() => void lift()}>
                {w('lift')}
              </Button>
            </div>
          ) : null}
          <SessionRows rows={data.sessions} />
          {data.sessions.length ? (
            <div>
              <Button onClick={() => setAsking('sessions')}>{w('endAll')}</Button>
            </div>
          ) : null}
        </div>
      )}
      {asking === 'step' ? (
        <Confirm
          title={w('resetTitle', { name })}
          verb={w('resetStep')}
          words={securityWords}
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            await ask('DELETE /people/:personId/second-step', { path })
            await renew(key)
            toast(w('resetDone'))
          }}
        >
          {w('resetText')}
        </Confirm>
      ) : null}
      {asking === 'sessions' ? (
        <Confirm
          title={w('endAllTitle', { name })}
          verb={w('endAll')}
          words={securityWords}
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            await ask('DELETE /people/:personId/sessions', { path })
            await renew(key)
            toast(w('ended'))
          }}
        >
          {w('endAllText')}
        </Confirm>
      ) : null}
    </Dialog>
  )
}
