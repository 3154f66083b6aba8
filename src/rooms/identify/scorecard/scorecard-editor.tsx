// A scorecard being changed, part by part, with what it would do beside it.
import { useState } from 'react'
import { Button } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { toast } from '#web/toast.tsx'
import { useUrl } from '#web/url.ts'
import type { ScorecardShown } from '../asking.tsx'
import { EvaluateButton } from '../run/evaluate-button.tsx'
import type { PointsScorecard } from '../scoring/points.ts'
import type { Problem, RfmScorecard, Scorecard } from '../scoring/scorecard.ts'
import { identifyWords } from '../words.ts'
import { draftWords } from './draft.words.ts'
import { History } from './draft-list.tsx'
import { DraftNotices } from './draft-notices.tsx'
import { KeepDialog, useDraftUpdate } from './keep-draft.tsx'
import { PointsEditor } from './points-editor.tsx'
import { RfmEditor } from './rfm-editor.tsx'
import { SaveDialog } from './save-dialog.tsx'
import { scorecardWords } from './scorecard.words.ts'
import { ScorecardActions } from './scorecard-actions.tsx'
import type { KeptDraft } from './scorecard-asking.tsx'
import type { Head } from './scorecard-version.tsx'
import { SetsMark } from './standing-mark.tsx'
import { useDraft } from './use-draft.tsx'
import { WeightedParts } from './weighted-parts.tsx'

const partsOf = {
  weighted: ['criteria', 'tiers', 'rules', 'versions'],
  points: ['points', 'stars', 'versions'],
  rfm: ['segments', 'versions'],
} as const satisfies Record<Scorecard['kind'], readonly string[]>

export type Part = (typeof partsOf)[Scorecard['kind']][number]

/** Where a field stands, so that a part can say that something in it is to be mended. */
const partOf = ({ field }: Problem, kind: Scorecard['kind']): Part => {
  if (kind === 'rfm') return 'segments'
  if (kind === 'points') return /^(rules|months)/.test(field) ? 'points' : 'stars'
  if (/^(tiers|grading)/.test(field)) return 'tiers'
  return /^rules/.test(field) ? 'rules' : 'criteria'
}

export const ScorecardEditor = ({
  scorecard,
  opened,
  isPutAway,
  head,
}: {
  scorecard: ScorecardShown
  opened: KeptDraft | null
  isPutAway: boolean
  head: Head
}) => {
  const w = useWords(scorecardWords)
  const words = useWords(identifyWords)
  const drafts = useWords(draftWords)
  const [url, setUrl] = useUrl()
  const draft = useDraft(scorecard, opened)
  const [dialog, setDialog] = useState<'save' | 'keep' | null>(null)
  // In the address, so that it outlives the draft that became the version.
  const justSaved = url.saved === String(scorecard.version) ? scorecard.version : null
  const update = useDraftUpdate(opened, draft)
  const may = scorecard.may.includes('edit') && !isPutAway
  const { definition } = draft
  const { kind } = scorecard.definition
  const parts: readonly Part[] = partsOf[kind]
  const part = parts.find((key) => key === url.part) ?? parts[0]!
  const shared = { problems: draft.problems, disabled: !may }
  const history = <History scorecard={scorecard} shown={scorecard.version} openedId={opened?.id ?? null} />
  return (
    <Page
      {...head}
      marks={
        <>
          <SetsMark scorecard={scorecard} />
          <span className="k-state k-number">{words('version', { version: scorecard.version })}</span>
        </>
      }
      actions={
        may ? (
          <>
            {justSaved === null && !draft.isChanged && scorecard.may.includes('evaluate') ? (
              <EvaluateButton scorecardId={scorecard.id} plain />
            ) : null}
            {opened && draft.isTouched ? (
              <Button busy={update.busy} disabled={draft.problems.length > 0} onClick={update.run}>
                {drafts('update')}
              </Button>
            ) : draft.isChanged && !opened ? (
              <Button disabled={draft.problems.length > 0} onClick={() => setDialog('keep')}>
                {drafts('keep')}
              </Button>
            ) : null}
            <Button kind="primary" icon="save" disabled={!draft.isChanged} onClick={() => setDialog('save')}>
              {w('save')}
            </Button>
            <ScorecardActions scorecard={scorecard} />
          </>
        ) : undefined
      }
      tabs={parts.map((key) => ({
        key,
        label: (
          <>
            {w(`tab.${key}`)}
            {draft.problems.some((problem) => partOf(problem, kind) === key) ? (
              <span className="id-tab-problem" title={w('hasProblems')}>
                <span className="k-hidden">{w('hasProblems')}</span>
              </span>
            ) : null}
          </>
        ),
      }))}
      tab={part}
      onTab={(key) => setUrl({ part: key === parts[0] ? null : key })}
    >
      <DraftNotices
        scorecard={scorecard}
        opened={opened}
        draft={draft}
        may={may}
        isPutAway={isPutAway}
        justSaved={justSaved}
      />
      {definition.kind === 'weighted' && scorecard.definition.kind === 'weighted' ? (
        <WeightedParts
          {...shared}
          part={part}
          scorecard={scorecard}
          saved={scorecard.definition}
          definition={definition}
          change={draft.change}
          history={history}
        />
      ) : part === 'versions' ? (
        history
      ) : definition.kind === 'rfm' ? (
        <RfmEditor
          {...shared}
          definition={definition}
          onChange={(change) => draft.change((now) => change(now as RfmScorecard))}
        />
      ) : definition.kind === 'points' ? (
        <PointsEditor
          {...shared}
          part={part}
          definition={definition}
          onChange={(change) => draft.change((now) => change(now as PointsScorecard))}
        />
      ) : null}
      {dialog === 'save' ? (
        <SaveDialog
          scorecard={scorecard}
          draft={draft}
          opened={opened}
          onClose={() => setDialog(null)}
          onSaved={(saved) => {
            setDialog(null)
            draft.forget()
            draft.take(saved)
            setUrl({ draft: null, saved: saved.version })
            toast(w('saved', { version: saved.version }))
          }}
        />
      ) : null}
      {dialog === 'keep' ? (
        <KeepDialog
          scorecard={scorecard}
          definition={definition}
          onClose={() => setDialog(null)}
          onKept={(kept) => {
            setDialog(null)
            draft.forget()
            setUrl({ draft: kept.id }, { push: true })
          }}
        />
      ) : null}
    </Page>
  )
}
