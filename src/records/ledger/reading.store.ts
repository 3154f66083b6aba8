// Reads a file into lines ready to be loaded, a part at a time; what grows is the list of its accounts and products.
import { hash } from 'node:crypto'
import { type Rate, ratesOf } from '#records/staff/rate.ts'
import { openFiles } from '#server/files.ts'
import { rowsOf } from '#server/sheet/csv-rows.ts'
import { type DayOrder, dayOrderOf } from './dates.ts'
import { type Directory, type Entry, numberOf, openDirectory } from './directory.ts'
import { emptyLine, type Line, lineReader, longestName, type RefusalCode } from './line.ts'
import { type DecimalSign, decimalSignOf } from './number-text.ts'
import { refusedRows } from './refused.store.ts'
import { type SliceCount, sliceOfAccount, sliceOfUnassigned, unassignedSlices } from './slices.ts'
import type { ImportSettings } from './tables.store.ts'
import { countLine, countRefusal, isGross, noTotals, type Totals } from './totals.ts'

/** All that is needed to read a file, in a form that can be sent to another thread. */
export type Source = {
  /** The folder of the program's files. */
  folder: string
  importId: string
  uploadName: string
  settings: ImportSettings
  /** What other currencies are worth in the ledger's. */
  rates: readonly Rate[]
  /** Codes and names that may be used; null where unknown ones are added. */
  knownAccounts: ReadonlySet<string> | null
  knownProducts: ReadonlySet<string> | null
}

export type Found = {
  totals: Totals
  /** In the order of their numbers. */
  accounts: Entry[]
  products: Entry[]
  slices: SliceCount[]
  rows: number
}

// A megabyte: few statements, short ones, and rows that are forgotten while they are young.
const partLength = 1024 * 1024
const sampledRows = 10_000

export type Reading = {
  /** COPY text of a file's lines in parts, each ordered by slice so that a slice lies in runs. */
  parts: AsyncGenerator<string>
  /** Complete when the last part has been taken. */
  found: Found
}

/** `onBatch` is awaited between pieces and may throw to stop. */
export type OnBatch = (bytesDone: number) => Promise<void>

export const nothingFound = (): Found => ({
  totals: noTotals(),
  accounts: [],
  products: [],
  slices: [],
  rows: 0,
})

export const readOrders = (source: Source, onBatch: OnBatch): Reading => {
  const found = nothingFound()
  return { parts: partsOf(source, found, onBatch), found }
}

async function* partsOf(source: Source, found: Found, onBatch: OnBatch): AsyncGenerator<string> {
  const { settings } = source
  const files = openFiles(source.folder)
  const accounts = openDirectory()
  const products = openDirectory()
  const refused = refusedRows(files, source.importId, settings.header)
  const slices = new Slices()
  const line = emptyLine()
  const grossSeen: boolean[] = []
  let bytesDone = 0
  let rowNumber = 0
  let toSkip = settings.headerRow + 1
  const batches = rowsOf(files.at(source.uploadName), settings, (done) => {
    bytesDone = done
  })
  try {
    let read: ReturnType<typeof lineReader> | undefined
    for await (const rows of sampledFirst(batches)) {
      read ??= lineReader({
        mapping: settings.mapping ?? {},
        currency: settings.currency ?? '',
        rates: ratesOf(source.rates),
        fileCurrency: settings.fileCurrency,
        ...habitsOf(rows.slice(toSkip), settings),
      })
      for (const row of rows) {
        rowNumber += 1
        if (isBlank(row)) continue
        if (toSkip > 0) {
          toSkip -= 1
          continue
        }
        const refusal = read(row, line) ?? unknownIn(source, line)
        if (refusal) {
          countRefusal(found.totals, refusal)
          refused.write(row, rowNumber, refusal)
        } else place(line, rowNumber, { totals: found.totals, accounts, products, slices, grossSeen })
        if (slices.length >= partLength) yield slices.take()
      }
      await refused.settle()
      await onBatch(bytesDone)
    }
    if (slices.length) yield slices.take()
  } finally {
    await refused.close()
  }
  found.slices = slices.counts()
  found.rows = found.slices.reduce((sum, one) => sum + one.rows, 0)
  found.accounts = accounts.entries
  found.products = products.entries
  found.totals.accounts = accounts.entries.length
  found.totals.grossAccounts = grossSeen.reduce((count, seen) => count + (seen ? 1 : 0), 0)
}

const isBlank = (row: readonly string[]): boolean =>
  row.length === 1 ? row[0]?.trim() === '' : row.every((cell) => cell.trim() === '')

const unknownIn = (source: Source, line: Line): RefusalCode | null => {
  const account = line.accountCode || line.accountName
  if (source.knownAccounts && account !== '' && !source.knownAccounts.has(account))
    return 'ledger.unknownAccount'
  const product = line.productCode || line.productName
  return source.knownProducts && !source.knownProducts.has(product) ? 'ledger.unknownProduct' : null
}

type Tally = {
  totals: Totals
  accounts: Directory
  products: Directory
  slices: Slices
  grossSeen: boolean[]
}

/** Numbers a line's account and product and writes it into its slice. */
const place = (line: Line, rowNumber: number, tally: Tally): void => {
  const { totals, accounts, products, slices, grossSeen } = tally
  const { accountCode, accountName, productCode, productName } = line
  const unassigned = accountCode === '' && accountName === ''
  const gross = isGross(line)
  countLine(totals, line, unassigned)
  const product = numberOf(products, productCode, shortened(productName), '', gross)
  const account = unassigned
    ? -1
    : numberOf(accounts, accountCode, shortened(accountName), line.region.slice(0, longestRegion), true)
  if (gross && !unassigned) grossSeen[account] = true
  const key = keyOf(line)
  const slice = unassigned ? sliceOfUnassigned(key) : sliceOfAccount(account)
  const cost = line.costMinor === null ? '\\N' : line.costMinor
  slices.add(
    slice,
    `${slice}\t${rowNumber}\t${unassigned ? '\\N' : account}\t${product}\t${key}\t${copied(line.document)}\t${line.day}\t${line.quantityMilli}\t${line.amountMinor}\t${cost}\t${originalOf(line)}\n`,
  )
}

const originalOf = ({ original: { currency, amountMinor } }: Line): string =>
  currency === '' ? '\\N\t\\N' : `${amountMinor}\t${currency}`

const longestRegion = 60
const shortened = (name: string): string => (name.length > longestName ? name.slice(0, longestName) : name)

const between = '\u001f'

/**
 * What makes a line the same line in another file: its number in its document, or its whole content. A cost that
 * the program fills in later is no part of it, and an amount counts in its own currency, whatever the rate of the day. Written as the hexadecimal digits of a UUIDv8 (RFC 9562).
 */
const keyOf = (line: Line): string => {
  const content =
    line.number === ''
      ? line.document +
        between +
        line.day +
        between +
        (line.productCode || line.productName) +
        between +
        line.quantityMilli +
        between +
        said(line)
      : line.document + between + line.number
  const digest = hash('md5', content)
  const variant = '89ab'.charAt(Number.parseInt(digest.charAt(16), 16) & 3)
  return `${digest.slice(0, 12)}8${digest.slice(13, 16)}${variant}${digest.slice(17)}`
}

const said = ({ original, amountMinor, costMinor }: Line): string =>
  original.currency === ''
    ? amountMinor + between + (costMinor ?? '')
    : original.amountMinor + between + (original.costMinor ?? '') + between + original.currency

const special = /[\\\t\n\r\0]/
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' }
const copied = (text: string): string =>
  special.test(text) ? text.replace(/[\\\t\n\r\0]/g, (sign) => escapes[sign] ?? '') : text

/** Text of the part being written, slice by slice, and how many rows each slice has got so far. */
class Slices {
  length = 0
  readonly #texts: string[] = []
  readonly #rows: number[] = []

  add(slice: number, text: string): void {
    const at = slice + unassignedSlices
    for (let next = this.#texts.length; next <= at; next += 1) {
      this.#texts.push('')
      this.#rows.push(0)
    }
    this.#texts[at] += text
    this.#rows[at] = (this.#rows[at] as number) + 1
    this.length += text.length
  }

  take(): string {
    const text = this.#texts.join('')
    this.#texts.fill('')
    this.length = 0
    return text
  }

  counts(): SliceCount[] {
    return this.#rows.flatMap((rows, at) => (rows ? [{ slice: at - unassignedSlices, rows }] : []))
  }
}

/** The same batches, the first ones joined into one large enough to judge the file's habits by. */
async function* sampledFirst(batches: AsyncIterable<string[][]>): AsyncGenerator<string[][]> {
  let first: string[][] | null = []
  for await (const rows of batches) {
    if (first === null) yield rows
    else {
      for (const row of rows) first.push(row)
      if (first.length < sampledRows) continue
      yield first
      first = null
    }
  }
  if (first?.length) yield first
}

/** How a file writes its days and numbers. */
const habitsOf = (
  rows: readonly string[][],
  { mapping = {} }: ImportSettings,
): { dayOrder: DayOrder; decimal: DecimalSign } => {
  const cells = (index: number | undefined): string[] =>
    index === undefined ? [] : rows.flatMap((row) => row[index]?.trim() || [])
  return {
    dayOrder: dayOrderOf(cells(mapping.date)),
    decimal: decimalSignOf([mapping.quantity, mapping.price, mapping.amount, mapping.cost].flatMap(cells)),
  }
}
