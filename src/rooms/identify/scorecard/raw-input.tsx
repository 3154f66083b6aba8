// A raw value of a criterion as people write it: money in its major unit, shares in per cent, days, months, counts.
import { NumberInput, PercentInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import type { Source } from '../scoring/scorecard.ts'
import { scorecardWords } from './scorecard.words.ts'

type Kind = 'money' | 'share' | 'days' | 'months' | 'plain'

const kindOf = (source: Source): Kind => {
  if (source.from !== 'ledger') return 'plain'
  switch (source.metric) {
    case 'sales':
    case 'profit':
      return 'money'
    case 'margin':
    case 'growth':
    case 'lossImpact':
      return 'share'
    case 'recency':
      return 'days'
    case 'tenure':
      return 'months'
    default:
      return 'plain'
  }
}

const minorPerMajor = 100

export const RawInput = ({
  source,
  value,
  label,
  placeholder,
  onChange,
}: {
  source: Source
  value: number | null
  label: string
  placeholder?: string
  onChange: (value: number | null) => void
}) => {
  const w = useWords(scorecardWords)
  const kind = kindOf(source)
  if (kind === 'share')
    return (
      <PercentInput label={label} placeholder={placeholder} digits={2} value={value} onChange={onChange} />
    )
  const scale = kind === 'money' ? minorPerMajor : 1
  return (
    <NumberInput
      label={label}
      placeholder={placeholder}
      digits={kind === 'money' ? 2 : 4}
      unit={kind === 'plain' ? undefined : w(`unit.${kind}`)}
      value={value === null ? null : value / scale}
      onChange={(next) => onChange(next === null ? null : kind === 'money' ? Math.round(next * scale) : next)}
    />
  )
}
