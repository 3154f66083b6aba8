// The words of this room, Chinese and English side by side.
import { words } from '#base/words.ts'
import type { OrderField } from './columns.ts'
import type { RefusalCode } from './line.ts'

/** Why a row was refused: in the file of refused rows and on the page. */
export const refusalWords = words({
  'ledger.noDocument': ['没有订单号', 'No document number'],
  'ledger.badDate': ['日期看不懂', 'The date cannot be read'],
  'ledger.badQuantity': ['数量不是数字', 'The quantity is not a number'],
  'ledger.badAmount': ['金额或单价不是数字', 'The amount or price is not a number'],
  'ledger.badCost': ['成本不是数字', 'The cost is not a number'],
  'ledger.otherCurrency': [
    '币种不是账本币种，也没有它的汇率',
    'The currency is not the one of the ledger, and there is no rate for it',
  ],
  'ledger.noRate': [
    '订单日期之前没有这个币种的汇率',
    'There is no rate of this currency for the day of the order',
  ],
  'ledger.noProduct': ['没有产品', 'No product'],
  'ledger.unknownAccount': ['系统里没有这个客户', 'No such account in the system'],
  'ledger.unknownProduct': ['系统里没有这个产品', 'No such product in the system'],
  'ledger.tooLong': ['单号、编码或名称过长', 'A number, code or name is too long'],
}) satisfies Record<RefusalCode, readonly [string, string]>

export const fieldWords = words({
  document: ['订单号', 'Document'],
  line: ['行号', 'Line number'],
  date: ['日期', 'Date'],
  accountCode: ['客户编码', 'Account code'],
  accountName: ['客户名称', 'Account name'],
  productCode: ['产品编码', 'Product code'],
  productName: ['产品名称', 'Product name'],
  quantity: ['数量', 'Quantity'],
  price: ['单价', 'Unit price'],
  amount: ['金额', 'Amount'],
  cost: ['成本金额', 'Cost'],
  currency: ['币种', 'Currency'],
  region: ['地区', 'Region'],
}) satisfies Record<OrderField, readonly [string, string]>

/** Why a file is no table that can be read. */
export const sheetWords = words({
  'sheet.empty': ['文件是空的', 'The file is empty'],
  'sheet.isOldExcel': [
    '旧版 .xls 或带密码的 Excel 读不了。在 Excel 里去掉密码，另存为 .xlsx 再上传。',
    'An old .xls, or an Excel file with a password, cannot be read. Remove the password, save it as .xlsx and upload that.',
  ],
  'sheet.notTable': [
    '这不是 Excel 工作簿，也不是文本表格',
    'This is neither an Excel workbook nor a table of text',
  ],
  'sheet.noSuchSheet': ['工作簿里没有“{sheet}”这张表', 'The workbook has no sheet “{sheet}”'],
  'sheet.unreadable': [
    '第 {row} 行附近读不下去：引号没有成对，或者文件已损坏。',
    'The file cannot be read on from about line {row}: a quote is never closed, or the file is damaged.',
  ],
  'sheet.tooBigInside': ['压缩文件解开后太大', 'The compressed file is too large inside'],
  'sheet.bookTooLarge': [
    'Excel 文件超过 {megabytes} MB。拆成几份，或者存成 CSV。',
    'The workbook is over {megabytes} MB. Split it, or save it as CSV.',
  ],
})

/** What a door or a job of this room refuses, by its code. */
export const ledgerRefusals = words({
  ...refusalWords,
  ...sheetWords,
  'ledger.columnNeeded': ['还没有指定这一列', 'No column is chosen for this'],
  'ledger.noSuchColumn': ['文件里没有第 {column} 列', 'The file has no column {column}'],
  'ledger.columnTwice': ['第 {column} 列被用了两次', 'Column {column} is used twice'],
  'ledger.noSuchImport': ['没有这次导入', 'No such import'],
  'ledger.importRunning': ['这份文件正在导入', 'This file is being imported already'],
  'ledger.importDone': ['这份文件已经导入过了', 'This file has been imported already'],
  'ledger.uploadGone': [
    '上传的文件已清理，请重新上传。',
    'The uploaded file was cleared away; upload it again.',
  ],
  'ledger.currencyNeeded': ['请指定币种', 'Choose a currency'],
  'ledger.wrongCurrency': [
    '账本的币种是 {currency}，不能导入其他币种。',
    'The ledger is kept in {currency}; another currency cannot be imported.',
  ],
  'ledger.nothingRefused': ['没有被拒绝的行', 'No rows were refused'],
  'ledger.noSuchProduct': ['没有这个产品', 'No such product'],
})

/** The page of imports. */
export const importWords = words({
  title: ['导入订单', 'Import orders'],
  lead: [
    '选一份订单明细（CSV，可以是 gzip 压缩的）。列会自动识别；同样的行再导一次，不会重复入账。',
    'Choose a file of order lines (CSV, gzip is fine). Columns are recognised; the same lines again are not booked twice.',
  ],
  choose: ['选择文件', 'Choose a file'],
  drop: ['把文件拖到这里', 'Drop a file here'],
  uploading: ['正在上传…', 'Uploading…'],
  columns: ['列对应', 'Columns'],
  field: ['字段', 'Field'],
  column: ['文件里的列', 'Column of the file'],
  sample: ['样例', 'Sample'],
  notInFile: ['文件里没有', 'Not in the file'],
  needsOne: ['至少要有：{fields}', 'At least one of: {fields}'],
  currency: ['币种', 'Currency'],
  currencyFixed: ['账本用 {currency} 记账', 'The ledger is kept in {currency}'],
  currencyFirst: [
    '第一次导入定下账本的币种，以后不能更改。',
    'The first import settles the currency of the ledger; it stays.',
  ],
  unknownAccounts: ['系统里没有的客户', 'Accounts not in the system'],
  unknownProducts: ['系统里没有的产品', 'Products not in the system'],
  create: ['自动新建', 'Add them'],
  refuse: ['拒绝这些行', 'Refuse these lines'],
  known: [
    '同样的文件已经导入过，再导一次不会增加任何行。',
    'The same file has been imported before; importing it again adds nothing.',
  ],
  start: ['开始导入', 'Import'],
  history: ['导入记录', 'Imports so far'],
  none: ['还没有导入过订单', 'No orders have been imported yet'],
  file: ['文件', 'File'],
  state: ['状态', 'State'],
  by: ['导入人', 'By'],
  at: ['时间', 'Time'],
  linesRead: ['读取行数', 'Lines read'],
  linesAdded: ['新增', 'Added'],
  linesKnown: ['已有', 'Known already'],
  linesRefused: ['拒绝', 'Refused'],
  linesUnassigned: ['没有客户的行', 'Lines without an account'],
  documents: ['单据数', 'Documents'],
  accounts: ['客户数', 'Accounts'],
  accountsCreated: ['新建客户', 'New accounts'],
  productsCreated: ['新建产品', 'New products'],
  net: ['净额', 'Net'],
  gross: ['销售额（不含退货）', 'Sales before returns'],
  unassigned: ['其中没有客户的', 'Of which without an account'],
  span: ['{from} 至 {to}', '{from} to {to}'],
  refusedFile: ['下载被拒绝的行', 'Download the refused rows'],
  refusedHint: [
    '文件里每行都写了原因。改好后直接导入那份文件即可，已入账的行不会重复。',
    'Each row says why. Mend it and import that file; lines already booked are not booked again.',
  ],
  refusedRow: ['原文件行', 'Row in the file'],
  refusedReason: ['拒绝原因', 'Reason'],
  next: ['去看关键客户', 'See who is key'],
})
