// The words of what is measured about an account.
import { words } from '#base/words.ts'

export const timelineWords = words({
  title: ['指标', 'Signals'],
  hint: [
    '订单以外量得出来的：满意度、逾期天数、钱包份额…',
    'What can be measured beyond orders: satisfaction, days overdue, share of wallet…',
  ],
  metric: ['指标', 'Metric'],
  change: ['较上次', 'vs last'],
  day: ['日期', 'Day'],
  value: ['数值', 'Value'],
  note: ['说明', 'Note'],
  person: ['记录人', 'By'],
  record: ['记录数值', 'Record a value'],
  recordMore: ['再记一次', 'Record again'],
  recordTitle: ['记录指标', 'Record a signal'],
  metricHint: ['选一个在用的，或写新的名称', 'Pick one in use, or name a new one'],
  metricPlace: ['如：满意度', 'Such as: satisfaction'],
  inUse: ['在用的指标', 'Metrics in use'],
  dayHint: ['同一天的同一指标会被这次的数值替换', 'The same metric on the same day is written over'],
  save: ['保存', 'Save'],
  saved: ['已记录 {metric}', '{metric} recorded'],
  sparkline: ['{metric} 的走势，{count} 次', '{metric}, {count} values'],
  values: ['全部 {count} 次', 'All {count}'],
  emptyTitle: ['还没有量过什么', 'Nothing has been measured yet'],
  emptyText: [
    '记录满意度、逾期天数这类数值后，这里按指标显示走势；评分卡可以用它们打分。',
    'Once values such as satisfaction or days overdue are recorded, each metric shows here with its trend; scorecards can score by them.',
  ],
  more: ['只显示最近 {count} 条', 'Only the latest {count} are shown'],
  'timeline.inTheFuture': ['日期还没到', 'This day has not come yet'],
  'timeline.badMetric': [
    '名称以字或数字开头，不超过 60 字，不用特殊符号',
    'Begin with a letter or digit, at most 60 characters, no special signs',
  ],
})
