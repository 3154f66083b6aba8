// The rule of a segment as a sentence, from its definition.
import { type Language, say } from '#base/words.ts'
import { segmentWords } from '../run/segments.words.ts'
import type { RfmRule, ScoreRange } from './scorecard.ts'

const part = (letter: string, range: ScoreRange | undefined, language: Language): string | null => {
  const low = range?.min ?? 1
  const high = range?.max ?? 5
  if (low === 1 && high === 5) return null
  if (low === high) return say(segmentWords.is, language, { letter, score: low })
  if (high === 5) return say(segmentWords.atLeast, language, { letter, score: low })
  if (low === 1) return say(segmentWords.atMost, language, { letter, score: high })
  return say(segmentWords.between, language, { letter, low, high })
}

/** R ≥ 4，F 2–3. What all conditions share is said once, the rest joined by “or”; without any it takes the rest. */
export const ruleText = (rule: RfmRule, language: Language): string => {
  const conditions = rule.map((condition) => [
    part('R', condition.r, language),
    part('F', condition.f, language),
    part('M', condition.m, language),
  ])
  const and = say(segmentWords.and, language)
  const or = say(segmentWords.or, language)
  const joined = (parts: (string | null)[]) => parts.filter((text) => text !== null).join(and)
  const [first, ...more] = conditions
  if (!first || conditions.some((one) => joined(one) === '')) return say(segmentWords.rest, language)
  if (more.length === 0) return joined(first)
  const isShared = first.map((text, index) => text !== null && more.every((one) => one[index] === text))
  const shared = joined(first.filter((_, index) => isShared[index]))
  const rest = conditions.map((one) => joined(one.filter((_, index) => !isShared[index])))
  if (shared === '' || rest.includes('')) return conditions.map(joined).join(or)
  return say(segmentWords.either, language, { shared, rest: rest.join(or) })
}
