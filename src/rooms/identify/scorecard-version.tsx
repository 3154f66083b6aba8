// The versions of a scorecard: the list of them, and an older one to look at or to start from.
import { Button, ButtonLink } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { Go, useGo } from '#web/link.tsx'
import { Page, Section, Split } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { writeStored } from '#web/stored.ts'
import { ask, type ScorecardShown } from './asking.tsx'
import { CriteriaEditor } from './criteria-editor.tsx'
import { timeText } from './evaluations-page.tsx'
import { GradingEditor, RulesEditor } from './grading-editor.tsx'
import { RfmEditor } from './rfm-editor.tsx'
import type { Scorecard } from './scorecard.ts'
import { scorecardWords } from './scorecard.words.ts'
import { identifyWords } from './words.ts'

export type Head = { title: string; crumbs: { label: string; to: string }[]; question: string }

const listedAtMost = 20
const nothing = () => {}

export const Versions = ({ scorecard, shown }: { scorecard: ScorecardShown; shown: number }) => {
  const w = useWords(scorecardWords)
  const newest = scorecard.version
  const numbers = Array.from({ length: Math.min(newest, listedAtMost) }, (_, index) => newest - index)
  const read = useRead(['identify', 'versions', scorecard.id, newest], (signal) =>
    Promise.all(
      numbers.map((version) =>
        ask('GET /identify/scorecards/:scorecardId/versions/:version', {
          path: { scorecardId: scorecard.id, version },
          signal,
        }),
      ),
    ),
  )
  return (
    <Section id="versions" title={w('versions')}>
      {read.error ? (
        <Failure error={read.error} onRetry={() => void read.refetch()} words={identifyWords} />
      ) : read.data ? (
        <ol className="id-versions">
          {read.data.map((one) => (
            <li
              key={one.version}
              className="id-version"
              aria-current={one.version === shown ? 'true' : undefined}
            >
              <Go
                to={`/identify/scorecards/${scorecard.id}${one.version === newest ? '' : `?version=${one.version}`}`}
              >
                {w('versionLine', { version: one.version })}
              </Go>
              {one.version === newest ? <span className="k-state">{w('current')}</span> : null}
              <span className="k-grow">{one.note ?? <span className="k-quiet">{w('noNote')}</span>}</span>
              <small className="k-quiet k-number">
                {one.personName ? `${one.personName} · ` : ''}
                {timeText(one.createdAt)}
              </small>
            </li>
          ))}
        </ol>
      ) : (
        <SkeletonLines lines={2} />
      )}
    </Section>
  )
}

/** Any definition, to be looked at only. */
const LookAt = ({ definition }: { definition: Scorecard }) =>
  definition.kind === 'weighted' ? (
    <>
      <CriteriaEditor definition={definition} pool={undefined} problems={[]} disabled onChange={nothing} />
      <GradingEditor definition={definition} problems={[]} disabled onChange={nothing} />
      <RulesEditor definition={definition} problems={[]} disabled onChange={nothing} />
    </>
  ) : (
    <RfmEditor definition={definition} problems={[]} disabled onChange={nothing} />
  )

export const OldVersion = ({
  old,
  current,
  head,
}: {
  old: ScorecardShown
  current: ScorecardShown
  head: Head
}) => {
  const w = useWords(scorecardWords)
  const go = useGo()
  const here = `/identify/scorecards/${current.id}`
  return (
    <Page {...head} marks={<span className="k-state">{w('versionLine', { version: old.version })}</span>}>
      <div className="id-banner id-banner-plain">
        <div className="k-grow">
          <strong>{w('oldVersion', { version: old.version })}</strong>
          {old.note ? <p>{old.note}</p> : null}
        </div>
        <div className="k-row">
          {current.may.includes('edit') ? (
            <Button
              small
              onClick={() => {
                writeStored(`draft:scorecard:${current.id}`, {
                  version: current.version,
                  definition: old.definition,
                })
                go(here)
              }}
            >
              {w('startFrom')}
            </Button>
          ) : null}
          <ButtonLink small to={here}>
            {w('toCurrent')}
          </ButtonLink>
        </div>
      </div>
      <Split side={<Versions scorecard={current} shown={old.version} />} width={420}>
        <LookAt definition={old.definition} />
      </Split>
    </Page>
  )
}
