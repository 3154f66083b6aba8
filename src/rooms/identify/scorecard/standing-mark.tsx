// What a scorecard is for and when, in a few words.
import { type Day, dayIn } from '#base/calendar.ts'
import { State } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import type { ScorecardShown } from '../asking.tsx'
import { outsideValidity, type Validity } from '../scoring/validity.ts'
import { scorecardWords } from './scorecard.words.ts'

const today = (): Day => dayIn(new Date())

export const useValidText = () => {
  const w = useWords(scorecardWords)
  return ({ validFrom: from, validUntil: until }: Validity): string => {
    const span =
      from && until
        ? w('validFromTo', { from, until })
        : from
          ? w('validFromOn', { from })
          : until
            ? w('validUntilThen', { until })
            : w('validAlways')
    if (from && from > today()) return `${span} · ${w('notYet')}`
    if (until && until < today()) return `${span} · ${w('overNow')}`
    return span
  }
}

/** Sets tiers, segments, or nothing; pale where it does not hold today. */
export const SetsMark = ({ scorecard }: { scorecard: ScorecardShown }) => {
  const w = useWords(scorecardWords)
  const holds = scorecard.sets !== 'nothing' && !outsideValidity(scorecard, today())
  return <State tone={holds ? 'good' : 'none'}>{w(`sets.${scorecard.sets}`)}</State>
}
