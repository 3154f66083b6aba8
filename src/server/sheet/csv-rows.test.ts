import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { rowsOf } from './csv-rows.ts'
import { cutRows } from './cutting.ts'

const folder = mkdtempSync(join(tmpdir(), 'mainstay-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = async (content: string | Buffer, delimiter: ',' | ';' = ',') => {
  const file = join(folder, 'rows.csv')
  writeFileSync(file, content)
  const rows: string[][] = []
  for await (const batch of rowsOf(file, { gzip: false, encoding: 'utf-8', delimiter }, () => {}))
    rows.push(...batch)
  return rows
}
const byParser = (text: string) =>
  parse(text, {
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ['\n', '\r\n'],
  }) as string[][]

describe('rows are cut out of text', () => {
  it.each([
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [],
      '',
    ],
    ['a,b\r\nc', [['a', 'b']], [], 'c'],
    ['a,"b\nc",d\ne\n', [null, ['e']], ['a,"b\nc",d'], ''],
    ['a\n"b', [['a']], [], '"b'],
    ['"a""b"\n', [null], ['"a""b"'], ''],
    ['\n\n', [[''], ['']], [], ''],
    ['', [], [], ''],
  ])('%o', (text, rows, quoted, rest) => {
    expect(cutRows(text, ',', false)).toEqual({ rows, quoted, rest })
  })

  it('and the last one needs no line end', () => {
    expect(cutRows('a\nb', ',', true)).toEqual({ rows: [['a'], ['b']], quoted: [], rest: '' })
  })
})

describe('a file is read row by row', () => {
  it.each([
    ['plain', 'a,b\n1,2\n'],
    ['quoted', '"a","b, c"\n"x ""y""","line\nline"\n1,2'],
    ['line ends of Windows', 'a,"b"\r\n1,2\r\n'],
    ['blank lines', 'a\n\n\nb\n'],
    ['rows of different lengths', 'a,b,c\n1\n1,2,3,4\n'],
    ['a quote within a word', 'a,5" pipe,c\nd,e,f\ng,"h",i\n'],
    ['two of them', 'a,5" pipe,c\nd,6" pipe,f\n'],
    ['text behind a closed quote', 'a,"b"c,d\ne,f,g\n'],
    ['a quote at the end', 'a,b"\nc,d\n'],
  ])('%s', async (_, text) => {
    expect(await read(text)).toEqual(byParser(text))
  })

  it('whatever stands in it, as the parser alone would read it', async () => {
    const cell = fc.oneof(
      fc.stringMatching(/^[a-c ,\n"]{0,6}$/).map((text) => `"${text.replaceAll('"', '""')}"`),
      fc.stringMatching(/^[a-c 1.]{0,6}$/),
      fc.constant('中文'),
    )
    const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(','))
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), async (rows, end) => {
        const text = rows.map((one) => one + end).join('')
        const trimmed = (list: string[][]) =>
          list.map((cells) => cells.map((one) => one.replaceAll('\r', '')))
        expect(trimmed(await read(text))).toEqual(trimmed(byParser(text)))
      }),
      { numRuns: 300 },
    )
  })

  it('over the borders of the pieces it is read in', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) =>
      n % 7 ? [`D${n}`, '数量', String(n)] : [`D${n}`, `a "b", ${n}\n中`, ''],
    )
    const text = rows
      .map((row) => row.map((one) => (/["\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join(','))
      .join('\n')
    expect(await read(text)).toEqual(rows)
    // A stray quote in the middle hands over to the parser.
    const stray = text.replace('D9998,', 'D"9998,')
    expect(await read(stray)).toEqual(rows.map((row) => row.map((one) => (one === 'D9998' ? 'D"9998' : one))))
  })

  it('with the line ends of old Macs', async () => {
    expect(await read('a,b\rc,d\r')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('refuses a quote that is never closed', async () => {
    await expect(read(`a,b\nc,"${'x'.repeat(2_000_000)}`)).rejects.toMatchObject({
      code: 'sheet.unreadable',
    })
    await expect(read('a,b\nc,"d\n')).rejects.toMatchObject({ code: 'sheet.unreadable' })
  })
})
