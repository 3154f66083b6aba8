// What stands over the fields: a draft that is open, changes not saved yet, a version someone else saved in between.
import { useState } from 'react'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { Icon } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { toast } from '#web/toast.tsx'
import { useUrl } from '#web/url.ts'
import type { ScorecardShown } from '../asking.tsx'
import { EvaluateButton } from '../run/evaluate-button.tsx'
import { timeText } from '../run/evaluations-page.tsx'
import { Differences } from './difference-list.tsx'
import { draftWords } from './draft.words.ts'
import { useDropDraft } from './keep-draft.tsx'
import { problemWords } from './problem.words.ts'
import { scorecardWords } from './scorecard.words.ts'
import type { KeptDraft } from './scorecard-asking.tsx'
import type { Draft } from './use-draft.tsx'

export const DraftNotices = ({
  scorecard,
  opened,
  draft,
  may,
  isPutAway,
  justSaved,
}: {
  scorecard: ScorecardShown
  opened: KeptDraft | null
  draft: Draft
  may: boolean
  isPutAway: boolean
  justSaved: number | null
}) => {
  const w = useWords(scorecardWords)
  return (
    <div className="id-notices">
      {may ? null : <p className="k-banner k-banner-plain">{w(isPutAway ? 'isPutAway' : 'readOnly')}</p>}
      {opened ? <Opened scorecard={scorecard} opened={opened} draft={draft} /> : null}
      {draft.isTouched && draft.base !== scorecard.version ? (
        <Overtaken scorecard={scorecard} draft={draft} />
      ) : draft.isTouched ? (
        <Unsaved scorecard={scorecard} draft={draft} differences={!opened} />
      ) : null}
      {justSaved !== null && !draft.isChanged ? (
        <div className="k-banner k-banner-good">
          <Icon name="check" />
          <div className="k-grow">
            <strong>{w('saved', { version: justSaved })}</strong>
            <p>{w('savedHint')}</p>
          </div>
          <EvaluateButton scorecardId={scorecard.id} />
        </div>
      ) : null}
    </div>
  )
}

const Opened = ({
  scorecard,
  opened,
  draft,
}: {
  scorecard: ScorecardShown
  opened: KeptDraft
  draft: Draft
}) => {
  const w = useWords(draftWords)
  const [, setUrl] = useUrl()
  const [dropping, setDropping] = useState(false)
  const drop = useDropDraft()
  return (
    <div className="k-banner k-banner-plain k-banner-draft">
      <div className="k-grow">
        <strong>{w('draftOpen', { name: opened.name })}</strong>
        <p className="k-number">
          {w('draftLine', {
            person: opened.personName ?? '',
            time: timeText(opened.updatedAt),
            version: opened.version,
          })}
        </p>
        {opened.note ? <p>{opened.note}</p> : null}
        {opened.version !== scorecard.version ? (
          <p className="k-warn">{w('behind', { version: opened.version, current: scorecard.version })}</p>
        ) : null}
        <h3>{w('differences')}</h3>
        <Differences from={scorecard.definition} to={draft.definition} />
      </div>
      <div className="k-row">
        <Button small onClick={() => setUrl({ draft: null }, { push: true })}>
          {w('close')}
        </Button>
        <Button small onClick={() => setDropping(true)}>
          {w('drop')}
        </Button>
      </div>
      {dropping ? (
        <Confirm
          title={w('dropTitle', { name: opened.name })}
          verb={w('drop')}
          words={problemWords}
          onClose={() => setDropping(false)}
          onConfirm={async () => {
            await drop(opened)
            draft.forget()
            setUrl({ draft: null })
          }}
        >
          {w('dropText')}
        </Confirm>
      ) : null}
    </div>
  )
}

const Overtaken = ({ scorecard, draft }: { scorecard: ScorecardShown; draft: Draft }) => {
  const w = useWords(scorecardWords)
  return (
    <div className="k-banner" role="alert">
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
}

const Unsaved = ({
  scorecard,
  draft,
  differences,
}: {
  scorecard: ScorecardShown
  draft: Draft
  /** Without an open draft, which lists them itself. */
  differences: boolean
}) => {
  const w = useWords(scorecardWords)
  return (
    <div className="k-banner k-banner-plain">
      <div className="k-grow">
        <strong>{w(draft.restored ? 'restored' : 'unsaved')}</strong>
        <p>
          {w('unsavedHint')}
          {draft.problems.length ? (
            <span className="k-bad"> {w('saveProblems', { count: draft.problems.length })}</span>
          ) : null}
        </p>
        {differences ? <Differences from={scorecard.definition} to={draft.definition} most={4} /> : null}
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
