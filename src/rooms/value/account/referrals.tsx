// Whom an account brought, what that counts for, and who brought it.
import { Fragment, useState } from 'react'
import { Button, IconButton } from '#web/button.tsx'
import { Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { ask } from '../asking.tsx'
import { roomWords } from '../words.ts'
import { type AccountValue, useRenewAccountValue, type ValuedAccount } from './account-asking.tsx'
import { ReferralForm } from './referral-form.tsx'
import { tabWords } from './tab.words.ts'

type Referral = AccountValue['referrals'][number]

export const Referrals = ({ account, data }: { account: ValuedAccount; data: AccountValue }) => {
  const w = useWords(tabWords)
  const room = useWords(roomWords)
  const [adding, setAdding] = useState(false)
  const may = data.may.includes('refer')
  const { referrals, referredBy } = data
  const takeBack = useTakeBack(account.id)
  return (
    <Section
      id="referrals"
      title={w('referrals')}
      hint={referrals.length ? w('referralsHint') : undefined}
      actions={
        may ? (
          <Button small icon="plus" onClick={() => setAdding(true)}>
            {w('refer')}
          </Button>
        ) : undefined
      }
      boxed
    >
      {referrals.length === 0 ? (
        <p className="k-quiet k-small">{w('noReferrals')}</p>
      ) : (
        <ul className="vt-list">
          {referrals.map((one) => {
            const counted = countedFor(one, data)
            return (
              <li key={one.id}>
                <div className="vt-line">
                  <span className="k-grow k-cut" title={one.referredName}>
                    {one.referredId ? (
                      <Go to={`/accounts/${one.referredId}?tab=value`}>{one.referredName}</Go>
                    ) : (
                      one.referredName
                    )}
                  </span>
                  {counted === null ? (
                    <small className="k-quiet">{w('notCounted')}</small>
                  ) : (
                    <Money amountMinor={counted} currency={data.currency ?? undefined} />
                  )}
                  {may ? (
                    <IconButton
                      icon="close"
                      size={14}
                      label={w('takeBack', { name: one.referredName })}
                      onClick={() => void takeBack(one)}
                    />
                  ) : null}
                </div>
                <small>
                  {[one.referredId ? null : w('who.new'), one.referredOn, one.personName, one.note]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </li>
            )
          })}
        </ul>
      )}
      {referredBy.length ? <By names={referredBy} separator={room('list')} /> : null}
      {adding ? <ReferralForm account={account} onClose={() => setAdding(false)} /> : null}
    </Section>
  )
}

/** What the run that is shown took it for; null when it came since. */
const countedFor = (one: Referral, { value }: AccountValue): number | null =>
  value?.parts.intangible.referrals.find((counted) =>
    one.referredId ? counted.referredId === one.referredId : counted.name === one.referredName,
  )?.minor ?? null

/** Gone at once; undoing records it anew. */
const useTakeBack = (accountId: string) => {
  const w = useWords(tabWords)
  const renew = useRenewAccountValue(accountId)
  return async ({ id, referredId, referredName, referredOn, note }: Referral) => {
    try {
      await ask('DELETE /accounts/:accountId/referrals/:referralId', { path: { accountId, referralId: id } })
      await renew()
      toast(w('takenBack', { name: referredName }), {
        undo: async () => {
          await ask('POST /accounts/:accountId/referrals', {
            path: { accountId },
            body: { referredId, referredName, referredOn, note },
          })
          await renew()
        },
      })
    } catch (error) {
      toastFailure(error, tabWords)
      await renew()
    }
  }
}

const By = ({ names, separator }: { names: AccountValue['referredBy']; separator: string }) => {
  const w = useWords(tabWords)
  const [before, after] = w('referredBy', { names: '\n' }).split('\n')
  return (
    <p className="k-small vt-by">
      {before}
      {names.map((one, index) => (
        <Fragment key={one.accountId}>
          {index ? separator : null}
          <Go to={`/accounts/${one.accountId}?tab=value`}>{one.name}</Go>
        </Fragment>
      ))}
      {after}
    </p>
  )
}
