// The parts of a weighted scorecard, with who would move beside whichever is open.
import { type Dispatch, type ReactNode, type SetStateAction, useCallback } from 'react'
import { Split } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { ask, type Evaluation, type ScorecardShown } from '../asking.tsx'
import type { Problem, Scorecard, WeightedScorecard } from '../scoring/scorecard.ts'
import { CriteriaEditor } from './criteria-editor.tsx'
import { GradingEditor } from './grading-editor.tsx'
import { MissingEditor } from './missing-editor.tsx'
import { PatienceEditor } from './patience-editor.tsx'
import { PoolEditor } from './pool-editor.tsx'
import { TierRulesEditor } from './tier-rules-editor.tsx'
import { useWhatIf } from './use-what-if.tsx'
import { WhatIfLine, WhatIfPanel } from './what-if-panel.tsx'

export const WeightedParts = ({
  part,
  scorecard,
  saved,
  definition,
  problems,
  disabled,
  change,
  history,
}: {
  part: string
  scorecard: ScorecardShown
  saved: WeightedScorecard
  definition: WeightedScorecard
  problems: readonly Problem[]
  disabled: boolean
  change: Dispatch<SetStateAction<Scorecard>>
  /** Drafts and versions. */
  history: ReactNode
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
    { enabled: !disabled },
  )
  const whatIf = useWhatIf(scorecard.id, scorecard.version, saved, definition, last.data)
  const onChange = useCallback(
    (next: (now: WeightedScorecard) => WeightedScorecard) => change((now) => next(now as WeightedScorecard)),
    [change],
  )
  const shared = { definition, problems, disabled, onChange }
  if (disabled) return part === 'versions' ? history : <Fields part={part} {...shared} />
  return (
    <>
      <Split
        width={440}
        side={
          <div className="id-beside">
            <WhatIfPanel whatIf={whatIf} windowMonths={last.data ? last.data.windowMonths : 12} />
          </div>
        }
      >
        {part === 'versions' ? (
          history
        ) : (
          <Fields
            part={part}
            {...shared}
            pool={whatIf.pool}
            counts={whatIf.foreseen?.tiers.map((one) => one.after.count)}
          />
        )}
      </Split>
      <WhatIfLine whatIf={whatIf} />
    </>
  )
}

type FieldsProps = Omit<Parameters<typeof CriteriaEditor>[0], 'pool'> & {
  part: string
  pool?: Parameters<typeof CriteriaEditor>[0]['pool']
  counts?: readonly number[]
}

/** All that a part holds; also to look at only. */
export const Fields = ({ part, pool, counts, ...shared }: FieldsProps) =>
  part === 'tiers' ? (
    <GradingEditor {...shared} counts={counts} />
  ) : part === 'rules' ? (
    <>
      <TierRulesEditor {...shared} />
      <PatienceEditor {...shared} />
    </>
  ) : (
    <>
      <CriteriaEditor {...shared} pool={pool} />
      <PoolEditor {...shared} pool={pool} />
      <MissingEditor {...shared} />
    </>
  )
