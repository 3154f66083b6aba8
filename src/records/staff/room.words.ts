// What the rooms are called where they stand side by side: permissions, scopes of keys.
import { words } from '#base/words.ts'

export const roomWords = words({
  today: ['今日', 'Today'],
  accounts: ['客户', 'Accounts'],
  ledger: ['订单与产品', 'Orders and products'],
  timeline: ['跟进与附件', 'Follow-ups and files'],
  exchange: ['导入导出', 'Import and export'],
  identify: ['识别', 'Identify'],
  segment: ['客户细分', 'Segments'],
  value: ['客户价值', 'Customer value'],
  search: ['搜索', 'Search'],
  desk: ['审批、任务与视图', 'Approvals, jobs and views'],
  hooks: ['Webhook', 'Webhooks'],
  staff: ['人员与登录', 'People and sign-in'],
  upkeep: ['备份', 'Backups'],
})
