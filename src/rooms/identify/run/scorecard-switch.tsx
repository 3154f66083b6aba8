// Which scorecard a ranking is by: any that has an evaluation in effect.

import { Filter } from '#web/filter.tsx'
import { useWords } from '#web/language.tsx'
import { type Evaluation, useRecentRuns } from '../asking.tsx'
import { useName } from '../scorecard/describe.tsx'
import { runWords } from './run.words.ts'

/** The newest evaluation in effect of each scorecard; those that set tiers first, then by name. */
export const useInEffect = (): Evaluation[] => {
  const name = useName()
  const runs = useRecentRuns().data ?? []
  const newest = new Map<string, Evaluation>()
  for (const run of runs) {
    const there = newest.get(run.scorecardId)
    if (run.effectiveAt && run.effectiveAt > (there?.effectiveAt ?? '')) newest.set(run.scorecardId, run)
  }
  const order = { tier: 0, segment: 1, nothing: 2 }
  return [...newest.values()].sort(
    (a, b) =>
      order[a.sets] - order[b.sets] ||
      name(a.scorecardName).localeCompare(name(b.scorecardName), 'zh-Hans-CN'),
  )
}

export const ScorecardSwitch = ({
  value,
  onChange,
}: {
  value: string
  onChange: (scorecardId: string | null) => void
}) => {
  const w = useWords(runWords)
  const name = useName()
  const runs = useInEffect()
  if (runs.length < 2) return null
  return (
    <Filter
      single
      label={w('scorecard')}
      value={[value]}
      onChange={([id]) => onChange(id ?? null)}
      options={runs.map((run) => ({
        key: run.scorecardId,
        text: name(run.scorecardName),
        label: (
          <span>
            {name(run.scorecardName)} <small className="k-quiet">{w(`sets.${run.sets}`)}</small>
          </span>
        ),
      }))}
    />
  )
}
