// What a password must be: told while it is typed, checked again where it is kept.
import type { Problem } from '#base/refusal.ts'
import { commonPasswords } from './common-passwords.ts'

export const passwordLength = { min: 10, max: 200 }

export type PasswordRule = 'long' | 'rare' | 'notYou'

/** Each rule with whether it is kept; `you` are the names and addresses that a guesser tries first. */
export const passwordRules = (
  password: string,
  you: readonly (string | null | undefined)[],
): { rule: PasswordRule; kept: boolean }[] => {
  const plain = password.toLowerCase().replace(/\s/g, '')
  const long = [...password].length >= passwordLength.min
  return [
    { rule: 'long', kept: long },
    { rule: 'rare', kept: long && !isCommon(plain) },
    { rule: 'notYou', kept: long && !namesOf(you).some((name) => plain.includes(name)) },
  ]
}

const codes: Record<PasswordRule, string> = {
  long: 'staff.passwordShort',
  rare: 'staff.passwordCommon',
  notYou: 'staff.passwordIsYou',
}

/** Problems of a new password and, where it is typed twice, of its repetition. */
export const checkPassword = (
  field: string,
  password: string,
  you: readonly (string | null | undefined)[],
  again?: { field: string; text: string },
): Problem[] => {
  const problems: Problem[] = []
  const broken = password ? passwordRules(password, you).find(({ kept }) => !kept) : undefined
  if (broken)
    problems.push({
      field,
      code: codes[broken.rule],
      ...(broken.rule === 'long' ? { params: { least: passwordLength.min } } : {}),
    })
  if (password.length > passwordLength.max)
    problems.push({ field, code: 'web.tooBig', params: { maximum: passwordLength.max } })
  if (again && again.text !== password) problems.push({ field: again.field, code: 'staff.notTheSame' })
  return problems
}

// Rows of the keyboard and what people count along; a password that is a stretch of one is guessed first.
const rows = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
]

const isCommon = (plain: string): boolean => {
  // Guessers know which signs stand for letters.
  const letters = plain
    .replace(/[@4]/g, 'a')
    .replace(/[$5]/g, 's')
    .replace(/0/g, 'o')
    .replace(/[^\p{L}]/gu, '')
  if (letters.length >= 6 && commonPasswords.has(letters)) return true
  const bare = plain.replace(/[^\p{L}\p{N}]/gu, '')
  if (commonPasswords.has(plain) || commonPasswords.has(bare)) return true
  // A known word with a year, digits or signs behind it.
  const word = bare.replace(/\d+$/, '')
  if (word !== bare && word.length >= 4 && commonPasswords.has(word)) return true
  if (new Set(plain).size < 4) return true
  if (/^(.{1,6})\1+$/.test(plain)) return true
  const backwards = [...plain].reverse().join('')
  return rows.some((row) => row.includes(plain) || row.includes(backwards))
}

const namesOf = (you: readonly (string | null | undefined)[]): string[] =>
  you
    .flatMap((one) => {
      const text = (one ?? '').toLowerCase()
      const [before = '', domain = ''] = text.split('@')
      return text.includes('@')
        ? [before, ...before.split(/[._-]/), domain.split('.')[0] ?? '']
        : [text.replace(/\s/g, '')]
    })
    // Two letters stand in half of all passwords; two signs of Chinese are a name.
    .filter((name) => name.length >= (/\p{Script=Han}/u.test(name) ? 2 : 4))
