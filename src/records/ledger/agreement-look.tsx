// One contract with all that is known of it, and what can be done with it.
import { useState } from 'react'
import type { Day } from '#base/calendar.ts'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { DayText, Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRenew } from '#web/query.ts'
import { toast, toastFailure } from '#web/toast.tsx'
import { AgreedState, type Agreement, type AgreementAbility, renewedText } from './agreed-state.tsx'
import type { agreementDoors } from './agreement.contract.ts'
import { agreementWords } from './agreement.words.ts'
import { AgreementForm, EndingForm } from './agreement-form.tsx'

const ask = client<typeof agreementDoors>()

export const AgreementLook = ({
  accountId,
  agreement,
  today,
  may,
  onClose,
}: {
  accountId: string
  agreement: Agreement
  today: Day
  may: readonly AgreementAbility[]
  onClose: () => void
}) => {
  const w = useWords(agreementWords)
  const renew = useRenew()
  const [doing, setDoing] = useState<'edit' | 'end' | 'remove' | null>(null)
  const path = { accountId, agreementId: agreement.id }
  const { number, currency, revision } = agreement
  const fresh = () => renew(['account', accountId, 'agreements'])
  const reopen = async () => {
    try {
      await ask('DELETE /accounts/:accountId/agreements/:agreementId/ending', { path, ifMatch: revision })
      await fresh()
      toast(w('reopened', { number }))
      onClose()
    } catch (error) {
      toastFailure(error, agreementWords)
    }
  }
  if (doing === 'edit') return <AgreementForm {...{ accountId, agreement, currency, today, onClose }} />
  if (doing === 'end') return <EndingForm {...{ accountId, agreement, today, onClose }} />
  if (doing === 'remove')
    return (
      <Confirm
        title={w('removeTitle', { number })}
        verb={w('remove')}
        words={agreementWords}
        onConfirm={async () => {
          await ask('DELETE /accounts/:accountId/agreements/:agreementId', { path, ifMatch: revision })
          await fresh()
          toast(w('removed', { number }))
        }}
        onClose={onClose}
      >
        {w('removeText')}
      </Confirm>
    )
  const actions = (
    <>
      {may.includes('remove') ? (
        <Button kind="bare" icon="trash" onClick={() => setDoing('remove')}>
          {w('remove')}
        </Button>
      ) : null}
      {may.includes('end') ? (
        agreement.endedOn ? (
          <Button icon="undo" onClick={() => void reopen()}>
            {w('reopen')}
          </Button>
        ) : (
          <Button icon="flag" onClick={() => setDoing('end')}>
            {w('end')}
          </Button>
        )
      ) : null}
      {may.includes('change') ? (
        <Button kind="primary" icon="edit" onClick={() => setDoing('edit')}>
          {w('edit')}
        </Button>
      ) : null}
    </>
  )
  return (
    <Dialog title={agreement.name} width={480} onClose={onClose} actions={may.length ? actions : undefined}>
      <dl className="cm-pairs">
        <dt>{w('state')}</dt>
        <dd>
          <AgreedState agreement={agreement} />
        </dd>
        <dt>{w('number')}</dt>
        <dd>{number}</dd>
        <dt>{w('startsOn')}</dt>
        <dd>
          <DayText day={agreement.startsOn} />
        </dd>
        <dt>{w('term')}</dt>
        <dd>
          {agreement.termMonths} {w('months')} · {renewedText(w, agreement)}
        </dd>
        {agreement.nextRenewalOn ? (
          <>
            <dt>{w('nextRenewal')}</dt>
            <dd>
              <DayText day={agreement.nextRenewalOn} />
            </dd>
          </>
        ) : (
          <>
            <dt>{w('endedOn')}</dt>
            <dd>
              <DayText day={agreement.endedOn} />
              {agreement.endReason ? ` · ${agreement.endReason}` : ''}
            </dd>
          </>
        )}
        <dt>{w('yearly')}</dt>
        <dd>
          <Money amountMinor={agreement.yearlyMinor} currency={currency} exact />
        </dd>
        <dt>{w('left')}</dt>
        <dd>
          <Money amountMinor={agreement.leftMinor} currency={currency} exact />
        </dd>
      </dl>
      <p className="k-small k-quiet">
        {agreement.personName
          ? w('keptBy', { name: agreement.personName, day: agreement.updatedAt.slice(0, 10) })
          : w('keptOn', { day: agreement.updatedAt.slice(0, 10) })}
      </p>
    </Dialog>
  )
}
