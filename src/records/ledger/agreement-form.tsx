// Adding a contract, changing it, and ending it.
import { addDays, type Day } from '#base/calendar.ts'
import { client } from '#web/client.ts'
import { Field, FieldRow, Form, useForm } from '#web/form.tsx'
import { MoneyInput, NumberInput, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { DayInput } from '#web/pickers.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import type { Agreement } from './agreed-state.tsx'
import { renewalDay } from './agreed-term.ts'
import type { agreementDoors } from './agreement.contract.ts'
import { agreementWords } from './agreement.words.ts'

const ask = client<typeof agreementDoors>()

export const AgreementForm = ({
  accountId,
  currency,
  today,
  agreement,
  onClose,
}: {
  accountId: string
  currency: string
  today: Day
  /** Null for a new one. */
  agreement: Agreement | null
  onClose: () => void
}) => {
  const w = useWords(agreementWords)
  const renew = useRenew()
  const form = useForm({
    initial: {
      number: agreement?.number ?? '',
      name: agreement?.name ?? '',
      startsOn: (agreement?.startsOn ?? today) as Day | null,
      termMonths: (agreement?.termMonths ?? 12) as number | null,
      yearlyMinor: (agreement?.yearlyMinor ?? null) as number | null,
    },
    required: ['number', 'name', 'startsOn', 'termMonths', 'yearlyMinor'],
    submit: async ({ number, name, startsOn, termMonths, yearlyMinor }, intent) => {
      const body = {
        number,
        name,
        startsOn: startsOn as Day,
        termMonths: termMonths as number,
        yearlyMinor: yearlyMinor as number,
      }
      if (agreement)
        await ask('PATCH /accounts/:accountId/agreements/:agreementId', {
          path: { accountId, agreementId: agreement.id },
          body,
          ifMatch: agreement.revision,
        })
      else await ask('POST /accounts/:accountId/agreements', { path: { accountId }, body, intent })
      await renew(['account', accountId, 'agreements'])
      toast(w('saved'))
      onClose()
    },
  })
  const { startsOn, termMonths } = form.values
  const turn = startsOn && termMonths ? renewalDay({ startsOn, termMonths, endedOn: null }, 1) : null
  return (
    <Dialog title={w(agreement ? 'editTitle' : 'addTitle')} width={480} easy={false} onClose={onClose}>
      <Form form={form} submit={w('save')} onCancel={onClose} words={agreementWords}>
        <Field form={form} name="name" label={w('name')}>
          {(input) => <TextInput {...input} maxLength={200} autoFocus={!agreement} />}
        </Field>
        <Field form={form} name="number" label={w('number')}>
          {(input) => <TextInput {...input} maxLength={60} />}
        </Field>
        <FieldRow>
          <Field form={form} name="startsOn" label={w('startsOn')}>
            {(input) => <DayInput {...input} clearable={false} />}
          </Field>
          <Field
            form={form}
            name="termMonths"
            label={w('termMonths')}
            hint={turn ? w('termHint', { day: turn }) : undefined}
          >
            {(input) => <NumberInput {...input} min={1} max={240} unit={w('months')} />}
          </Field>
        </FieldRow>
        <Field form={form} name="yearlyMinor" label={w('yearly')} hint={w('yearlyHint')}>
          {(input) => <MoneyInput {...input} currency={agreement?.currency ?? currency} />}
        </Field>
      </Form>
    </Dialog>
  )
}

export const EndingForm = ({
  accountId,
  agreement,
  today,
  onClose,
}: {
  accountId: string
  agreement: Agreement
  today: Day
  onClose: () => void
}) => {
  const w = useWords(agreementWords)
  const renew = useRenew()
  // What is not renewed holds until the term is over.
  const lastDay =
    agreement.endedOn ?? (agreement.nextRenewalOn ? addDays(agreement.nextRenewalOn, -1) : today)
  const form = useForm({
    initial: { endedOn: lastDay as Day | null, reason: agreement.endReason ?? '' },
    required: ['endedOn'],
    submit: async ({ endedOn, reason }) => {
      await ask('PUT /accounts/:accountId/agreements/:agreementId/ending', {
        path: { accountId, agreementId: agreement.id },
        body: { endedOn: endedOn as Day, reason: reason.trim() || null },
        ifMatch: agreement.revision,
      })
      await renew(['account', accountId, 'agreements'])
      const ended = { number: agreement.number, day: endedOn as Day }
      toast(w((endedOn as Day) < today ? 'endedToast' : 'endingToast', ended))
      onClose()
    },
  })
  return (
    <Dialog title={w('endTitle', { number: agreement.number })} width={440} easy={false} onClose={onClose}>
      <Form form={form} submit={w('endDo')} onCancel={onClose} words={agreementWords}>
        <Field form={form} name="endedOn" label={w('endedOn')} hint={w('endedOnHint')}>
          {(input) => <DayInput {...input} min={agreement.startsOn} clearable={false} />}
        </Field>
        <Field form={form} name="reason" label={w('reason')} hint={w('reasonHint')}>
          {(input) => <TextInput {...input} maxLength={300} />}
        </Field>
      </Form>
    </Dialog>
  )
}
