import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { afterAll, describe, expect, it } from 'vitest'
import { textRow, workbookOf, zipOf } from '../../../test/zip.ts'
import { openFiles } from '../files.ts'
import { csvRow } from './csv-cell.ts'
import { openTable } from './table.ts'
import { type Cell, csvFile, type OutColumn, templateFile, xlsxFile } from './writing.ts'
import { dayText, figureText, placeOf, showsDay } from './xlsx-cells.ts'
import { sheetsOf, xlsxRows } from './xlsx-rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'mainstay-test-'))
const files = openFiles(folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const kept = (content: Buffer | string): string => {
  const path = join(folder, 'book.xlsx')
  writeFileSync(path, content)
  return path
}
const read = async (content: Buffer, sheet: string | null = null): Promise<string[][]> => {
  const rows: string[][] = []
  for await (const batch of xlsxRows(kept(content), sheet)) rows.push(...batch)
  return rows
}
const one = (rows: string, more: Parameters<typeof workbookOf>[1] = {}, behind = '') =>
  read(workbookOf([{ rows, behind }], more))

describe('cells of a workbook say what a person sees', () => {
  it.each([
    [
      'a text in place',
      '<row r="1"><c r="A1" t="inlineStr"><is><t>甲 &amp; 乙</t></is></c></row>',
      [['甲 & 乙']],
    ],
    [
      'a text in runs, its reading left out',
      '<row><c t="inlineStr"><is><r><t>大</t></r><r><t>客户</t></r><rPh><t>かな</t></rPh></is></c></row>',
      [['大客户']],
    ],
    ['a text kept apart', '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>', [['乙', '甲']]],
    ['a figure', '<row><c><v>0.30000000000000004</v></c><c><v>1E-7</v></c></row>', [['0.3', '0.0000001']]],
    ['a long number that is no figure', '<row><c><v>13812345678</v></c></row>', [['13812345678']]],
    [
      'what a formula came to',
      '<row><c><f>1+1</f><v>2</v></c><c t="str"><f>A1</f><v>二</v></c></row>',
      [['2', '二']],
    ],
    ['a formula nobody worked out', '<row><c><f>1+1</f></c><c><v>7</v></c></row>', [['', '7']]],
    [
      'yes, no and an error',
      '<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c></row>',
      [['true', 'false', '#N/A']],
    ],
    [
      'a day by its format',
      '<row><c s="1"><v>46348</v></c><c s="2"><v>46348.5</v></c><c s="3"><v>46348</v></c></row>',
      [['2026-11-22', '2026-11-22 12:00:00', '46348']],
    ],
    [
      'cells and rows that are not there',
      '<row r="2"><c r="C2"><v>5</v></c></row><row r="4"><c r="A4"><v>6</v></c></row>',
      [[], ['', '', '5'], [], ['6']],
    ],
  ])('%s', async (_, rows, expected) => {
    const shared = '<si><t>甲</t></si><si><t>乙</t></si>'
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot; h:mm"/><numFmt numFmtId="165" formatCode="0.00&quot;d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
    expect(await one(rows, { shared, styles })).toEqual(expected)
  })

  it('counts days from 1904 where the workbook does', async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    expect(await one('<row><c s="1"><v>44886</v></c></row>', { styles, date1904: true })).toEqual([
      ['2026-11-22'],
    ])
  })

  it('what stands in the first of merged cells stands in all of them', async () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><v>甲</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c></row>'
    expect(
      await one(rows, {}, '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B3:C3"/></mergeCells>'),
    ).toEqual([
      ['甲', '1'],
      ['甲', '2'],
      ['', '3', '3'],
    ])
  })

  it.each([
    ['A1', { column: 0, row: 1 }],
    ['AB12', { column: 27, row: 12 }],
    ['1A', null],
  ])('%s is a place', (text, place) => expect(placeOf(text)).toEqual(place))

  it.each([
    [14, undefined, true],
    [0, undefined, false],
    [164, 'yyyy-mm-dd', true],
    [165, '#,##0.00', false],
    [166, '[Red]0.00', false],
    [167, '[h]:mm', true],
    [168, '0.00E+00', false],
    [169, 'General', false],
  ])('format %s %s shows a day: %s', (id, code, shows) => expect(showsDay(id, code)).toBe(shows))

  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [46348, '2026-11-22'],
    [-1, null],
    [9_999_999, null],
  ])('day %s is %s', (serial, day) => expect(dayText(serial, '1900')).toBe(day))

  it('figures keep every digit that counts', () => {
    fc.assert(fc.property(fc.integer(), (value) => figureText(String(value)) === String(value)))
  })
})

describe('sheets', () => {
  const book = () =>
    workbookOf([
      { name: '说明', rows: textRow(['读我']) },
      { name: '客户', rows: textRow(['客户名称']) },
    ])
  it('are listed, the first is read, or the one that is chosen', async () => {
    expect(await sheetsOf(kept(book()))).toMatchObject([{ name: '说明' }, { name: '客户' }])
    expect(await read(book())).toEqual([['读我']])
    expect(await read(book(), '客户')).toEqual([['客户名称']])
    await expect(read(book(), '没有')).rejects.toMatchObject({ code: 'sheet.noSuchSheet' })
  })
})

describe('a workbook that would do harm is refused', () => {
  const zeros = (megabytes: number) =>
    `<row><c t="str"><v>${'0'.repeat(megabytes * 1024 * 1024)}</v></c></row>`
  it.each([
    [
      'a part that unpacks to far more than it was',
      () => workbookOf([{ rows: zeros(100) }]),
      'sheet.tooBigInside',
    ],
    [
      'a part that says it is small',
      () => workbookOf([{ rows: zeros(100) }], { declare: { 'xl/worksheets/sheet1.xml': 10 } }),
      'sheet.unreadable',
    ],
    [
      'a cell of more than a megabyte',
      () => workbookOf([{ rows: `<row><c t="str"><v>${'a'.repeat(1_100_000)}</v></c></row>` }]),
      'sheet.unreadable',
    ],
    [
      'one cut in the middle',
      () => workbookOf([{ rows: textRow(['a']) }]).subarray(0, 300),
      'sheet.unreadable',
    ],
    ['rows that run backwards', () => workbookOf([{ rows: '<row r="5"/><row r="2"/>' }]), 'sheet.unreadable'],
    [
      'a gap of a million rows',
      () => workbookOf([{ rows: '<row r="1"/><row r="1000000"/>' }]),
      'sheet.unreadable',
    ],
    ['XML that is none', () => workbookOf([{ rows: '<row><c></row>' }]), 'sheet.unreadable'],
    ['another kind of document', () => zipOf({ 'word/document.xml': '<a/>' }), 'sheet.notTable'],
    [
      'a declared entity that grows',
      () => workbookOf([{ rows: '<row><c t="str"><v>&lol;</v></c></row>' }]),
      'sheet.unreadable',
    ],
  ])('%s', async (_, make, code) => {
    await expect(read(make())).rejects.toMatchObject({ code })
  })

  it('an old or locked Excel file says what to do', async () => {
    writeFileSync(files.at('old'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0, 1]))
    await expect(openTable(files, 'old')).rejects.toMatchObject({ code: 'sheet.isOldExcel' })
  })
})

describe('a received workbook becomes text once', () => {
  it('with blanks, quotes and line ends as they were', async () => {
    const rows = [
      ['客户名称', '备注'],
      ['甲', ' 两头有空格 '],
      ['乙', 'a "b", c\nd'],
    ]
    writeFileSync(files.at('up'), workbookOf([{ rows: rows.map(textRow).join('') }]))
    const table = await openTable(files, 'up')
    expect(table).toMatchObject({ sheets: ['Sheet1'], sheet: 'Sheet1', encoding: 'utf-8', delimiter: ',' })
    expect(parse(readFileSync(files.at('up'), 'utf8'), { bom: true })).toEqual(rows)
  })
})

const columns: OutColumn[] = [
  { title: '编号', kind: 'text' },
  { title: '客户名称', kind: 'text' },
  { title: '金额', kind: 'money' },
  { title: '日期', kind: 'day' },
]
const cellsOf = (index: number): Cell[] => [
  `K${index}`,
  `华东第${index}机械有限公司`,
  index + 0.25,
  '2026-11-22',
]
async function* many(count: number): AsyncGenerator<Cell[][]> {
  for (let from = 0; from < count; from += 1000)
    yield Array.from({ length: Math.min(1000, count - from) }, (_, index) => cellsOf(from + index))
}

describe('what is written', () => {
  it('100,000 rows go out and come in within flat memory, and another library reads the same', async () => {
    const path = join(folder, 'many.xlsx')
    const count = 100_000
    let most = 0
    const watch = () => {
      most = Math.max(most, process.memoryUsage().heapUsed + process.memoryUsage().external)
    }
    const before = process.memoryUsage().heapUsed + process.memoryUsage().external
    const timer = setInterval(watch, 20)
    await pipeline(xlsxFile('客户', columns, many(count)), createWriteStream(path))
    let rows = 0
    let last: string[] = []
    for await (const batch of xlsxRows(path, null)) {
      rows += batch.length
      last = batch.at(-1) ?? last
      watch()
    }
    clearInterval(timer)
    expect(rows).toBe(count + 1)
    expect(last).toEqual(['K99999', '华东第99999机械有限公司', '99999.25', '2026-11-22'])
    expect((most - before) / 1048576).toBeLessThan(200)
    const sheet = await readSheet(readFileSync(path))
    expect(sheet).toHaveLength(count + 1)
    expect(sheet[0]).toEqual(['编号', '客户名称', '金额', '日期'])
    expect(sheet[99_999]).toEqual([
      'K99998',
      '华东第99998机械有限公司',
      99_998.25,
      new Date('2026-11-22T00:00:00Z'),
    ])
  }, 300_000)

  it('is no formula in a workbook, whatever the text', async () => {
    const path = join(folder, 'formula.xlsx')
    const texts = ['=1+1', '+86 21', '-cmd|x', '@SUM(A1)', '\tx', 'a\u0000b\u0007']
    async function* rows() {
      yield texts.map((text) => [text])
    }
    await pipeline(xlsxFile('x', [{ title: 't', kind: 'text' }], rows()), createWriteStream(path))
    const sheet = await readSheet(readFileSync(path))
    // The library that reads it back trims; what matters is that they are texts.
    expect(sheet.slice(1).map((row) => String(row[0]).trim())).toEqual([
      '=1+1',
      '+86 21',
      '-cmd|x',
      '@SUM(A1)',
      'x',
      'ab',
    ])
    const xml: string[] = []
    for await (const batch of xlsxRows(path, null)) xml.push(...batch.map((row) => row[0] ?? ''))
    expect(xml[1]).toBe('=1+1')
  })

  it('never starts a cell of CSV like a formula, and reads back the same but for that', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }),
        async (texts) => {
          let text = ''
          async function* rows() {
            yield [texts]
          }
          const kinds = texts.map((_, index): OutColumn => ({ title: `c${index}`, kind: 'text' }))
          for await (const piece of csvFile(kinds, rows())) text += piece
          const [, row] = parse(text, {
            bom: true,
            relax_column_count: true,
            record_delimiter: '\r\n',
          }) as string[][]
          for (const [index, cell] of (row ?? []).entries()) {
            expect(/^[=@\t\r]/.test(cell)).toBe(false)
            expect([texts[index], `'${texts[index]}`]).toContain(cell)
          }
        },
      ),
    )
    expect(csvRow(['=1', '-2.5'])).toBe("'=1,-2.5\r\n")
  })

  it('a template has its notes, its lists and a sheet that explains', async () => {
    const bytes = await templateFile(
      '客户',
      [
        { title: '客户名称', kind: 'text', note: '必填' },
        { title: '状态', kind: 'text', note: '从下拉里选', choices: ['潜在', '合作中'] },
      ],
      { name: '填写说明', rows: [['客户名称', '必填']] },
    )
    const path = kept(bytes)
    expect((await sheetsOf(path)).map((sheet) => [sheet.name, sheet.hidden])).toEqual([
      ['客户', false],
      ['填写说明', false],
      ['lists', true],
    ])
    expect(await read(bytes)).toEqual([['客户名称', '状态']])
    expect(await read(bytes, 'lists')).toEqual([['潜在'], ['合作中']])
  })
})
