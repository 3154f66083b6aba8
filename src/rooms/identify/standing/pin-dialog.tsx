// Fixing the tier of an account by hand: to what, why, and until when; and ending that.
import { addDays, addMonths, type Day, monthOf } from '#base/calendar.ts'
import type { Problem } from '#base/refusal.ts'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextArea } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { DayInput } from '#web/pickers.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import './account.css'
import { ask } from '../asking.tsx'
import { standingWords } from './standing.words.ts'

/** The same day so many months on, or the last of that month. */
export const monthsOn = (day: Day, months: number): Day => {
  const month = addMonths(monthOf(day), months)
  const last = addDays(addMonths(month, 1), -1)
  const wanted = `${month.slice(0, 8)}${day.slice(8)}`
  return wanted > last ? last : wanted
}

type Typed = { tier: string | null; reason: string; expiresOn: Day | null }

export const useRenewStanding = () => {
  const renew = useRenew()
  return (accountId: string) => renew(['account', accountId], ['accounts'], ['identify'], ['today'])
}

export const PinDialog = ({
  accountId,
  name,
  tier,
  ladder,
  today,
  onClose,
}: {
  accountId: string
  name: string
  /** The tier that stands. */
  tier: string | null
  ladder: readonly string[]
  today: Day
  onClose: () => void
}) => {
  const w = useWords(standingWords)
  const renew = useRenewStanding()
  const latest = monthsOn(today, 12)
  const check = ({ tier: chosen, reason, expiresOn }: Typed): Problem[] => [
    ...(chosen === null ? [{ field: 'tier', code: 'web.required' }] : []),
    ...(reason.trim().length < 5 ? [{ field: 'reason', code: 'identify.reasonShort' }] : []),
    ...(expiresOn !== null && expiresOn <= today ? [{ field: 'expiresOn', code: 'identify.pinOver' }] : []),
    ...(expiresOn !== null && expiresOn > latest
      ? [{ field: 'expiresOn', code: 'identify.pinTooLong' }]
      : []),
  ]
  const form = useForm<Typed>({
    initial: { tier, reason: '', expiresOn: monthsOn(today, 6) },
    required: ['reason', 'expiresOn'],
    draft: `pin-${accountId}`,
    check,
    submit: async (typed, intent) => {
      const pin = await ask('POST /accounts/:accountId/pins', {
        path: { accountId },
        body: { tier: typed.tier ?? '', reason: typed.reason.trim(), expiresOn: typed.expiresOn ?? '' },
        intent,
      })
      onClose()
      toast(w('pinned', { tier: pin.tier, day: pin.expiresOn }))
      await renew(accountId)
    },
  })
  return (
    <Dialog title={w('pinTitle', { name })} width={520} easy={!form.touched} onClose={onClose}>
      <p className="k-small k-quiet iw-form-about">{w('pinAbout')}</p>
      <Form form={form} submit={w('pinSave')} onCancel={onClose} words={standingWords}>
        <Field form={form} name="tier" label={w('pinTo')}>
          {(input) => (
            <div id={input.id} role="radiogroup" aria-label={w('pinTo')} className="iw-rungs">
              {ladder.map((rung) => (
                <label key={rung}>
                  <input
                    type="radio"
                    name="tier"
                    checked={input.value === rung}
                    onChange={() => input.onChange(rung)}
                  />
                  <TierMark tier={rung} ladder={ladder} />
                  {rung === tier ? <small>{w('pinNow')}</small> : null}
                </label>
              ))}
            </div>
          )}
        </Field>
        <Field form={form} name="reason" label={w('pinReason')} hint={w('pinReasonHint')}>
          {(input) => (
            <TextArea {...input} rows={3} maxLength={500} autoFocus placeholder={w('pinReasonPlace')} />
          )}
        </Field>
        <Field form={form} name="expiresOn" label={w('pinUntil')} hint={w('pinUntilHint')}>
          {(input) => (
            <div className="iw-until">
              <DayInput {...input} min={addDays(today, 1)} max={latest} />
              {[3, 6, 12].map((months) => (
                <Button
                  key={months}
                  small
                  aria-pressed={input.value === monthsOn(today, months)}
                  onClick={() => input.onChange(monthsOn(today, months))}
                >
                  {w('pinMonths', { months })}
                </Button>
              ))}
            </div>
          )}
        </Field>
      </Form>
    </Dialog>
  )
}

export const UnpinConfirm = ({
  accountId,
  pin,
  onClose,
}: {
  accountId: string
  pin: { id: string; tier: string }
  onClose: () => void
}) => {
  const w = useWords(standingWords)
  const renew = useRenewStanding()
  return (
    <Confirm
      title={w('unpinTitle')}
      verb={w('unpin')}
      words={standingWords}
      onClose={onClose}
      onConfirm={async () => {
        await ask('DELETE /accounts/:accountId/pins/:pinId', { path: { accountId, pinId: pin.id } })
        toast(w('unpinned'))
        await renew(accountId)
      }}
    >
      {w('unpinText', { tier: pin.tier })}
    </Confirm>
  )
}
