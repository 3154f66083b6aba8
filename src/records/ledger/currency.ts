// Currencies as files name them, and which one a file is likely to be in.

const namesOf: Record<string, readonly string[]> = {
  CNY: ['人民币', '人民币元', '元', 'rmb', '¥', '￥', 'yuan', 'renminbi'],
  USD: ['美元', '美金', '$', 'us$', 'dollar', 'us dollar'],
  EUR: ['欧元', '€', 'euro'],
  GBP: ['英镑', '£', 'pound', 'pound sterling'],
  HKD: ['港币', '港元', 'hk$'],
  JPY: ['日元', '日币', 'yen'],
  TWD: ['新台币', '台币', 'nt$', 'ntd'],
  KRW: ['韩元', '₩'],
  SGD: ['新加坡元', '新币', 's$'],
}
const codes = new Map(
  Object.entries(namesOf).flatMap(([code, names]) => names.map((name) => [name, code] as const)),
)

/** The three-letter code that a cell names; null when it names none. */
export const currencyNamed = (text: string): string | null => {
  const name = text.trim()
  const known = codes.get(name.toLowerCase())
  if (known) return known
  return /^[A-Za-z]{3}$/.test(name) ? name.toUpperCase() : null
}

// Exports that everybody knows and that carry no currency: the UCI retail file is in pounds.
const knownExports: readonly { header: readonly string[]; currency: string }[] = [
  {
    header: ['InvoiceNo', 'StockCode', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID'],
    currency: 'GBP',
  },
]

/** What a file says of its currency: in a column, in its figures, or by being a well-known export. */
export const currencyOfFile = (
  header: readonly string[],
  currencyCells: readonly string[],
  figureCells: readonly string[],
): string | null => {
  const named = currencyCells.map(currencyNamed).find((code) => code !== null)
  if (named) return named
  const sign = figureCells.flatMap((text) => /[¥￥$£€]/.exec(text)?.[0] ?? []).at(0)
  if (sign) return currencyNamed(sign)
  return knownExports.find((known) => known.header.every((name) => header.includes(name)))?.currency ?? null
}
