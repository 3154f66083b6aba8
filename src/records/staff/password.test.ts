// What a password must be.
import { describe, expect, it } from 'vitest'
import { checkPassword, passwordRules } from './password.ts'

const you = ['东方晓', 'dongfang.xiao@changfeng.example']
const codeOf = (password: string) => checkPassword('p', password, you)[0]?.code ?? null

describe('a password', () => {
  it.each([
    ['short', 'staff.passwordShort'],
    ['九个字的密码不够长', 'staff.passwordShort'],
    ['password2026', 'staff.passwordCommon'],
    ['P@ssword!!', 'staff.passwordCommon'],
    ['Changfeng!2026', 'staff.passwordIsYou'],
    ['1234567890', 'staff.passwordCommon'],
    ['0987654321', 'staff.passwordCommon'],
    ['aaaaaaaaaaaa', 'staff.passwordCommon'],
    ['abcabcabcabc', 'staff.passwordCommon'],
    ['qwertyuiop', 'staff.passwordCommon'],
    ['1qaz2wsx3edc', 'staff.passwordCommon'],
    ['5201314520', 'staff.passwordCommon'],
    ['abc123456789', 'staff.passwordCommon'],
    ['my dongfang 77', 'staff.passwordIsYou'],
    ['东方晓的生日是春天', 'staff.passwordShort'],
    ['东方晓的生日是在春天里', 'staff.passwordIsYou'],
    ['一句好记的长密码 2026', null],
    ['long enough a password', null],
    ['kettle on the ferry', null],
  ])('%s: %s', (password, code) => expect(codeOf(password)).toBe(code))

  it('breaks no rule twice, and none while nothing is typed', () => {
    expect(checkPassword('p', '', you)).toEqual([])
    expect(checkPassword('p', 'short', you)).toHaveLength(1)
    expect(passwordRules('', you).some(({ kept }) => kept)).toBe(false)
  })

  it('is told apart from its repetition', () => {
    expect(checkPassword('p', 'kettle on the ferry', you, { field: 'q', text: 'x' })).toEqual([
      { field: 'q', code: 'staff.notTheSame' },
    ])
  })
})
