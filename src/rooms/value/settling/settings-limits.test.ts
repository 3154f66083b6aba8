import { expect, it } from 'vitest'
import { defaultSettings } from './settings.ts'
import { outOfRange } from './settings-limits.ts'

it('finds nothing wrong with the defaults', () => expect(outOfRange(defaultSettings)).toEqual([]))

it('says within which limits a field lies, as it is typed', () =>
  expect(outOfRange({ windowMonths: 48, discountRate: 0.7, computeOn: null })).toEqual([
    { field: 'windowMonths', code: 'value.outOfRange', params: { low: 3, high: 36 } },
    { field: 'discountRate', code: 'value.outOfRange', params: { low: '0%', high: '50%' } },
  ]))
