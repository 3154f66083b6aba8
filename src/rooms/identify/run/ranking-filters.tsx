// The filters of a ranking: one tier, one kind of movement.
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Filter } from '#web/filter.tsx'
import { useWords } from '#web/language.tsx'
import type { Evaluation } from '../asking.tsx'
import { identifyWords } from '../words.ts'
import { ladderOf, useGradeName, useRankingFilter } from './ranking-table.tsx'

export const RankingFilters = ({ evaluation }: { evaluation: Evaluation }) => {
  const w = useWords(identifyWords)
  const { grade, moved, setUrl } = useRankingFilter(evaluation)
  const named = useGradeName(evaluation)
  const ladder = ladderOf(evaluation)
  return (
    <>
      <Filter
        single
        label={w(evaluation.kind === 'rfm' ? 'segment' : 'tier')}
        value={grade ? [grade] : []}
        onChange={([tier]) => setUrl({ tier: tier ?? null })}
        options={evaluation.grades.map((one) => ({
          key: one.grade,
          text: named(one.grade),
          label: (
            <span className="k-row">
              {evaluation.kind === 'rfm' ? named(one.grade) : <TierMark tier={one.grade} ladder={ladder} />}
              <small className="k-number k-quiet">{one.accounts.toLocaleString('en-US')}</small>
            </span>
          ),
        }))}
      />
      <Filter
        single
        label={w('moved')}
        value={moved ? [moved] : []}
        onChange={([way]) => setUrl({ moved: way ?? null })}
        options={(['up', 'down', 'entered'] as const).map((key) => ({ key, label: w(key) }))}
      />
    </>
  )
}
