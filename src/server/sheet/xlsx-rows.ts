// Rows of a sheet of a workbook as text, streamed; what grows with the file is its table of shared texts.
import { Refusal } from '#base/refusal.ts'
import { type Book, damaged, openBook, openTags } from './xlsx-book.ts'
import { type DaySystem, dayText, figureText, placeOf, showsDay } from './xlsx-cells.ts'

export type SheetName = { name: string; hidden: boolean }
type Listed = SheetName & { part: string }

// A cell, a row and a gap of rows longer than these are no table.
const longestCell = 1024 * 1024
const mostColumns = 1000
const longestGap = 10_000
const mostSharedSigns = 400 * 1024 ** 2
const mostMerges = 200_000

/** The sheets of a workbook with cells, in their order. */
export const sheetsOf = async (path: string): Promise<SheetName[]> => {
  const book = await openBook(path)
  try {
    return (await listSheets(book)).sheets.map(({ name, hidden }) => ({ name, hidden }))
  } finally {
    book.close()
  }
}

/** Batches of rows, blank ones included, so that a row's number is the one the spreadsheet shows. */
export async function* xlsxRows(
  path: string,
  sheetName: string | null,
  onShare: (share: number) => void = () => {},
): AsyncGenerator<string[][]> {
  const book = await openBook(path)
  try {
    const { sheets, system } = await listSheets(book)
    const sheet = sheetName === null ? firstOf(sheets) : sheets.find((one) => one.name === sheetName)
    if (!sheet) throw new Refusal('invalid', 'sheet.noSuchSheet', { sheet: sheetName ?? '' })
    if (!book.has(sheet.part)) throw damaged()
    const context: Context = {
      system,
      days: await dayStyles(book),
      shared: await sharedTexts(book),
      merges: await mergesOf(book, sheet.part),
    }
    yield* rowsIn(book, sheet.part, context, onShare)
  } finally {
    book.close()
  }
}

const firstOf = (sheets: readonly Listed[]): Listed | undefined =>
  sheets.find((one) => !one.hidden) ?? sheets[0]

const workbookPart = 'xl/workbook.xml'

const listSheets = async (book: Book): Promise<{ sheets: Listed[]; system: DaySystem }> => {
  if (!book.has(workbookPart)) throw new Refusal('invalid', 'sheet.notTable')
  const targets = new Map<string, string>()
  const relations = openTags({
    open(name, attributes) {
      if (name === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '')
    },
    close() {},
    text() {},
  })
  relations.write(await book.text('xl/_rels/workbook.xml.rels'))
  relations.end()
  const sheets: Listed[] = []
  let system: DaySystem = '1900'
  const tags = openTags({
    open(name, attributes) {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) system = '1904'
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key === 'r:id' || key.endsWith(':id'))?.[1] ?? ''
      const target = targets.get(id)
      if (target && /worksheet/i.test(target))
        sheets.push({
          name: attributes.name ?? '',
          hidden: /hidden/i.test(attributes.state ?? ''),
          part: target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
        })
    },
    close() {},
    text() {},
  })
  tags.write(await book.text(workbookPart))
  tags.end()
  if (sheets.length === 0) throw new Refusal('invalid', 'sheet.notTable')
  return { sheets, system }
}

/** For each style of cells, whether it shows a day. */
const dayStyles = async (book: Book): Promise<boolean[]> => {
  const part = 'xl/styles.xml'
  if (!book.has(part)) return []
  const codes = new Map<number, string>()
  const formats: number[] = []
  let within = false
  const tags = openTags({
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') within = true
      else if (name === 'xf' && within) formats.push(Number(attributes.numFmtId ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') within = false
    },
    text() {},
  })
  tags.write(await book.text(part))
  tags.end()
  return formats.map((id) => showsDay(id, codes.get(id)))
}

const sharedTexts = async (book: Book): Promise<string[]> => {
  const part = 'xl/sharedStrings.xml'
  if (!book.has(part)) return []
  const texts: string[] = []
  let signs = 0
  let text = ''
  let reading = false
  let phonetic = false
  const tags = openTags({
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') reading = true
      else if (name === 'rPh') phonetic = true
    },
    close(name) {
      if (name === 't') reading = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') {
        signs += text.length + 16
        if (signs > mostSharedSigns || text.length > longestCell)
          throw new Refusal('tooLarge', 'sheet.tooBigInside')
        // A copy: a part of a longer text would keep the whole of it in memory.
        texts.push(Buffer.from(text).toString())
      }
    },
    text(piece) {
      if (reading && !phonetic) text += piece
    },
  })
  for await (const piece of book.pieces(part)) tags.write(piece)
  tags.end()
  return texts
}

type Merge = { top: number; bottom: number; left: number; right: number; value: string }

/** Merged cells are told behind all rows, so the part is looked through once before it is read. */
const mergesOf = async (book: Book, part: string): Promise<Merge[]> => {
  const merges: Merge[] = []
  const form = /<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+\d+):([A-Z]+\d+)"[^>]*>/g
  let rest = ''
  let behind = false
  for await (const piece of book.pieces(part)) {
    rest += piece
    if (!behind) {
      const end = rest.search(/<\/(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*\/>/)
      if (end < 0) {
        rest = rest.slice(-64)
        continue
      }
      behind = true
      rest = rest.slice(end)
    }
    let last = 0
    for (const match of rest.matchAll(form)) {
      last = match.index + match[0].length
      const from = placeOf(match[1] as string)
      const to = placeOf(match[2] as string)
      if (!from || !to || merges.length >= mostMerges) continue
      merges.push({
        top: from.row,
        bottom: to.row,
        left: from.column,
        right: Math.min(to.column, mostColumns),
        value: '',
      })
    }
    rest = rest.slice(Math.max(last, rest.length - 200))
  }
  return merges.sort((a, b) => a.top - b.top)
}

type Context = { system: DaySystem; days: boolean[]; shared: string[]; merges: Merge[] }

async function* rowsIn(
  book: Book,
  part: string,
  context: Context,
  onShare: (share: number) => void,
): AsyncGenerator<string[][]> {
  const { merges } = context
  let ready: string[][] = []
  let cells: string[] = []
  let rowNumber = 0
  let written = 0
  let column = 0
  let type = ''
  let style = 0
  let value = ''
  let reading = false
  let phonetic = false
  let nextMerge = 0
  let open: Merge[] = []
  const finishRow = () => {
    const gap = rowNumber - written - 1
    if (gap < 0 || gap > longestGap) throw damaged(Math.max(1, rowNumber))
    for (let blank = 0; blank < gap; blank += 1) ready.push(spread([], written + 1 + blank))
    ready.push(spread(cells, rowNumber))
    written = rowNumber
  }
  /** What stands in the first of merged cells stands in all of them. */
  const spread = (row: string[], number: number): string[] => {
    for (; nextMerge < merges.length && (merges[nextMerge] as Merge).top <= number; nextMerge += 1)
      open.push(merges[nextMerge] as Merge)
    if (open.length === 0) return row
    open = open.filter((merge) => merge.bottom >= number)
    for (const merge of open) {
      if (merge.top === number) merge.value = row[merge.left] ?? ''
      if (merge.value === '') continue
      for (let at = merge.left; at <= merge.right; at += 1) {
        while (row.length <= at) row.push('')
        if (row[at] === '') row[at] = merge.value
      }
    }
    return row
  }
  const tags = openTags({
    open(name, attributes) {
      if (name === 'row') {
        rowNumber = attributes.r ? Number(attributes.r) : rowNumber + 1
        if (!Number.isInteger(rowNumber) || rowNumber < 1) throw damaged(written + 1)
        cells = []
        column = 0
      } else if (name === 'c') {
        const place = attributes.r ? placeOf(attributes.r) : null
        if (place) column = place.column
        type = attributes.t ?? 'n'
        style = attributes.s ? Number(attributes.s) : 0
        value = ''
      } else if (name === 'v' || name === 't') reading = true
      else if (name === 'rPh') phonetic = true
    },
    text(piece) {
      if (!reading || phonetic) return
      value += piece
      if (value.length > longestCell) throw damaged(rowNumber)
    },
    close(name) {
      if (name === 'v' || name === 't') reading = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'c') {
        if (value !== '' && column < mostColumns) {
          while (cells.length < column) cells.push('')
          cells[column] = textOf(value, type, style, context)
        }
        column += 1
      } else if (name === 'row') finishRow()
    },
  })
  for await (const piece of book.pieces(part, onShare)) {
    tags.write(piece)
    if (ready.length) {
      yield ready
      ready = []
    }
  }
  tags.end()
}

const textOf = (value: string, type: string, style: number, { system, days, shared }: Context): string => {
  switch (type) {
    case 's':
      return shared[Number(value)] ?? ''
    case 'n':
      return (days[style] ? dayText(Number(value), system) : null) ?? figureText(value)
    case 'b':
      return value === '1' ? 'true' : 'false'
    case 'd':
      return value.replace('T', ' ').replace(/( 00:00:00)?(\.\d+)?Z?$/, '')
    default:
      // Texts stand as they are; signs that XML cannot carry are written as _x000D_.
      return value.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
  }
}
