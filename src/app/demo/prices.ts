// What a piece costs us and sells for in a month: list prices rise every January, costs creep and swing.
import { categories, listMargins, type Product } from './products.ts'

const yearlyRise = 1.02

/** List price in minor units in a calendar year; standard costs are those of the last year. */
function listPriceMinor(product: Product, year: number, lastYear: number): number {
  const today = product.standardCostMinor / (1 - listMargins[product.category])
  return today * yearlyRise ** (year - lastYear)
}

/** The price of a piece after discount, in whole yuan, or whole 10 fen below 1000 yuan. */
export function priceMinor(product: Product, discount: number, year: number, lastYear: number): number {
  const price = listPriceMinor(product, year, lastYear) * (1 - discount)
  const step = price >= 100_000 ? 100 : 10
  return Math.round(price / step) * step
}

/** Average cost of a piece in month t of 36: material swings by category over about twenty months. */
export function costMinor(product: Product, t: number): number {
  const swing = 0.015 * Math.sin((2 * Math.PI * (t + 3 * categories.indexOf(product.category))) / 20)
  return product.standardCostMinor * yearlyRise ** ((t - 35) / 12) * (1 + swing)
}
