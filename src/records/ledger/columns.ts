// Which column of a file is which field, recognised by its header in Chinese, English or known exports.
import type { Problem } from '#base/refusal.ts'

export const orderFields = [
  'document',
  'line',
  'date',
  'accountCode',
  'accountName',
  'productCode',
  'productName',
  'quantity',
  'price',
  'amount',
  'cost',
  'currency',
  'region',
] as const
export type OrderField = (typeof orderFields)[number]
export type Mapping = Partial<Record<OrderField, number>>

/** What headers say, already plain (see `plain`), the surest name first. */
const names: Record<OrderField, readonly string[]> = {
  document: [
    ...['订单号', '订单编号', '销售订单号', '单据号', '单据编号', '单号', '发票号', '发票号码', '出库单号'],
    ...['合同号', 'invoiceno', 'invoicenumber', 'invoice', 'ordernumber', 'orderno', 'orderid', 'order'],
    ...['documentnumber', 'documentno', 'document', 'docno', 'salesorder'],
  ],
  line: [
    ...['行号', '订单行号', '行项目', '行项目号', '行次', '明细行号', '项次'],
    ...['line', 'lineno', 'linenumber', 'lineid', 'orderline', 'position'],
  ],
  date: [
    ...['订单日期', '下单日期', '单据日期', '开票日期', '发票日期', '销售日期', '出库日期', '发货日期'],
    ...['日期', '下单时间', '订单时间', '时间', 'orderdate', 'invoicedate', 'documentdate', 'postingdate'],
    ...['salesdate', 'billingdate', 'transactiondate', 'date'],
  ],
  accountCode: [
    ...['客户编码', '客户编号', '客户代码', '客户号', '客户id', '会员编号', '购货单位编码', 'customerid'],
    ...['customercode', 'customerno', 'customernumber', 'accountcode', 'accountid', 'accountno', 'clientid'],
    ...['buyerid', 'soldto'],
  ],
  accountName: [
    ...['客户名称', '客户全称', '客户', '客户简称', '购货单位', '购方名称', '单位名称', 'customername'],
    ...['customer', 'accountname', 'account', 'clientname', 'client', 'buyername', 'buyer', 'company'],
  ],
  productCode: [
    ...[
      '产品编码',
      '产品编号',
      '产品代码',
      '物料编码',
      '物料编号',
      '物料号',
      '存货编码',
      '存货编号',
      '商品编码',
    ],
    ...['商品编号', '货号', '料号', 'sku', 'stockcode', 'productcode', 'productid', 'productno'],
    ...['productnumber', 'itemcode', 'itemno', 'itemnumber', 'itemid', 'material', 'materialno', 'partno'],
    ...['partnumber', 'article', 'articleno', 'item'],
  ],
  productName: [
    ...['产品名称', '物料名称', '存货名称', '商品名称', '货物名称', '品名', '产品', '商品', 'productname'],
    ...['itemname', 'description', 'productdescription', 'itemdescription', 'materialdescription', 'product'],
  ],
  quantity: ['数量', '订单数量', '销售数量', '发货数量', '订货数量', 'quantity', 'qty', 'orderqty', 'units'],
  price: [
    ...['含税单价', '单价', '销售单价', '实际单价', '价格', 'unitprice', 'price', 'salesprice', 'netprice'],
  ],
  amount: [
    ...['金额', '销售额', '销售金额', '含税金额', '价税合计', '订单金额', '总金额', '合计金额', '无税金额'],
    ...['netamount', 'amount', 'lineamount', 'linetotal', 'salesamount', 'netsales', 'sales', 'revenue'],
    ...['totalamount', 'total'],
  ],
  cost: [
    ...[
      '成本金额',
      '成本',
      '销售成本',
      '总成本',
      '成本额',
      'costamount',
      'cost',
      'totalcost',
      'linecost',
      'cogs',
    ],
  ],
  currency: ['币种', '币别', '货币', 'currency', 'currencycode', 'curr'],
  region: [
    '省份',
    '地区',
    '区域',
    '大区',
    '省',
    '省市',
    '国家',
    'region',
    'country',
    'province',
    'state',
    'area',
  ],
}

/** A header without case, spaces, marks and what stands in brackets: `金额（元）` and `Unit Price` become plain. */
export const plain = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')

/** The fields that a header names, each column at most once; what it does not name is left out. */
export const recogniseColumns = (header: readonly string[]): Mapping => {
  const columns = header.map(plain)
  const taken = new Set<number>()
  const mapping: Mapping = {}
  for (const field of orderFields)
    for (const name of names[field]) {
      const index = columns.findIndex((column, at) => column === name && !taken.has(at))
      if (index < 0) continue
      mapping[field] = index
      taken.add(index)
      break
    }
  return mapping
}

const needed: readonly (readonly OrderField[])[] = [
  ['document'],
  ['date'],
  ['accountCode', 'accountName'],
  ['productCode', 'productName'],
  ['quantity'],
  ['amount', 'price'],
]

/** What is wrong with a mapping for a file of so many columns; empty when it can be imported. */
export const checkMapping = (mapping: Mapping, columns: number): Problem[] => {
  const problems: Problem[] = []
  for (const fields of needed)
    if (fields.every((field) => mapping[field] === undefined))
      problems.push({ field: `mapping.${fields[0]}`, code: 'ledger.columnNeeded' })
  const users = new Map<number, OrderField>()
  for (const field of orderFields) {
    const index = mapping[field]
    if (index === undefined) continue
    if (!Number.isInteger(index) || index < 0 || index >= columns)
      problems.push({ field: `mapping.${field}`, code: 'ledger.noSuchColumn', params: { column: index + 1 } })
    else if (users.has(index))
      problems.push({
        field: `mapping.${field}`,
        code: 'ledger.columnTwice',
        params: { column: index + 1, other: users.get(index) ?? '' },
      })
    else users.set(index, field)
  }
  return problems
}

// A report above the table is usually a title and a line or two.
const furthestHeader = 10
const fewestNamed = 3

/** Where the header stands among the first rows: the row that names most fields, the first when none does. */
export const headerRow = (rows: readonly (readonly string[])[]): number => {
  let best = 0
  let most = fewestNamed - 1
  for (const [index, row] of rows.slice(0, furthestHeader).entries()) {
    const named = Object.keys(recogniseColumns(row)).length
    if (named > most) {
      best = index
      most = named
    }
  }
  return best
}
