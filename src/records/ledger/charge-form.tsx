// Booking one figure of one month: chosen by kind and month, written over what is there, or taken out.
import { useState } from 'react'
import type { Month } from '#base/calendar.ts'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Field, FieldRow, Form, useForm } from '#web/form.tsx'
import { MoneyInput, NumberInput, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { Select } from '#web/pickers.tsx'
import { useRenew } from '#web/query.ts'
import { toast, toastFailure } from '#web/toast.tsx'
import type { chargeDoors } from './charge.contract.ts'
import { type ChargeKind, figureOf, isHours } from './charge.ts'
import { chargeWords } from './charge.words.ts'
import type { Charge } from './charges.tsx'

const ask = client<typeof chargeDoors>()

type Place = { kind: ChargeKind; month: Month }
type Values = Place & { value: number | null; note: string }

export const ChargeForm = ({
  accountId,
  currency,
  kinds,
  months,
  charges,
  start,
  onClose,
}: {
  accountId: string
  currency: string
  kinds: readonly ChargeKind[]
  months: readonly Month[]
  charges: readonly Charge[]
  start: Place
  onClose: () => void
}) => {
  const w = useWords(chargeWords)
  const renew = useRenew()
  const [removing, setRemoving] = useState(false)
  const standing = ({ kind, month }: Place) => charges.find((one) => one.kind === kind && one.month === month)
  const valuesOf = (place: Place): Values => {
    const charge = standing(place)
    return {
      ...place,
      value: charge?.amountMinor ?? charge?.quantityMilli ?? null,
      note: charge?.note ?? '',
    }
  }
  const form = useForm<Values>({
    initial: valuesOf(start),
    required: ['value'],
    submit: async ({ kind, month, value, note }) => {
      await ask('PUT /accounts/:accountId/charges/:kind/:month', {
        path: { accountId, kind, month },
        body: { ...figureOf(kind, value as number), note: note.trim() || null },
        ifMatch: standing({ kind, month })?.revision ?? 0,
      })
      await renew(['account', accountId, 'charges'])
      toast(w('saved'))
      onClose()
    },
  })
  const { kind, month, value, note } = form.values
  const charge = standing({ kind, month })
  const remove = async () => {
    setRemoving(true)
    try {
      await ask('DELETE /accounts/:accountId/charges/:kind/:month', {
        path: { accountId, kind, month },
        ifMatch: charge?.revision ?? 0,
      })
      await renew(['account', accountId, 'charges'])
      toast(w('removed'))
      onClose()
    } catch (error) {
      toastFailure(error, chargeWords)
      setRemoving(false)
    }
  }
  /** What was typed goes along to another place of the same measure; what merely stood here does not. */
  const move = (to: Place) => {
    const stood = valuesOf({ kind, month })
    const typed = (value !== stood.value || note !== stood.note) && isHours(kind) === isHours(to.kind)
    form.change(typed ? to : valuesOf(to))
  }
  return (
    <Dialog title={w('bookTitle')} width={440} easy={false} onClose={onClose}>
      <Form form={form} submit={w('save')} onCancel={onClose} words={chargeWords}>
        <FieldRow>
          <Field form={form} name="kind" label={w('kind')}>
            {(input) => (
              <Select
                {...input}
                options={kinds.map((one) => ({ value: one, label: w(`kind.${one}`) }))}
                onChange={(next) => next && move({ kind: next, month })}
              />
            )}
          </Field>
          <Field form={form} name="month" label={w('month')}>
            {(input) => (
              <Select
                {...input}
                options={months.map((one) => ({ value: one, label: one.slice(0, 7) }))}
                onChange={(next) => next && move({ kind, month: next })}
              />
            )}
          </Field>
        </FieldRow>
        <Field
          form={form}
          name="value"
          label={w(isHours(kind) ? 'hoursOf' : 'amount')}
          hint={
            charge
              ? charge.personName
                ? w('bookedBy', { name: charge.personName, day: charge.updatedAt.slice(0, 10) })
                : w('bookedOn', { day: charge.updatedAt.slice(0, 10) })
              : w('figureHint')
          }
        >
          {(input) =>
            isHours(kind) ? (
              <NumberInput
                {...input}
                value={input.value === null ? null : input.value / 1000}
                onChange={(hours) => input.onChange(hours === null ? null : Math.round(hours * 1000))}
                digits={2}
                min={0}
                max={10_000_000}
                unit={w('hours')}
              />
            ) : (
              <MoneyInput {...input} currency={currency} />
            )
          }
        </Field>
        <Field form={form} name="note" label={w('note')}>
          {(input) => <TextInput {...input} maxLength={500} />}
        </Field>
        {charge ? (
          <p>
            <Button kind="bare" icon="trash" busy={removing} onClick={() => void remove()}>
              {w('remove')}
            </Button>
          </p>
        ) : null}
      </Form>
    </Dialog>
  )
}
