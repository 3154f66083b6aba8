// Checks the two check characters of a unified social credit code.
import { describe, expect, it } from 'vitest'
import { streamOf } from './random.ts'
import { creditCheck, organisationCheck, taxNumberOf } from './tax-number.ts'

describe('tax numbers', () => {
  it('has the check characters of the example in GB 32100-2015, 91350100M000100Y43', () => {
    expect(organisationCheck('M000100Y')).toBe('4')
    expect(creditCheck('91350100M000100Y4')).toBe('3')
  })

  it('makes numbers of the right shape, in a division that was never given out', () => {
    const random = streamOf(7, 'tax')
    for (let i = 0; i < 500; i++) {
      const number = taxNumberOf('32', random)
      expect(number).toMatch(/^91329999MA[0-9A-HJ-NPQRTUWXY]{6}[0-9X][0-9A-HJ-NPQRTUWXY]$/)
      expect(organisationCheck(number.slice(8, 16))).toBe(number[16])
      expect(creditCheck(number.slice(0, 17))).toBe(number[17])
    }
  })
})
