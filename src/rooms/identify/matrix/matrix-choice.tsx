// Which two scorecards the axes show.

import { Filter } from '#web/filter.tsx'
import { useWords } from '#web/language.tsx'
import type { ScorecardShown } from '../asking.tsx'
import { useName } from '../scorecard/describe.tsx'
import { matrixWords } from './matrix.words.ts'

export const MatrixChoice = ({
  rows,
  across,
  up,
  onChange,
}: {
  rows: readonly ScorecardShown[]
  across: ScorecardShown | undefined
  up: ScorecardShown | undefined
  onChange: (change: { across?: string | null; up?: string | null }) => void
}) => {
  const w = useWords(matrixWords)
  const name = useName()
  const options = rows.map((row) => ({ key: row.id, label: name(row.name) }))
  return (
    <>
      <Filter
        single
        label={w('across')}
        value={across ? [across.id] : []}
        options={options}
        onChange={([id]) => onChange({ across: id ?? null })}
      />
      <Filter
        single
        label={w('up')}
        value={up ? [up.id] : []}
        options={options}
        onChange={([id]) => onChange({ up: id ?? null })}
      />
      {across && across.id === up?.id ? <span className="k-small k-warn">{w('sameTwice')}</span> : null}
    </>
  )
}
