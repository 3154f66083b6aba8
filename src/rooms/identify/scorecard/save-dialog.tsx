// Saves the changes as the next version, with a note; someone else's version in between is told.

import { Refusal } from '#base/refusal.ts'
import { explainProblem } from '#web/explain.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextArea } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { useRenew } from '#web/query.ts'
import { ask, type ScorecardShown } from '../asking.tsx'
import { Differences } from './difference-list.tsx'
import { draftWords } from './draft.words.ts'
import { problemWords } from './problem.words.ts'
import { scorecardWords } from './scorecard.words.ts'
import type { KeptDraft } from './scorecard-asking.tsx'
import type { Draft } from './use-draft.tsx'

export const SaveDialog = ({
  scorecard,
  draft,
  opened,
  onSaved,
  onClose,
}: {
  scorecard: ScorecardShown
  draft: Draft
  /** The draft that becomes the version; its note is what the version says of itself. */
  opened: KeptDraft | null
  onSaved: (saved: ScorecardShown) => void
  onClose: () => void
}) => {
  const w = useWords(scorecardWords)
  const words = useWords(draftWords)
  const { language } = useLanguage()
  const renew = useRenew()
  const form = useForm({
    initial: { note: opened ? (opened.note ?? opened.name) : '' },
    submit: async ({ note }) => {
      try {
        const saved = await ask('PUT /identify/scorecards/:scorecardId', {
          path: { scorecardId: scorecard.id },
          body: { definition: draft.definition, note: note.trim() || null },
          ifMatch: draft.base,
        })
        await renew(['identify', 'scorecards'])
        onSaved(saved)
        // What a draft said stands in the version now; that it stays listed would be no harm.
        if (opened)
          await ask('DELETE /identify/drafts/:draftId', {
            path: { draftId: opened.id },
            ifMatch: opened.revision,
          }).catch(() => {})
        await renew(['identify'])
      } catch (error) {
        // The newest version is fetched, so that the page can offer to put the changes on top of it.
        if (error instanceof Refusal && error.kind === 'stale') {
          await renew(['identify', 'scorecards'])
          onClose()
          return
        }
        throw error
      }
    },
  })
  return (
    <Dialog title={w('saveTitle', { version: scorecard.version + 1 })} onClose={onClose} easy={false}>
      {draft.problems.length ? (
        <div className="k-stack">
          <p>{w('saveProblems', { count: draft.problems.length })}</p>
          <ul className="id-problem-list">
            {draft.problems.map((problem) => (
              <li key={`${problem.field} ${problem.code}`}>
                {explainProblem(problem, language, problemWords)}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <Form form={form} submit={w('save')} onCancel={onClose} words={problemWords}>
          <p className="k-quiet k-small">{w('saveHint')}</p>
          <Field form={form} name="note" label={w('saveNote')}>
            {(input) => (
              <TextArea {...input} rows={3} maxLength={300} placeholder={w('saveNotePlace')} autoFocus />
            )}
          </Field>
          <div className="k-field">
            <span className="k-field-label">{words('differencesSave')}</span>
            <Differences from={scorecard.definition} to={draft.definition} />
          </div>
        </Form>
      )}
    </Dialog>
  )
}
