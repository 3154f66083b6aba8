// Saving conditions as a segment, or changing one that is saved.
import { Refusal } from '#base/refusal.ts'
import { client } from '#web/client.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { Icon } from '#web/icons.tsx'
import { TextArea, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import { type Condition, checkConditions } from './condition.ts'
import { ConditionsEditor } from './conditions-editor.tsx'
import type { accountDoors } from './contract.ts'
import { segmentWords } from './segment.words.ts'

const ask = client<typeof accountDoors>()
export type Segment = Awaited<ReturnType<typeof ask<'GET /segments'>>>['rows'][number]

/** The saved segments, and whether one may add to them. */
export const useSegments = () => useRead(['segments'], (signal) => ask('GET /segments', { signal }))

export const removeSegment = ({ id, revision }: Pick<Segment, 'id' | 'revision'>) =>
  ask('DELETE /segments/:segmentId', { path: { segmentId: id }, ifMatch: revision })

export const SegmentDialog = ({
  segment,
  conditions,
  name = '',
  notKept,
  onClose,
  onSaved,
}: {
  /** The one to change; without it a new one is made. */
  segment?: Segment
  /** What a new one begins with. */
  conditions?: readonly Condition[]
  name?: string
  /** Filters that a segment cannot hold, in words. */
  notKept?: readonly string[]
  onClose: () => void
  onSaved?: (segment: Segment) => void
}) => {
  const w = useWords(segmentWords)
  const renew = useRenew()
  const form = useForm({
    initial: {
      name: segment?.name ?? name,
      note: segment?.note ?? '',
      conditions: [...(segment?.conditions ?? conditions ?? [])] as Condition[],
    },
    required: ['name'],
    check: (typed) => {
      const found = checkConditions(typed.conditions)
      if (typed.conditions.length === 0) return [{ field: 'conditions', code: 'accounts.nothingChosen' }]
      // The editor is one field: its first problem is told below it.
      return found.slice(0, 1).map((one) => ({ ...one, field: 'conditions' }))
    },
    submit: async (typed, intent) => {
      const body = { name: typed.name.trim(), note: typed.note.trim() || null, conditions: typed.conditions }
      const saved = segment
        ? await ask('PUT /segments/:segmentId', {
            path: { segmentId: segment.id },
            body,
            ifMatch: segment.revision,
          }).catch((error: unknown) => {
            if (error instanceof Refusal && error.kind === 'stale')
              throw new Refusal('stale', 'accounts.segmentStale')
            throw error
          })
        : await ask('POST /segments', { body, intent })
      onClose()
      await renew(['segments'])
      toast(
        w('segmentSaved', { name: saved.name }),
        segment
          ? {
              undo: async () => {
                await ask('PUT /segments/:segmentId', {
                  path: { segmentId: saved.id },
                  body: { name: segment.name, note: segment.note, conditions: segment.conditions },
                  ifMatch: saved.revision,
                })
                await renew(['segments'])
              },
            }
          : { to: { href: `/accounts?within=${saved.id}`, label: w('openSegment') } },
      )
      onSaved?.(saved)
    },
  })
  return (
    <Dialog
      title={w(segment ? 'editSegment' : conditions ? 'saveAsSegment' : 'newSegment')}
      width={640}
      easy={!form.touched}
      onClose={onClose}
    >
      <Form form={form} submit={w('saveSegment')} onCancel={onClose} words={segmentWords}>
        <Field form={form} name="name" label={w('segmentName')}>
          {(input) => <TextInput {...input} autoFocus maxLength={60} placeholder={w('segmentNamePlace')} />}
        </Field>
        <Field form={form} name="conditions" label={w('conditions')} hint={w('conditionsHint')}>
          {(input) => <ConditionsEditor value={input.value} onChange={input.onChange} />}
        </Field>
        {notKept?.length ? (
          <p className="ac-stale-loaded" role="status">
            <Icon name="info" />
            {w('notKept', { filters: notKept.join(w('listComma')) })}
          </p>
        ) : null}
        <Field form={form} name="note" label={w('segmentNote')}>
          {(input) => <TextArea {...input} rows={2} maxLength={300} placeholder={w('segmentNotePlace')} />}
        </Field>
      </Form>
    </Dialog>
  )
}
