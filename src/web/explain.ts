// A refusal or a problem in the reader's words: the room's own first, then what its kind says.
import { Refusal } from '#base/refusal.ts'
import { type Language, say, type Words } from '#base/words.ts'
import { kitWords } from './kit-words.ts'

type Told = { code: string; params?: Record<string, string | number> }

const find = (code: string, words?: Words) => words?.[code] ?? (kitWords as Words)[code]

export const explain = (error: unknown, language: Language, words?: Words): string => {
  if (!(error instanceof Refusal)) return say(kitWords['web.unknown'], language)
  const pair = find(error.code, words) ?? kitWords[`kind.${error.kind}`]
  return say(pair, language, error.params)
}

/** A problem beside its field; an unknown code is shown rather than hidden. */
export const explainProblem = (problem: Told, language: Language, words?: Words): string => {
  const pair = find(problem.code, words)
  return pair ? say(pair, language, problem.params) : problem.code
}
