// Keeping a what-if as a draft, changing a kept one, and throwing it away.
import { useCallback, useState } from 'react'
import { Refusal } from '#base/refusal.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextArea, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRenew } from '#web/query.ts'
import { toast, toastFailure } from '#web/toast.tsx'
import { ask, type ScorecardShown } from '../asking.tsx'
import type { Scorecard } from '../scoring/scorecard.ts'
import { Differences } from './difference-list.tsx'
import { draftWords } from './draft.words.ts'
import { problemWords } from './problem.words.ts'
import type { KeptDraft } from './scorecard-asking.tsx'
import type { Draft } from './use-draft.tsx'

const staleWords = { ...problemWords, 'web.stale': draftWords.stale }

/** A new draft; with `opened` its name and note are changed instead. */
export const KeepDialog = ({
  scorecard,
  definition,
  opened,
  onKept,
  onClose,
}: {
  scorecard: ScorecardShown
  definition: Scorecard
  opened?: KeptDraft
  onKept: (kept: KeptDraft) => void
  onClose: () => void
}) => {
  const w = useWords(draftWords)
  const renew = useRenew()
  const form = useForm({
    initial: { name: opened?.name ?? '', note: opened?.note ?? '' },
    required: ['name'],
    submit: async (values, intent) => {
      const body = { name: values.name.trim(), note: values.note.trim() || null, definition }
      const kept = opened
        ? await ask('PUT /identify/drafts/:draftId', {
            path: { draftId: opened.id },
            body,
            ifMatch: opened.revision,
          })
        : await ask('POST /identify/scorecards/:scorecardId/drafts', {
            path: { scorecardId: scorecard.id },
            body,
            intent,
          })
      await renew(['identify', 'drafts'], ['identify', 'draft', kept.id])
      toast(w(opened ? 'updated' : 'kept', { name: kept.name }))
      onKept(kept)
    },
  })
  return (
    <Dialog title={w(opened ? 'rename' : 'keepTitle')} onClose={onClose} easy={false}>
      <Form form={form} submit={w(opened ? 'update' : 'keep')} onCancel={onClose} words={staleWords}>
        <p className="k-quiet k-small">{w('keepHint')}</p>
        <Field form={form} name="name" label={w('name')}>
          {(input) => <TextInput {...input} maxLength={80} placeholder={w('namePlace')} autoFocus />}
        </Field>
        <Field form={form} name="note" label={w('note')}>
          {(input) => <TextArea {...input} rows={3} maxLength={300} placeholder={w('notePlace')} />}
        </Field>
        <div className="k-field">
          <span className="k-field-label">{w('differences')}</span>
          <Differences from={scorecard.definition} to={definition} />
        </div>
      </Form>
    </Dialog>
  )
}

/** Writes the changes into the draft they were made in. */
export const useDraftUpdate = (opened: KeptDraft | null, draft: Draft) => {
  const w = useWords(draftWords)
  const renew = useRenew()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    if (!opened) return
    setBusy(true)
    try {
      await ask('PUT /identify/drafts/:draftId', {
        path: { draftId: opened.id },
        body: { name: opened.name, note: opened.note, definition: draft.definition },
        ifMatch: opened.revision,
      })
      draft.forget()
      await renew(['identify', 'drafts'], ['identify', 'draft', opened.id])
      toast(w('updated'))
    } catch (error) {
      // Theirs is fetched, so that the next try is made knowingly.
      if (error instanceof Refusal && error.kind === 'stale') await renew(['identify', 'draft', opened.id])
      toastFailure(error, staleWords)
    } finally {
      setBusy(false)
    }
  }
  return { busy, run: () => void run() }
}

export const useDropDraft = () => {
  const w = useWords(draftWords)
  const renew = useRenew()
  return useCallback(
    async ({ id, name, revision }: Pick<KeptDraft, 'id' | 'name' | 'revision'>) => {
      await ask('DELETE /identify/drafts/:draftId', { path: { draftId: id }, ifMatch: revision })
      await renew(['identify', 'drafts'])
      toast(w('dropped', { name }))
    },
    [renew, w],
  )
}
