// The pool an account was measured in, as people call it: a size, a trade, a region, or the name of a segment.
import type { Language } from '#base/words.ts'
import { industryName } from '#records/accounts/industry.ts'
import { segmentWords } from '#records/accounts/segment.words.ts'
import { rest } from '../scoring/pools.ts'

/** Null for the rest, those that fit no pool. */
export const poolText = (pool: string, language: Language): string | null => {
  if (pool === rest) return null
  if (/^[A-T]$/.test(pool)) return industryName(pool)?.[language] ?? pool
  for (const prefix of ['size', 'ownership', 'level']) {
    const pair = segmentWords[`${prefix}.${pool}` as keyof typeof segmentWords]
    if (pair) return pair[language === 'zh' ? 0 : 1]
  }
  return pool
}
