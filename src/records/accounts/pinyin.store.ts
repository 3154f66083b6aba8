// Pinyin by a dictionary, for the search forms that are stored with an account.
import { pinyin as read } from 'pinyin-pro'
import type { Pinyin } from './search.ts'

export const pinyin: Pinyin = (text) => {
  const syllables = read(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
  return {
    full: syllables.join('').toLowerCase(),
    initials: syllables
      .map((one) => (/^[a-zü]+$/.test(one) ? one[0] : one))
      .join('')
      .toLowerCase(),
  }
}
