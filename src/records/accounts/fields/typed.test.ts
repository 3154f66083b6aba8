// What a form makes of values, and what it sends.
import { describe, expect, it } from 'vitest'
import type { CustomField } from './field.ts'
import { givenValues, missingTyped, typedValues } from './typed.ts'

const field = (key: string, kind: CustomField['kind'], change: Partial<CustomField> = {}): CustomField => ({
  id: key,
  entity: 'account',
  key,
  name: { zh: key, en: key },
  kind,
  choices: [],
  required: false,
  inList: false,
  archived: false,
  ...change,
})
const fields = [
  field('note', 'text', { required: true }),
  field('days', 'number'),
  field('many', 'choices'),
  field('who', 'person'),
  field('gone', 'text', { archived: true }),
]

describe('values in a form', () => {
  it('begin with what is there, and empty boxes for the rest', () => {
    expect(typedValues(fields, { days: 30, who: 'p1', gone: 'x' }, { p1: '管一帆' })).toEqual({
      note: '',
      days: 30,
      many: [],
      who: { value: 'p1', label: '管一帆' },
    })
  })

  it('send only what differs, and null for what was emptied', () => {
    const before = { note: 'a', days: 30, who: 'p1' }
    const typed = { ...typedValues(fields, before, {}), note: ' b ', days: null, many: ['c1'] }
    expect(givenValues(fields, before, typed)).toEqual({ note: 'b', days: null, many: ['c1'] })
    expect(givenValues(fields, before, typedValues(fields, before, {}))).toEqual({})
  })

  it('miss what is required: all of it at first, later what one has emptied', () => {
    const blank = typedValues(fields, {}, {})
    expect(missingTyped(fields, blank)).toEqual([{ field: 'custom.note', code: 'web.required' }])
    expect(missingTyped(fields, blank, {})).toEqual([])
    expect(missingTyped(fields, blank, { note: 'a' })).toHaveLength(1)
  })
})
