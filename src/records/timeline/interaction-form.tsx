// Writing down what was said: kind, day and text are enough; on a phone it takes less than a minute.
import { addDays, type Day, dayIn } from '#base/calendar.ts'
import type { contactDoors } from '#records/accounts/contacts/contact.contract.ts'
import { IconButton } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextArea } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { DayInput, type Picked, SearchPicker, SelectMany } from '#web/pickers.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Choice } from '#web/tabs.tsx'
import { toast } from '#web/toast.tsx'
import type { interactionDoors } from './interaction.contract.ts'
import { type InteractionKind, interactionKinds } from './interaction.ts'
import { interactionWords } from './interaction.words.ts'
import './interactions.css'

const ask = client<typeof interactionDoors>()
const contacts = client<typeof contactDoors>()
export type Interaction = Awaited<
  ReturnType<typeof ask<'GET /accounts/:accountId/interactions'>>
>['rows'][number]

const picked = (one: { id: string; name: string }): Picked => ({ value: one.id, label: one.name })

export const InteractionForm = ({
  accountId,
  name,
  today,
  interaction,
  onClose,
}: {
  accountId: string
  name: string
  today: Day
  interaction?: Interaction
  onClose: () => void
}) => {
  const w = useWords(interactionWords)
  const renew = useRenew()
  const before = interaction ? dayIn(new Date(interaction.happenedAt)) : today
  const known = useRead(['account', accountId, 'contacts', false], (signal) =>
    contacts('GET /accounts/:accountId/contacts', { path: { accountId }, query: {}, signal }),
  )
  const form = useForm({
    initial: {
      kind: interaction?.kind ?? ('call' as InteractionKind),
      day: before as Day | null,
      body: interaction?.body ?? '',
      contactIds: interaction?.contacts.map((one) => one.id) ?? ([] as string[]),
      followUpOn: interaction?.followUpOn ?? (null as Day | null),
      mentions: interaction?.mentions.map(picked) ?? ([] as Picked[]),
    },
    required: ['day', 'body'],
    draft: interaction ? undefined : `interaction-${accountId}`,
    submit: async ({ day, ...values }, intent) => {
      // A day that was is told by its noon; today is now.
      const moved = day !== null && day !== before
      const happenedAt = moved ? `${day}T12:00:00+08:00` : undefined
      const body = {
        kind: values.kind,
        ...(moved && day !== today ? { happenedAt } : {}),
        body: values.body.trim(),
        contactIds: values.contactIds,
        followUpOn: values.followUpOn,
        mentions: values.mentions.map((one) => one.value),
      }
      if (interaction)
        await ask('PATCH /accounts/:accountId/interactions/:interactionId', {
          path: { accountId, interactionId: interaction.id },
          body: moved && day === today ? { ...body, happenedAt: new Date().toISOString() } : body,
          ifMatch: interaction.revision,
        })
      else await ask('POST /accounts/:accountId/interactions', { path: { accountId }, body, intent })
      onClose()
      await renew(['account', accountId, 'interactions'], ['follow-ups'], ['notices'])
      toast(w('saved'))
    },
  })
  const { values } = form
  const options = [
    ...(known.data?.rows ?? []).map((one) => ({
      value: one.id,
      label: one.name,
      hint: one.title ?? undefined,
    })),
    // Someone put away since is still one of those it was with.
    ...(interaction?.contacts ?? [])
      .filter((one) => known.data && !known.data.rows.some((row) => row.id === one.id))
      .map((one) => ({ value: one.id, label: one.name })),
  ]
  const findColleagues = async (text: string, signal: AbortSignal): Promise<Picked[]> => {
    const { rows } = await ask('GET /accounts/:accountId/colleagues', {
      path: { accountId },
      query: { search: text.replace(/^@/, '').trim() || undefined },
      signal,
    })
    return rows
      .filter((row) => !values.mentions.some((one) => one.value === row.id))
      .map((row) => ({
        value: row.id,
        label: row.name,
        hint: [row.title, row.departmentName].filter(Boolean).join(' · '),
      }))
  }
  return (
    <Dialog
      title={interaction ? w('editTitle') : w('writeFor', { name })}
      width={560}
      easy={false}
      onClose={onClose}
    >
      <Form form={form} submit={w('save')} onCancel={onClose} words={interactionWords}>
        <div className="k-field in-kinds">
          <span className="k-field-label">{w('kind')}</span>
          <Choice
            label={w('kind')}
            options={interactionKinds.map((key) => ({ key, label: w(`kind.${key}`) }))}
            value={values.kind}
            onChange={(kind) => form.set('kind', kind)}
          />
        </div>
        <Field form={form} name="body" label={w('what')}>
          {(input) => <TextArea {...input} rows={5} maxLength={10_000} autoFocus />}
        </Field>
        <Field form={form} name="day" label={w('when')} short>
          {(input) => <DayInput {...input} max={today} />}
        </Field>
        {options.length ? (
          <Field form={form} name="contactIds" label={w('withWhom')}>
            {(input) => <SelectMany {...input} options={options} />}
          </Field>
        ) : null}
        <Field form={form} name="followUpOn" label={w('next')} hint={w('nextHint')} short>
          {(input) => (
            <>
              <DayInput {...input} min={today} clearable />
              <span className="in-days">
                {(
                  [
                    ['tomorrow', 1],
                    ['nextWeek', 7],
                    ['nextMonth', 30],
                  ] as const
                ).map(([key, days]) => (
                  <button
                    key={key}
                    type="button"
                    aria-pressed={values.followUpOn === addDays(today, days)}
                    onClick={() => form.set('followUpOn', addDays(today, days))}
                  >
                    {w(key)}
                  </button>
                ))}
              </span>
            </>
          )}
        </Field>
        <Field form={form} name="mentions" label={w('mention')} hint={w('mentionHint')}>
          {(input) => (
            <>
              {values.mentions.length ? (
                <ul className="in-mentions">
                  {values.mentions.map((one) => (
                    <li key={one.value}>
                      @{one.label}
                      <IconButton
                        icon="close"
                        size={12}
                        label={w('drop', { name: one.label })}
                        onClick={() =>
                          form.set(
                            'mentions',
                            values.mentions.filter((other) => other.value !== one.value),
                          )
                        }
                      />
                    </li>
                  ))}
                </ul>
              ) : null}
              <SearchPicker
                key={values.mentions.length}
                {...input}
                value={null}
                onChange={(one) => one && form.set('mentions', [...values.mentions, one])}
                search={findColleagues}
                placeholder={w('findColleague')}
              />
            </>
          )}
        </Field>
      </Form>
    </Dialog>
  )
}
