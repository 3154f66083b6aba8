// Fields of a company's own: what a value may be, values from and to text, and the terms they are found by.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CustomField,
  checkField,
  type FieldKind,
  fieldText,
  judgeValue,
  judgeValues,
  missingFields,
  readFieldText,
} from './field.ts'
import { termFilled, termsAround, termsHolding, termsIn, termsOf, termsOfDays, termsWithin } from './terms.ts'

const choices = [
  { key: 'c1', zh: '阀门、管件', en: 'Valves', archived: false },
  { key: 'c2', zh: '泵', en: 'Pumps', archived: false },
  { key: 'c3', zh: '旧品类', en: 'Old ones', archived: true },
]
const field = (kind: FieldKind, change: Partial<CustomField> = {}): CustomField => ({
  id: '01a20000-0000-7000-8000-000000000001',
  entity: 'account',
  key: 'it',
  name: { zh: '它', en: 'It' },
  kind,
  choices: kind === 'choice' || kind === 'choices' ? choices : [],
  required: false,
  inList: false,
  archived: false,
  ...change,
})
const someone = '01a20000-0000-7000-8000-0000000000aa'

describe('a value of a field', () => {
  it.each([
    ['text', '  框架  ', '框架'],
    ['text', '   ', null],
    ['number', 12.5, 12.5],
    ['money', -1250, -1250],
    ['date', '2026-02-28', '2026-02-28'],
    ['choice', 'c2', 'c2'],
    ['choices', ['c2', 'c1', 'c2'], ['c1', 'c2']],
    ['choices', [], null],
    ['person', someone.toUpperCase(), someone],
    ['account', someone, someone],
    ['number', null, null],
  ] as const)('of kind %s takes %j as %j', (kind, given, kept) => {
    expect(judgeValue(field(kind), given)).toEqual({ value: kept })
  })

  it.each([
    ['text', 5, 'accounts.fieldNoText'],
    ['text', 'x'.repeat(501), 'accounts.fieldTooLong'],
    ['number', '12', 'accounts.fieldNoNumber'],
    ['number', Number.NaN, 'accounts.fieldNoNumber'],
    ['money', 12.5, 'accounts.fieldNoMoney'],
    ['date', '2026-02-30', 'accounts.fieldNoDay'],
    ['choice', 'c9', 'accounts.fieldNoChoice'],
    ['choice', 'c3', 'accounts.fieldNoChoice'],
    ['choices', 'c1', 'accounts.fieldNoChoice'],
    ['person', '管一帆', 'accounts.fieldNoPerson'],
    ['account', {}, 'accounts.fieldNoAccount'],
  ] as const)('of kind %s refuses %j', (kind, given, code) => {
    expect(judgeValue(field(kind), given)).toMatchObject({ problem: code })
  })

  it('keeps an archived choice where it stood', () => {
    expect(judgeValue(field('choice'), 'c3', 'c3')).toEqual({ value: 'c3' })
    expect(judgeValue(field('choices'), ['c3', 'c2'], ['c3'])).toEqual({ value: ['c2', 'c3'] })
  })
})

describe('the values of a record', () => {
  const fields = [
    field('number'),
    field('text', { key: 'old', archived: true }),
    field('date', { key: 'due' }),
  ]

  it('are laid over what stood there, and null takes one away', () => {
    const before = { it: 1, old: 'stays' }
    expect(judgeValues(fields, before, { it: null, due: '2026-11-30' })).toEqual({
      values: { old: 'stays', due: '2026-11-30' },
      problems: [],
    })
  })

  it('name every problem by its field, unknown and archived ones too', () => {
    const { problems } = judgeValues(fields, {}, { it: 'x', old: 'new', nobody: 1, __proto__: 2 })
    expect(problems.map((one) => [one.field, one.code])).toEqual([
      ['custom.it', 'accounts.fieldNoNumber'],
      ['custom.old', 'web.unknownField'],
      ['custom.nobody', 'web.unknownField'],
    ])
  })

  it('lack what is required, of the fields asked about', () => {
    const wanted = [field('number', { required: true }), field('text', { key: 'b', required: true })]
    expect(missingFields(wanted, { b: 'x' })).toEqual([{ field: 'custom.it', code: 'web.required' }])
    expect(missingFields(wanted, {}, ['b'])).toEqual([{ field: 'custom.b', code: 'web.required' }])
    expect(missingFields([field('number', { required: true, archived: true })], {})).toEqual([])
  })
})

describe('a value as text', () => {
  it.each([
    ['number', '1,234.5', 1234.5],
    ['number', '（12）', -12],
    ['number', '１２', 12],
    ['money', '¥1,234.56', 123456],
    ['date', '2026/1/5', '2026-01-05'],
    ['date', '2026年11月30日', '2026-11-30'],
    ['date', '20261130', '2026-11-30'],
    ['choice', '泵', 'c2'],
    ['choice', 'valves', 'c1'],
    ['choices', '阀门、管件', ['c1']],
    ['choices', '泵; Valves', ['c1', 'c2']],
    ['text', ' a ', 'a'],
    ['text', '', null],
  ] as const)('of kind %s is read from %s', (kind, text, value) => {
    expect(readFieldText(field(kind), text)).toEqual({ value })
  })

  it.each([
    ['number', '十二'],
    ['number', '1e5x'],
    ['money', '一万'],
    ['date', '2026-13-01'],
    ['date', '明天'],
    ['choice', '旧品类'],
    ['choices', '泵、没有'],
    ['person', '管一帆'],
  ] as const)('of kind %s is not read from %s', (kind, text) => {
    expect(readFieldText(field(kind), text)).toHaveProperty('problem')
  })

  it('finds people and accounts by what the caller knows them by', () => {
    const person = (text: string) => (text === '管一帆' ? someone : null)
    expect(readFieldText(field('person'), '管一帆', { person })).toEqual({ value: someone })
    expect(fieldText(field('person'), someone, 'zh', { [someone]: '管一帆' })).toBe('管一帆')
  })

  it('comes back as it was written', () => {
    const values = {
      text: fc
        .string({ minLength: 1, maxLength: 40 })
        .map((text) => text.trim())
        .filter(Boolean),
      number: fc.integer({ min: -1e9, max: 1e9 }).map((number) => number / 8),
      money: fc.integer({ min: -1e12, max: 1e12 }),
      date: fc
        .date({ min: new Date('1901-01-01'), max: new Date('2190-01-01'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
      choice: fc.constantFrom('c1', 'c2'),
      choices: fc.constantFrom(['c1'], ['c2'], ['c1', 'c2']),
    }
    for (const [kind, arbitrary] of Object.entries(values))
      fc.assert(
        fc.property(arbitrary as fc.Arbitrary<string>, (value) => {
          const one = field(kind as FieldKind, {
            choices: kind.startsWith('choice') ? choices.map((each) => ({ ...each, zh: each.en })) : [],
          })
          expect(readFieldText(one, fieldText(one, value, 'zh'))).toEqual({ value })
        }),
        { numRuns: 60 },
      )
  })
})

describe('a definition', () => {
  const facts = { name: { zh: '它', en: 'It' }, choices, required: false, inList: false }
  it('needs choices exactly where one chooses, each once, and loses none', () => {
    const codes = (...given: Parameters<typeof checkField>) => checkField(...given).map((one) => one.code)
    expect(codes('choice', facts)).toEqual([])
    expect(codes('text', facts)).toEqual(['accounts.fieldTakesNoChoices'])
    expect(codes('choices', { ...facts, choices: [] })).toEqual(['accounts.fieldNeedsChoices'])
    expect(codes('choice', { ...facts, choices: choices.slice(0, 2) }, { choices })).toEqual([
      'accounts.fieldChoiceKept',
    ])
    const twice = [choices[0], { ...choices[0], key: 'c8' }] as typeof choices
    expect(codes('choice', { ...facts, choices: twice })).toEqual(['accounts.fieldChoiceTwice'])
  })
})

describe('the terms of values', () => {
  const meets = (terms: readonly string[], wanted: readonly string[]) =>
    wanted.some((term) => terms.includes(term))
  const figure = fc.oneof(
    fc.integer({ min: -1000, max: 1000 }),
    fc.double({ min: -1e15, max: 1e15, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
  )

  it('hold every figure of a range, and few that lie far from it', () => {
    fc.assert(
      fc.property(figure, figure, figure, (a, b, value) => {
        const [from, to] = a <= b ? [a, b] : [b, a]
        const wanted = termsWithin('n', from, to)
        expect(wanted.length).toBeLessThan(260)
        if (value >= from && value <= to && Math.sign(from) === Math.sign(to))
          expect(meets(termsOf({ n: value }), termsAround('n', from, to))).toBe(true)
        const met = meets(termsOf({ n: value }), wanted)
        if (value >= from && value <= to) expect(met).toBe(true)
        if (from > 0 && (value > to * 1.07 + 1e-8 || value < from * 0.93 - 1e-8)) expect(met).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('hold open ranges', () => {
    fc.assert(
      fc.property(figure, figure, (bound, value) => {
        const terms = termsOf({ n: value })
        if (value >= bound) expect(meets(terms, termsWithin('n', bound, undefined))).toBe(true)
        if (value <= bound) expect(meets(terms, termsWithin('n', undefined, bound))).toBe(true)
      }),
      { numRuns: 1000 },
    )
    expect(meets(termsOf({ n: 5 }), termsWithin('n', 6, undefined))).toBe(false)
  })

  it('hold the days of a range and, but for its outer months, no others', () => {
    const days = fc.integer({ min: -25_000, max: 80_000 })
    const day = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10)
    fc.assert(
      fc.property(days, days, days, (a, b, value) => {
        const [from, to] = a <= b ? [a, b] : [b, a]
        const wanted = termsOfDays('d', day(from), day(to))
        expect(wanted.length).toBeLessThan(80)
        const met = meets(termsOf({ d: day(value) }), wanted)
        if (value >= from && value <= to) expect(met).toBe(true)
        if (value > to + 31 || value < from - 31) expect(met).toBe(false)
      }),
      { numRuns: 2000 },
    )
    expect(meets(termsOf({ d: '2026-11-22' }), termsOfDays('d', '2026-11-22', undefined))).toBe(true)
    expect(meets(termsOf({ d: '2026-11-22' }), termsOfDays('d', undefined, '2026-11-21'))).toBe(true)
    expect(meets(termsOf({ d: '2026-11-22' }), termsOfDays('d', undefined, '2026-10-21'))).toBe(false)
  })

  it('hold whole values, pieces of text, and that there is a value', () => {
    const terms = termsOf({ a: ['c1', 'c2'], t: '含酚废水 ABC' })
    expect(meets(terms, termsIn('a', ['c2', 'c7']))).toBe(true)
    expect(meets(terms, termsIn('b', ['c2']))).toBe(false)
    for (const piece of ['酚废', 'bc', '水', '废水 abc'])
      expect(termsHolding('t', piece).every((term) => terms.includes(term))).toBe(true)
    expect(termsHolding('t', 'b')).toEqual([])
    expect(terms).toContain(termFilled('t'))
    expect(terms).not.toContain(termFilled('x'))
  })
})
