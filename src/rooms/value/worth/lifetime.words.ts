// The words of why a lifetime value is what it is.
import { words } from '#base/words.ts'

export const lifetimeWords = words({
  'marginFrom.own': ['利润率（这家自己的）', 'Margin, its own'],
  'marginFrom.company': ['利润率（全体平均，这家成本未知）', 'Margin of all, since its own is not known'],
  'marginFrom.settings': ['利润率（设置里的，成本都未知）', 'Margin from settings, since no cost is known'],
  perOrder: ['每单净额', 'Net sales per order'],
  yearOrders: ['未来一年预期订单', 'Orders expected in a year'],
  horizonOrders: ['未来 {years} 年预期订单', 'Orders expected in {years} years'],
  discountedOrders: ['折现之后', 'The same, discounted'],
  fromOrders: ['来自订单', 'From orders'],
  fromAgreements: ['来自合同续签（{count} 份）', 'From renewed agreements ({count})'],
  repeats: ['首单之后又下单的天数', 'Days with an order after the first'],
  reasonOrders: [
    '每年约 {orders} 单 × {perOrder}，利润率 {margin}',
    '{orders} orders a year × {perOrder}, margin {margin}',
  ],
  reasonAgreements: ['另有合同 {money}', 'agreements {money}'],
  reasonPrior: ['刚来，按同类客户的均值估', 'New: the mean of accounts like it'],
  reasonSimple: ['数据少，按简化公式估', 'Few data: the simple formula'],
  reasonOnlyAgreements: ['合同 {count} 份，{money}', '{count} agreements, {money}'],
})
