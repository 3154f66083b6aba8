// Pinyin by a dictionary, for the search forms that are stored with an account.
import { createRequire } from 'node:module'
import type { Pinyin } from './search.ts'

// The dictionary takes a tenth of a server's memory, so it comes with the first name that is written.
const load = createRequire(import.meta.url)
let dictionary: typeof import('pinyin-pro') | undefined

export const pinyin: Pinyin = (text) => {
  dictionary ??= load('pinyin-pro') as typeof import('pinyin-pro')
  const syllables = dictionary.pinyin(text, {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
  })
  return {
    full: syllables.join('').toLowerCase(),
    initials: syllables
      .map((one) => (/^[a-zü]+$/.test(one) ? one[0] : one))
      .join('')
      .toLowerCase(),
  }
}
