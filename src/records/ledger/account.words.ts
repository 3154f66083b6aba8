// The words of one account's months and products.
import { words } from '#base/words.ts'

export const accountLedgerWords = words({
  monthsTitle: ['销售和毛利怎么走', 'How sales and profit run'],
  monthsSaid: ['最近 12 个完整月净额 {net}', 'Net sales of the last 12 complete months: {net}'],
  monthsSaidChange: [
    '最近 12 个完整月净额 {net}，比前 12 个月{way} {change}',
    'Net sales of the last 12 complete months: {net}, {way} {change} on the 12 before',
  ],
  wayUp: ['增长', 'up'],
  wayDown: ['下降', 'down'],
  month: ['月份', 'Month'],
  net: ['净额', 'Net'],
  profit: ['毛利', 'Profit'],
  yearBefore: ['上年同月', 'Year before'],
  change: ['同比', 'Change'],
  returned: ['退货', 'Returns'],
  orders: ['订单', 'Orders'],
  running: ['本月未完', 'still running'],
  noMonthsTitle: ['还没有订单', 'No orders yet'],
  noMonthsText: [
    '导入订单后，这里按月显示净额和毛利，并与上年同月比较。',
    'Once orders are imported, net sales and profit show here by month against the year before.',
  ],
  importOrders: ['导入订单', 'Import orders'],

  productsTitle: ['买什么', 'What it buys'],
  fiscalSaid: [
    '。{year} 财年至今（{first} 至 {upTo}）{net}',
    '. Fiscal {year} so far ({first} to {upTo}): {net}',
  ],
  fiscalSaidChange: [
    '。{year} 财年至今（{first} 至 {upTo}）{net}，比上年同期{way} {change}',
    '. Fiscal {year} so far ({first} to {upTo}): {net}, {way} {change} on the same months before',
  ],
  productsHint: ['近 12 个月，按净额', 'Last 12 months, by net sales'],
  product: ['产品', 'Product'],
  category: ['品类', 'Category'],
  share: ['占比', 'Share'],
  margin: ['毛利率', 'Margin'],
  quantity: ['数量', 'Quantity'],
  isNew: ['新增', 'New'],
  stopped: ['停购', 'Stopped'],
  productsMore: ['只列出前 {count} 种', 'The first {count} only'],
  noProducts: ['近 12 个月没有购买', 'Nothing bought in the last 12 months'],
})
