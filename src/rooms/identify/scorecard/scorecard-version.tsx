// An older version of a scorecard: to look at, to set against the current one, or to start from.
import { Button, ButtonLink } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { useGo } from '#web/link.tsx'
import { Page, Split } from '#web/page.tsx'
import { writeStored } from '#web/stored.ts'
import type { ScorecardShown } from '../asking.tsx'
import type { Scorecard } from '../scoring/scorecard.ts'
import { Differences } from './difference-list.tsx'
import { draftWords } from './draft.words.ts'
import { History } from './draft-list.tsx'
import { PointsEditor } from './points-editor.tsx'
import { RfmEditor } from './rfm-editor.tsx'
import { scorecardWords } from './scorecard.words.ts'
import { placeOf } from './use-draft.tsx'
import { Fields } from './weighted-parts.tsx'

export type Head = { title: string; crumbs: { label: string; to: string }[]; question: string }

const nothing = () => {}
const looked = { problems: [], disabled: true, onChange: nothing }

/** Any definition, to be looked at only. */
const LookAt = ({ definition }: { definition: Scorecard }) => {
  switch (definition.kind) {
    case 'weighted':
      return ['criteria', 'tiers', 'rules'].map((part) => (
        <Fields key={part} {...looked} part={part} definition={definition} />
      ))
    case 'points':
      return ['points', 'stars'].map((part) => (
        <PointsEditor key={part} {...looked} part={part} definition={definition} />
      ))
    case 'rfm':
      return <RfmEditor {...looked} definition={definition} />
  }
}

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
  const words = useWords(draftWords)
  const go = useGo()
  const here = `/identify/scorecards/${current.id}`
  return (
    <Page {...head} marks={<span className="k-state">{w('versionLine', { version: old.version })}</span>}>
      <div className="k-banner k-banner-plain">
        <div className="k-grow">
          <strong>{w('oldVersion', { version: old.version })}</strong>
          {old.note ? <p>{old.note}</p> : null}
          <h3>{words('differences')}</h3>
          <Differences from={current.definition} to={old.definition} />
        </div>
        <div className="k-row">
          {current.may.includes('edit') ? (
            <Button
              small
              onClick={() => {
                writeStored(placeOf(current.id), {
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
      <Split side={<History scorecard={current} shown={old.version} openedId={null} />} width={420}>
        <LookAt definition={old.definition} />
      </Split>
    </Page>
  )
}
