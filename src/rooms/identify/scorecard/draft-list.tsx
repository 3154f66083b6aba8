// Drafts and versions of a scorecard: who, when and why; each can be opened.
import { useState } from 'react'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Menu } from '#web/overlay.tsx'
import { Section } from '#web/page.tsx'
import { Failure, SkeletonLines } from '#web/states.tsx'
import type { ScorecardShown } from '../asking.tsx'
import { timeText } from '../run/evaluations-page.tsx'
import { identifyWords } from '../words.ts'
import { draftWords } from './draft.words.ts'
import { KeepDialog, useDropDraft } from './keep-draft.tsx'
import { problemWords } from './problem.words.ts'
import { scorecardWords } from './scorecard.words.ts'
import { type KeptDraft, useDrafts, useVersions } from './scorecard-asking.tsx'

export const History = ({
  scorecard,
  shown,
  openedId,
}: {
  scorecard: ScorecardShown
  /** The version that is open. */
  shown: number
  openedId: string | null
}) => (
  <>
    {scorecard.may.includes('edit') ? <Drafts scorecard={scorecard} openedId={openedId} /> : null}
    <Versions scorecard={scorecard} shown={shown} />
  </>
)

const Drafts = ({ scorecard, openedId }: { scorecard: ScorecardShown; openedId: string | null }) => {
  const w = useWords(draftWords)
  const read = useDrafts(scorecard.id, true)
  const drop = useDropDraft()
  const [dropping, setDropping] = useState<KeptDraft | null>(null)
  const [naming, setNaming] = useState<KeptDraft | null>(null)
  return (
    <Section id="drafts" title={w('drafts')} hint={w('draftsHint')}>
      {read.error ? (
        <Failure error={read.error} onRetry={() => void read.refetch()} words={identifyWords} />
      ) : !read.data ? (
        <SkeletonLines lines={2} />
      ) : read.data.rows.length === 0 ? (
        <p className="k-quiet">{w('draftsNone')}</p>
      ) : (
        <ul className="id-versions">
          {read.data.rows.map((one) => (
            <li key={one.id} className="id-version" aria-current={one.id === openedId ? 'true' : undefined}>
              <div className="k-grow id-version-text">
                <Go to={`/identify/scorecards/${scorecard.id}?draft=${one.id}`}>{one.name}</Go>
                {one.note ? <span>{one.note}</span> : null}
                <small className="k-quiet k-number">
                  {w('draftLine', {
                    person: one.personName ?? '',
                    time: timeText(one.updatedAt),
                    version: one.version,
                  })}
                </small>
              </div>
              <Menu
                items={[
                  { key: 'rename', icon: 'edit', label: w('rename'), onSelect: () => setNaming(one) },
                  {
                    key: 'drop',
                    icon: 'trash',
                    danger: true,
                    label: w('drop'),
                    onSelect: () => setDropping(one),
                  },
                ]}
              />
            </li>
          ))}
        </ul>
      )}
      {dropping ? (
        <Confirm
          title={w('dropTitle', { name: dropping.name })}
          verb={w('drop')}
          words={problemWords}
          onClose={() => setDropping(null)}
          onConfirm={() => drop(dropping)}
        >
          {w('dropText')}
        </Confirm>
      ) : null}
      {naming ? (
        <KeepDialog
          scorecard={scorecard}
          definition={naming.definition}
          opened={naming}
          onClose={() => setNaming(null)}
          onKept={() => setNaming(null)}
        />
      ) : null}
    </Section>
  )
}

const shownFirst = 20

const Versions = ({ scorecard, shown }: { scorecard: ScorecardShown; shown: number }) => {
  const w = useWords(scorecardWords)
  const words = useWords(draftWords)
  const [all, setAll] = useState(false)
  const newest = scorecard.version
  const read = useVersions(scorecard.id, newest)
  const rows = all ? read.data?.rows : read.data?.rows.slice(0, shownFirst)
  return (
    <Section id="versions" title={words('versions')}>
      {read.error ? (
        <Failure error={read.error} onRetry={() => void read.refetch()} words={identifyWords} />
      ) : rows ? (
        <ol className="id-versions">
          {rows.map((one) => (
            <li
              key={one.version}
              className="id-version"
              aria-current={one.version === shown ? 'true' : undefined}
            >
              <div className="k-grow id-version-text">
                <span className="k-row">
                  <Go
                    to={`/identify/scorecards/${scorecard.id}${one.version === newest ? '' : `?version=${one.version}`}`}
                  >
                    {w('versionLine', { version: one.version })}
                  </Go>
                  {one.version === newest ? <span className="k-state">{w('current')}</span> : null}
                </span>
                <span>{one.note ?? <span className="k-quiet">{w('noNote')}</span>}</span>
                <small className="k-quiet k-number">
                  {one.personName ? `${one.personName} · ` : ''}
                  {timeText(one.createdAt)}
                  {' · '}
                  {one.evaluations
                    ? words('evaluations', { count: one.evaluations })
                    : words('evaluationsNone')}
                </small>
              </div>
            </li>
          ))}
        </ol>
      ) : (
        <SkeletonLines lines={2} />
      )}
      {!all && (read.data?.rows.length ?? 0) > shownFirst ? (
        <Button small onClick={() => setAll(true)}>
          {w('allVersions', { count: read.data?.rows.length ?? 0 })}
        </Button>
      ) : null}
    </Section>
  )
}
