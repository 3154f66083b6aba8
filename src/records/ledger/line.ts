// One row of a file becomes one line of the ledger, or the code of why it is refused.
import type { Day } from '#base/calendar.ts'
import { minorPerMajor, roundHalfUp } from '#base/money.ts'
import { convertAt, type Rates, ratesOf } from '#records/staff/rate.ts'
import type { Mapping, OrderField } from './columns.ts'
import { currencyNamed } from './currency.ts'
import { type DayOrder, readDay } from './dates.ts'
import { type DecimalSign, readNumber } from './number-text.ts'

export const refusalCodes = [
  'ledger.noDocument',
  'ledger.badDate',
  'ledger.badQuantity',
  'ledger.badAmount',
  'ledger.badCost',
  'ledger.otherCurrency',
  'ledger.noRate',
  'ledger.noProduct',
  'ledger.unknownAccount',
  'ledger.unknownProduct',
  'ledger.tooLong',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** What holds for every row of one file. */
export type LinePlan = {
  mapping: Mapping
  /** Of the ledger; a line in another one is converted by the rate of its day, or refused. */
  currency: string
  rates?: Rates
  /** Of lines that name none, where it is not the ledger's. */
  fileCurrency?: string | undefined
  dayOrder: DayOrder
  decimal: DecimalSign
}

/** A line as read. One and the same object is filled again and again, so that a row leaves nothing behind. */
export type Line = {
  document: string
  /** The line's number within its document; '' where the file has none. */
  number: string
  day: Day
  /** '' where blank; without code and name the line is unassigned. */
  accountCode: string
  accountName: string
  region: string
  /** At least one of the two is there. */
  productCode: string
  productName: string
  quantityMilli: number
  amountMinor: number
  costMinor: number | null
  /** What the file says, where it is not in the currency of the ledger; otherwise currency is '' and the rest is none. */
  original: { currency: string; amountMinor: number; costMinor: number | null }
}

export const emptyLine = (): Line => ({
  document: '',
  number: '',
  day: '',
  accountCode: '',
  accountName: '',
  region: '',
  productCode: '',
  productName: '',
  quantityMilli: 0,
  amountMinor: 0,
  costMinor: null,
  original: { currency: '', amountMinor: 0, costMinor: null },
})

export const longestCode = 60
export const longestName = 200

const milliPerUnit = 1000
const nowhere = -1

/** A reader of rows; it puts a row into `line` and returns null, or the code of the first thing that is wrong. */
export const lineReader = (plan: LinePlan): ((row: readonly string[], line: Line) => RefusalCode | null) => {
  const at = (field: OrderField): number => plan.mapping[field] ?? nowhere
  const [document, number, date] = [at('document'), at('line'), at('date')]
  const [accountCode, accountName, region] = [at('accountCode'), at('accountName'), at('region')]
  const [productCode, productName] = [at('productCode'), at('productName')]
  const [quantity, price, amount, cost] = [at('quantity'), at('price'), at('amount'), at('cost')]
  const currency = at('currency')
  const own = plan.currency
  const unnamed = plan.fileCurrency ?? own
  const rates = plan.rates ?? ratesOf([])
  // Lines of one document stand together, so the day is mostly the one just read.
  let lastText = ''
  let lastDay: Day | null = null
  let lastCurrency = ''
  let named: string | null = unnamed
  let minor = minorPerMajor(unnamed)

  return (row, line) => {
    line.document = cell(row, document)
    if (line.document === '') return 'ledger.noDocument'
    line.number = cell(row, number)

    const dayText = cell(row, date)
    if (dayText !== lastText) {
      lastText = dayText
      lastDay = readDay(dayText, plan.dayOrder)
    }
    if (lastDay === null) return 'ledger.badDate'
    line.day = lastDay

    if (currency !== nowhere) {
      const text = cell(row, currency)
      if (text !== lastCurrency) {
        lastCurrency = text
        named = text === '' ? unnamed : currencyNamed(text)
        minor = minorPerMajor(named ?? own)
      }
      if (named === null) return 'ledger.otherCurrency'
    }

    const rate = named === own ? null : rates.on(named ?? own, line.day)
    if (named !== own && rate === null)
      return rates.knows(named ?? own) ? 'ledger.noRate' : 'ledger.otherCurrency'

    line.productCode = cell(row, productCode)
    line.productName = cell(row, productName)
    if (line.productCode === '' && line.productName === '') return 'ledger.noProduct'

    const units = readNumber(cell(row, quantity), plan.decimal)
    line.quantityMilli = roundHalfUp(units * milliPerUnit)
    if (!Number.isSafeInteger(line.quantityMilli)) return 'ledger.badQuantity'

    const amountText = cell(row, amount)
    line.amountMinor = roundHalfUp(
      amountText !== '' || price === nowhere
        ? readNumber(amountText, plan.decimal) * minor
        : readNumber(cell(row, price), plan.decimal) * units * minor,
    )
    if (!Number.isSafeInteger(line.amountMinor)) return 'ledger.badAmount'

    const costText = cell(row, cost)
    line.costMinor = costText === '' ? null : roundHalfUp(readNumber(costText, plan.decimal) * minor)
    if (line.costMinor !== null && !Number.isSafeInteger(line.costMinor)) return 'ledger.badCost'

    line.original.currency = ''
    if (rate !== null && named !== null) {
      const { amountMinor, costMinor } = line
      Object.assign(line.original, { currency: named, amountMinor, costMinor })
      line.amountMinor = convertAt(amountMinor, named, own, rate)
      line.costMinor = costMinor === null ? null : convertAt(costMinor, named, own, rate)
      if (!Number.isSafeInteger(line.amountMinor)) return 'ledger.badAmount'
      if (line.costMinor !== null && !Number.isSafeInteger(line.costMinor)) return 'ledger.badCost'
    }

    line.accountCode = withoutPointZero(cell(row, accountCode))
    line.accountName = cell(row, accountName)
    line.region = cell(row, region)
    if (
      line.document.length > longestCode ||
      line.number.length > longestCode ||
      line.productCode.length > longestCode ||
      line.accountCode.length > longestCode ||
      (line.productCode === '' && line.productName.length > longestName) ||
      (line.accountCode === '' && line.accountName.length > longestName)
    )
      return 'ledger.tooLong'
    return null
  }
}

/** A cell without blanks around it; most have none, and their first and last signs say so. */
const cell = (row: readonly string[], index: number): string => {
  const text = row[index]
  if (text === undefined || text === '') return ''
  return isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1)) ? text : text.trim()
}
const isPlain = (code: number): boolean => code > 32 && code < 127

/** Spreadsheets and data frames write the customer 17850 as 17850.0 once another customer is blank. */
const withoutPointZero = (code: string): string => {
  const end = code.length - 2
  if (end <= 0 || code.charCodeAt(end + 1) !== 48 || code.charCodeAt(end) !== 46) return code
  for (let at = 0; at < end; at += 1) {
    const sign = code.charCodeAt(at)
    if (sign < 48 || sign > 57) return code
  }
  return code.slice(0, end)
}
