// A problem as one sentence in both languages, for files that people open elsewhere.
import type { Problem } from '#base/refusal.ts'
import { type Pair, say } from '#base/words.ts'
import { problemWords } from './words.ts'

export const reasonText = (problem: Problem): string => {
  const pair = (problemWords as Record<string, Pair>)[problem.code]
  return pair ? `${say(pair, 'zh', problem.params)} / ${say(pair, 'en', problem.params)}` : problem.code
}
