// The rule of a segment as a sentence, from its definition.
import { type Language, say } from '#base/words.ts'
import type { RfmRule, ScoreRange } from './scorecard.ts'
import { segmentWords } from './segments.words.ts'

const part = (letter: string, range: ScoreRange | undefined, language: Language): string | null => {
  const low = range?.min ?? 1
  const high = range?.max ?? 5
  if (low === 1 && high === 5) return null
  if (low === high) return say(segmentWords.is, language, { letter, score: low })
  if (high === 5) return say(segmentWords.atLeast, language, { letter, score: low })
  if (low === 1) return say(segmentWords.atMost, language, { letter, score: high })
  return say(segmentWords.between, language, { letter, low, high })
}

/** R ≥ 4，F 2–3; conditions joined by “or”; without any the segment takes the rest. */
export const ruleText = (rule: RfmRule, language: Language): string => {
  const conditions = rule.map((condition) =>
    [part('R', condition.r, language), part('F', condition.f, language), part('M', condition.m, language)]
      .filter((text) => text !== null)
      .join(say(segmentWords.and, language)),
  )
  if (conditions.length === 0 || conditions.includes('')) return say(segmentWords.rest, language)
  return conditions.join(say(segmentWords.or, language))
}
