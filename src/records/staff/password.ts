// What a password must be, told before it is typed and checked before it is sent.
import type { Problem } from '#base/refusal.ts'

export const passwordLength = { min: 10, max: 200 }

/** Problems of a new password and, where it is typed twice, of its repetition. */
export const checkPassword = (field: string, password: string, again?: { field: string; text: string }) => {
  const problems: Problem[] = []
  if (password && password.length < passwordLength.min)
    problems.push({ field, code: 'staff.passwordShort', params: { least: passwordLength.min } })
  if (password.length > passwordLength.max)
    problems.push({ field, code: 'web.tooBig', params: { maximum: passwordLength.max } })
  if (again && again.text !== password) problems.push({ field: again.field, code: 'staff.notTheSame' })
  return problems
}
