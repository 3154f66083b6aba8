// Finding an account by what people type: part of a name, pinyin, initials or code.

/** The forms an account is found by. */
export type Spelling = { name: string; shortName: string | null; code: string; taxNumber: string | null }
/** Pinyin of a text: every syllable in order, and its first letters. */
export type Pinyin = (text: string) => { full: string; initials: string }

const separator = '\n'
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·,,.。()()'"“”-]+/g, '')

/** All forms in one text, each on a line of its own, for the exact check. */
export const searchText = (account: Spelling, pinyin: Pinyin): string =>
  formsOf([account.name, account.shortName], [account.code, account.taxNumber], pinyin)

/** Names as they are written and sound, and whatever else is found as it is written, each on a line of its own. */
export const formsOf = (
  names: readonly (string | null)[],
  others: readonly (string | null)[],
  pinyin: Pinyin,
): string => {
  const forms = new Set<string>()
  for (const name of names) {
    if (!name) continue
    const text = plain(name)
    forms.add(text)
    if (hasHan(text)) {
      const sound = pinyin(text)
      forms.add(sound.full)
      forms.add(sound.initials)
    }
  }
  for (const other of others) if (other) forms.add(plain(other))
  return [...forms].filter(Boolean).join(separator)
}

/** The pairs of neighbouring signs of a search text, and its single Han signs: what the index holds. */
export const searchGrams = (text: string): string[] => {
  const grams = new Set<string>()
  for (const form of text.split(separator)) {
    const signs = [...form]
    for (const [index, sign] of signs.entries()) {
      if (hasHan(sign) || signs.length === 1) grams.add(sign)
      const next = signs[index + 1]
      if (next !== undefined) grams.add(sign + next)
    }
  }
  return [...grams]
}

// In nearly every account that has pinyin or a code: to look them up costs more than it tells.
const frequent = new Set(
  'an en in on ng ia ua ao ai ei ui ou uo ha he hu sh zh ch xi ji li yo yu ga go si gs 00'.split(' '),
)

/** The grams a question asks the index for, and its text for the exact check. */
export type Ask = { grams: string[]; text: string }
export const askFor = (question: string): Ask => {
  const text = plain(question)
  const signs = [...text]
  const grams = signs.length < 2 ? signs : signs.slice(1).map((sign, index) => `${signs[index]}${sign}`)
  const telling = grams.filter((gram) => !frequent.has(gram))
  return { grams: [...new Set(telling.length ? telling : grams)], text }
}

/** Whether whatever contains the text has its grams, too: all but a single letter or digit, which must stand alone. */
export const impliedByText = ({ text }: Ask): boolean => [...text].length !== 1 || hasHan(text)

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)
