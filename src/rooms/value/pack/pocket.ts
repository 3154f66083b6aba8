// From the list price to what is left: every step takes something, and the steps make the difference to the cent.
import type { Parts, ServiceKind } from '../parts.ts'

export type Listed = {
  /** Invoiced of products whose list price is known, and what it would have been at that price. */
  listedMinor: number
  atListMinor: number
}

export type Pocket = {
  listMinor: number | null
  onInvoiceMinor: number | null
  listedShare: number
  invoicedMinor: number
  discountMinor: number
  rebateMinor: number
  returnedMinor: number
  capitalMinor: number
  logisticsMinor: number
  promotionMinor: number
  pocketMinor: number
  goodsMinor: number | null
  serviceMinor: number
  leftMinor: number | null
}

/** List prices must be known of at least this share of what was invoiced. */
const leastListed = 0.5

/**
 * The list price of what is listed stands for all, scaled by what was invoiced. list − on invoice = invoiced;
 * invoiced − discount − rebate − returned − capital − logistics − promotion = pocket; pocket − goods − service = left,
 * which is the contribution after service.
 */
export const pocketOf = (parts: Pick<Parts, 'sales' | 'goods' | 'service'>, listed: Listed): Pocket => {
  const { sales, goods, service } = parts
  const of = (kinds: readonly ServiceKind[]) =>
    service.reduce((sum, part) => (kinds.includes(part.kind) ? sum + part.minor : sum), 0)
  const invoicedMinor = sales.grossMinor
  const listedShare = invoicedMinor > 0 ? Math.min(1, listed.listedMinor / invoicedMinor) : 0
  const listMinor =
    invoicedMinor > 0 && listedShare >= leastListed
      ? Math.round((listed.atListMinor * invoicedMinor) / listed.listedMinor)
      : null
  const capitalMinor = of(['capital'])
  const logisticsMinor = of(['logistics'])
  const promotionMinor = of(['promotion'])
  const serviceMinor = of(['visit', 'serviceHour', 'returnLine', 'managerHour'])
  const pocketMinor =
    invoicedMinor -
    sales.discountMinor -
    sales.rebateMinor -
    sales.returnedMinor -
    capitalMinor -
    logisticsMinor -
    promotionMinor
  return {
    listMinor,
    onInvoiceMinor: listMinor === null ? null : listMinor - invoicedMinor,
    listedShare,
    invoicedMinor,
    discountMinor: sales.discountMinor,
    rebateMinor: sales.rebateMinor,
    returnedMinor: sales.returnedMinor,
    capitalMinor,
    logisticsMinor,
    promotionMinor,
    pocketMinor,
    goodsMinor: goods.costMinor,
    serviceMinor,
    leftMinor: goods.costMinor === null ? null : pocketMinor - goods.costMinor - serviceMinor,
  }
}
