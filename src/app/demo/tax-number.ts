// Invented unified social credit codes that pass every check, in divisions that do not exist.
import type { Random } from './random.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** The last of the nine characters of an organisation code. Source: GB 11714-1997. */
export function organisationCheck(eight: string): string {
  const sum = organisationWeights.reduce(
    (total, weight, i) => total + weight * Number.parseInt(eight[i]!, 36),
    0,
  )
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

/** The last of the eighteen characters of a unified social credit code. Source: GB 32100-2015. */
export function creditCheck(seventeen: string): string {
  let sum = 0
  let weight = 1
  for (const character of seventeen) {
    sum += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return alphabet[(31 - (sum % 31)) % 31]!
}

/** An enterprise of a province. Division 9999 was never given out, so the number belongs to nobody. */
export function taxNumberOf(provinceCode: string, random: Random): string {
  let body = 'MA'
  while (body.length < 8) body += random.pick([...alphabet])
  const most = `91${provinceCode}9999${body}${organisationCheck(body)}`
  return most + creditCheck(most)
}
