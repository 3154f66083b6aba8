import { describe, expect, it } from 'vitest'
import { checkMapping, headerRow, recogniseColumns } from './columns.ts'

const codesOf = (problems: { field: string; code: string }[]) =>
  problems.map((one) => `${one.field} ${one.code}`)

describe('columns are recognised by their headers', () => {
  it('knows the UCI retail file', () => {
    const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'.split(
      ',',
    )
    expect(recogniseColumns(header)).toEqual({
      document: 0,
      productCode: 1,
      productName: 2,
      quantity: 3,
      date: 4,
      price: 5,
      accountCode: 6,
      region: 7,
    })
    expect(checkMapping(recogniseColumns(header), header.length)).toEqual([])
  })

  it.each([
    [
      '订单号,行号,日期,客户编码,产品编码,数量,金额,成本',
      'document line date accountCode productCode quantity amount cost',
    ],
    [
      '单据号,订单日期,客户编号,客户名称,存货编码,品名,数量,含税单价,含税金额,成本金额,币种,省份',
      'document date accountCode accountName productCode productName quantity price amount cost currency region',
    ],
    [
      '发票号,下单日期,客户,货号,数量,销售额,地区',
      'document date accountName productCode quantity amount region',
    ],
    [
      'Order Number,Invoice Date,Customer Name,SKU,Qty,Unit Price',
      'document date accountName productCode quantity price',
    ],
    [
      'invoice,line,date,customer code,customer,item,product,qty,net amount,cost,currency,region',
      'document line date accountCode accountName productCode productName quantity amount cost currency region',
    ],
    [
      'document,line,date,customer code,product code,quantity,amount,cost',
      'document line date accountCode productCode quantity amount cost',
    ],
  ])('%s', (header, fields) => {
    const columns = header.split(',')
    const mapping = recogniseColumns(columns)
    expect(columns.map((_, at) => Object.entries(mapping).find(([, index]) => index === at)?.[0])).toEqual(
      fields.split(' '),
    )
    expect(checkMapping(mapping, columns.length)).toEqual([])
  })

  it('looks past case, spaces, marks and what stands in brackets', () => {
    expect(recogniseColumns([' 金额（元） ', 'ORDER-NO.', '客户 编码*'])).toEqual({
      amount: 0,
      document: 1,
      accountCode: 2,
    })
  })

  it('gives each column to one field only', () => {
    const mapping = recogniseColumns(['客户', '客户', '客户名称'])
    expect(new Set(Object.values(mapping)).size).toBe(Object.values(mapping).length)
  })

  it('leaves out what no header names', () => {
    expect(recogniseColumns(['foo', '', '备注'])).toEqual({})
  })
})

describe('a mapping is checked before anything is read', () => {
  it('names every field that is needed', () => {
    expect(codesOf(checkMapping({}, 3))).toEqual([
      'mapping.document ledger.columnNeeded',
      'mapping.date ledger.columnNeeded',
      'mapping.accountCode ledger.columnNeeded',
      'mapping.productCode ledger.columnNeeded',
      'mapping.quantity ledger.columnNeeded',
      'mapping.amount ledger.columnNeeded',
    ])
  })

  it('takes a name for a code and a price for an amount', () => {
    const mapping = { document: 0, date: 1, accountName: 2, productName: 3, quantity: 4, price: 5 }
    expect(checkMapping(mapping, 6)).toEqual([])
  })

  it('refuses columns that are not there, and one column for two fields', () => {
    const mapping = { document: 0, date: 1, accountCode: 2, productCode: 2, quantity: 4, amount: 9 }
    expect(codesOf(checkMapping(mapping, 6))).toEqual([
      'mapping.productCode ledger.columnTwice',
      'mapping.amount ledger.noSuchColumn',
    ])
  })
})

describe('the header is found', () => {
  it('in the first row as a rule', () => {
    expect(
      headerRow([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ).toBe(0)
  })

  it('below a title when a report has one', () => {
    expect(
      headerRow([
        ['销售明细表'],
        ['2026年10月', ''],
        ['订单号', '日期', '客户名称', '品名', '数量', '金额'],
        ['1'],
      ]),
    ).toBe(2)
  })
})
