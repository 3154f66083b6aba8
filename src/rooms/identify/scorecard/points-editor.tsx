// The parts of a points scorecard, with a calculator beside whichever is open.
import { Split } from '#web/page.tsx'
import type { PointsScorecard } from '../scoring/points.ts'
import type { Problem } from '../scoring/scorecard.ts'
import { PointsRules } from './points-rules.tsx'
import { PointsStars } from './points-stars.tsx'
import { TryOut } from './points-try-out.tsx'

export type PointsProps = {
  definition: PointsScorecard
  problems: readonly Problem[]
  disabled: boolean
  onChange: (change: (now: PointsScorecard) => PointsScorecard) => void
}

export const PointsEditor = ({ part, ...shared }: PointsProps & { part: string }) => {
  const fields = part === 'stars' ? <PointsStars {...shared} /> : <PointsRules {...shared} />
  // An older version is looked at part under part, and only once tried out.
  if (shared.disabled && part === 'stars') return fields
  return (
    <Split width={400} side={<TryOut definition={shared.definition} />}>
      {fields}
    </Split>
  )
}
