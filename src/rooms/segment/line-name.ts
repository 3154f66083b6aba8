// How a row, a column or a cell of the grid is called.
import { type Language, say } from '#base/words.ts'
import { valueText } from '#records/accounts/condition-text.ts'
import type { Dimension } from './dimensions.ts'
import { roomWords } from './words.ts'

export type Named = { kind: 'value' | 'unknown' | 'others'; key: string | null; name: string | null }

export const lineName = (dimension: Dimension, line: Named, language: Language): string => {
  if (line.kind === 'others') return say(roomWords.others, language)
  if (line.key === null)
    return say(roomWords[`unknown.${dimension}` as keyof typeof roomWords] ?? roomWords.unknown, language)
  if (dimension === 'department') return line.name ?? '—'
  return valueText(
    dimension === 'industrySection' || dimension === 'industryDivision' ? 'industry' : dimension,
    line.key,
    language,
  )
}

export const dimensionName = (dimension: Dimension, language: Language): string =>
  say(roomWords[`dimension.${dimension}`], language)
