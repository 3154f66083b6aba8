// The words of the demo company and its end.
import { words } from '#base/words.ts'

export const demoWords = words({
  section: ['演示数据', 'Demo data'],
  here: ['现在看到的是演示数据', 'What you see is demo data'],
  hereText: [
    '一家虚构公司的客户、订单和人员。准备好用自己的数据时，一次移除干净。',
    'The customers, orders and people of an invented company. When you are ready for your own data, take it out in one go.',
  ],
  remove: ['移除演示数据', 'Remove the demo data'],
  removeTitle: ['移除全部演示数据？', 'Remove all demo data?'],
  goes: ['将删除，不能恢复：', 'These go and cannot be brought back:'],
  goesAccounts: ['{count} 家客户，连同挂在它们下面的一切', '{count} accounts with all that hangs on them'],
  goesLines: ['{count} 行订单', '{count} order lines'],
  goesProducts: [
    '{count} 个产品（自己的订单用到的留下）',
    '{count} products, but for those in your own orders',
  ],
  goesPeople: ['{count} 位不能登录的人员', '{count} people who cannot sign in'],
  goesEvaluations: ['{count} 次评估', '{count} evaluations'],
  goesOwn: [
    '你们在这些客户上做过的 {count} 次改动（联系人、往来、附件等）',
    '{count} changes you made to these accounts, such as contacts, interactions and files',
  ],
  stays: [
    '保留：能登录的人、公司设置、评分卡模板，以及你们自己添加的客户和数据。',
    'These stay: people who sign in, settings, the scorecards that came with the program, and whatever you added yourselves.',
  ],
  staysOwn: [
    '保留：你们自己的 {count} 家客户、能登录的人、公司设置、评分卡模板。',
    'These stay: your own {count} accounts, people who sign in, settings, the scorecards that came with the program.',
  ],
  blocked: [
    '有自己导入的订单记到了演示客户上。先撤销这些导入，移除演示数据后再导入一次：',
    'Orders you imported were booked on demo accounts. Undo these imports first, and import them again afterwards:',
  ],
  blockedLines: ['{count} 行', '{count} lines'],
  removing: ['正在移除演示数据', 'Removing the demo data'],
  removed: ['演示数据已移除', 'The demo data is gone'],
  'upkeep.noDemo': ['没有演示数据', 'There is no demo data'],
  'upkeep.demoHoldsOrders': [
    '自己导入的订单记到了演示客户上（{files}）。先撤销这些导入',
    'Orders you imported were booked on demo accounts ({files}). Undo these imports first',
  ],
})
