// A scorecard being changed, with what it would do beside it.
import { useCallback, useState } from 'react'
import { Button } from '#web/button.tsx'
import { Icon } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { Page, Split } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import { ask, type Evaluation, type ScorecardShown } from './asking.tsx'
import { CriteriaEditor } from './criteria-editor.tsx'
import { EvaluateButton } from './evaluate-button.tsx'
import { GradingEditor, RulesEditor } from './grading-editor.tsx'
import { RfmEditor } from './rfm-editor.tsx'
import { SaveDialog } from './save-dialog.tsx'
import type { RfmScorecard, WeightedScorecard } from './scorecard.ts'
import { scorecardWords } from './scorecard.words.ts'
import { type Head, Versions } from './scorecard-version.tsx'
import { type Draft, useDraft } from './use-draft.tsx'
import { useWhatIf } from './use-what-if.tsx'
import { WhatIfLine, WhatIfPanel } from './what-if-panel.tsx'
import { identifyWords } from './words.ts'

export const ScorecardEditor = ({ scorecard, head }: { scorecard: ScorecardShown; head: Head }) => {
  const w = useWords(scorecardWords)
  const words = useWords(identifyWords)
  const draft = useDraft(scorecard)
  const [saving, setSaving] = useState(false)
  const [justSaved, setJustSaved] = useState<number | null>(null)
  const may = scorecard.may.includes('edit')
  const { definition } = draft
  return (
    <Page
      {...head}
      marks={<span className="k-state k-number">{words('version', { version: scorecard.version })}</span>}
      actions={
        may ? (
          <>
            {justSaved === null ? <EvaluateButton scorecardId={scorecard.id} plain /> : null}
            <Button kind="primary" icon="save" disabled={!draft.isChanged} onClick={() => setSaving(true)}>
              {w('save')}
            </Button>
          </>
        ) : undefined
      }
    >
      <div className="id-notices">
        {may ? null : <p className="id-banner id-banner-plain">{w('readOnly')}</p>}
        <DraftNotice scorecard={scorecard} draft={draft} />
        {justSaved !== null && !draft.isChanged ? (
          <div className="id-banner id-banner-good">
            <Icon name="check" />
            <div className="k-grow">
              <strong>{w('saved', { version: justSaved })}</strong>
              <p>{w('savedHint')}</p>
            </div>
            <EvaluateButton scorecardId={scorecard.id} />
          </div>
        ) : null}
      </div>
      {definition.kind === 'weighted' && scorecard.definition.kind === 'weighted' ? (
        <Weighted
          scorecard={scorecard}
          saved={scorecard.definition}
          definition={definition}
          draft={draft}
          may={may}
        />
      ) : definition.kind === 'rfm' ? (
        <Split side={<Versions scorecard={scorecard} shown={scorecard.version} />} width={420}>
          <RfmEditor
            definition={definition}
            problems={draft.problems}
            disabled={!may}
            onChange={(change) => draft.change((now) => change(now as RfmScorecard))}
          />
        </Split>
      ) : null}
      {saving ? (
        <SaveDialog
          scorecard={scorecard}
          draft={draft}
          onClose={() => setSaving(false)}
          onSaved={(saved) => {
            setSaving(false)
            setJustSaved(saved.version)
            draft.take(saved)
            toast(w('saved', { version: saved.version }))
          }}
        />
      ) : null}
    </Page>
  )
}

const DraftNotice = ({ scorecard, draft }: { scorecard: ScorecardShown; draft: Draft }) => {
  const w = useWords(scorecardWords)
  if (!draft.isChanged) return null
  if (draft.base !== scorecard.version)
    return (
      <div className="id-banner" role="alert">
        <Icon name="warning" />
        <strong className="k-grow">
          {w('otherSaved', {
            name: scorecard.personName ?? w('someone'),
            version: scorecard.version,
          })}
        </strong>
        <div className="k-row">
          <Button small onClick={draft.rebase}>
            {w('keepMine')}
          </Button>
          <Button small onClick={draft.discard}>
            {w('takeTheirs')}
          </Button>
        </div>
      </div>
    )
  return (
    <div className="id-banner id-banner-plain">
      <div className="k-grow">
        <strong>{w(draft.restored ? 'restored' : 'unsaved')}</strong>
        <p>
          {w('unsavedHint')}
          {draft.problems.length ? (
            <span className="k-bad"> {w('saveProblems', { count: draft.problems.length })}</span>
          ) : null}
        </p>
      </div>
      <Button
        small
        onClick={() => {
          const { definition } = draft
          draft.discard()
          toast(w('discarded'), {
            undo: () => {
              draft.change(definition)
              return undefined
            },
          })
        }}
      >
        {w('discard')}
      </Button>
    </div>
  )
}

const Weighted = ({
  scorecard,
  saved,
  definition,
  draft,
  may,
}: {
  scorecard: ScorecardShown
  saved: WeightedScorecard
  definition: WeightedScorecard
  draft: Draft
  may: boolean
}) => {
  const last = useRead(
    ['identify', 'last', scorecard.id],
    async (signal): Promise<Evaluation | null> => {
      const { rows } = await ask('GET /identify/evaluations', {
        query: { scorecardId: scorecard.id, limit: 1 },
        signal,
      })
      return rows[0] ?? null
    },
    { enabled: may },
  )
  const whatIf = useWhatIf(scorecard.id, scorecard.version, saved, definition, last.data)
  const { change } = draft
  const onChange = useCallback(
    (next: (now: WeightedScorecard) => WeightedScorecard) => change((now) => next(now as WeightedScorecard)),
    [change],
  )
  const shared = { definition, problems: draft.problems, disabled: !may, onChange }
  return (
    <>
      <Split
        width={440}
        side={
          <div className="id-beside">
            {may ? (
              <WhatIfPanel whatIf={whatIf} windowMonths={last.data ? last.data.windowMonths : 12} />
            ) : null}
            <Versions scorecard={scorecard} shown={scorecard.version} />
          </div>
        }
      >
        <CriteriaEditor {...shared} pool={whatIf.pool} />
        <GradingEditor {...shared} counts={whatIf.foreseen?.tiers.map((one) => one.after.count)} />
        <RulesEditor {...shared} />
      </Split>
      {may ? <WhatIfLine whatIf={whatIf} /> : null}
    </>
  )
}
