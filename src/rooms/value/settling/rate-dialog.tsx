// Settling a rate from a day on, or changing one that is settled.
import { dayIn, monthOf } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { MoneyInput, PercentInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { DayInput, Select } from '#web/pickers.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import { ask } from '../asking.tsx'
import type { RateLine } from './rate-lines.ts'
import { type RateKind, rateKinds } from './rates.ts'
import { settingsWords } from './settings.words.ts'

export const RateDialog = ({
  line,
  currency,
  onClose,
}: {
  /** The one to change; a default for a new one of its kind; null for a new one of any. */
  line: RateLine | null
  currency: string
  onClose: () => void
}) => {
  const w = useWords(settingsWords)
  const renew = useRenew()
  const settled = line?.settled ?? null
  const form = useForm({
    initial: {
      kind: (line?.kind ?? 'visit') as RateKind | null,
      amount: (settled?.amount ?? null) as number | null,
      validFrom: (settled?.validFrom ?? monthOf(dayIn(new Date()))) as string | null,
    },
    required: ['kind', 'amount', 'validFrom'],
    submit: async ({ kind, amount, validFrom }) => {
      await ask('PUT /value/rates/:kind/:validFrom', {
        path: { kind: kind ?? '', validFrom: validFrom ?? '' },
        body: { amount: amount ?? 0 },
        ifMatch: settled?.revision ?? 0,
      }).catch((error: unknown) => {
        if (error instanceof Refusal && error.kind === 'stale')
          throw new Refusal('stale', settled ? 'value.rateStale' : 'value.rateThere')
        throw error
      })
      await renew(['value', 'rates'])
      toast(w('rateSaved'))
      onClose()
    },
  })
  const { kind } = form.values
  return (
    <Dialog title={w(settled ? 'changeRate' : 'addRate')} onClose={onClose} easy={!form.touched} width={440}>
      <Form form={form} submit={w(settled ? 'save' : 'add')} onCancel={onClose} words={settingsWords}>
        <Field form={form} name="kind" label={w('rateKind')} hint={kind ? w(`rateHint.${kind}`) : undefined}>
          {(input) => (
            <Select
              {...input}
              disabled={settled !== null}
              onChange={(next) => form.change({ kind: next, amount: null })}
              options={rateKinds.map((key) => ({ value: key, label: w(`rate.${key}`) }))}
            />
          )}
        </Field>
        <Field form={form} name="amount" label={w('rateAmount')} short>
          {(input) =>
            kind === 'capital' ? <PercentInput {...input} /> : <MoneyInput {...input} currency={currency} />
          }
        </Field>
        <Field form={form} name="validFrom" label={w('rateFrom')} hint={w('rateFromHint')} short>
          {(input) => <DayInput {...input} disabled={settled !== null} />}
        </Field>
      </Form>
    </Dialog>
  )
}
