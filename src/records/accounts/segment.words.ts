// The words of saved segments: their conditions, and saving one.
import { words } from '#base/words.ts'
import { recordWords } from './record.words.ts'

export const segmentWords = words({
  ...recordWords,
  rfmSegment: ['RFM 分群', 'RFM segment'],
  signal: ['指标', 'Measured metric'],
  conditions: ['条件', 'Conditions'],
  conditionsHint: [
    '全部满足才算在内；没填资料的客户不算',
    'All must hold; accounts where the fact is unknown are left out',
  ],
  addCondition: ['加条件', 'Add a condition'],
  removeCondition: ['删掉这个条件', 'Remove this condition'],
  field: ['按什么', 'Fact'],
  values: ['选哪些', 'Values'],
  from: ['不低于', 'At least'],
  to: ['不高于', 'At most'],
  metric: ['指标名称', 'Metric'],
  metricPlace: ['选一个在用的指标', 'Choose a metric in use'],
  anyOf: ['{field}：{values}', '{field}: {values}'],
  atLeast: ['{field} ≥ {from}', '{field} ≥ {from}'],
  atMost: ['{field} ≤ {to}', '{field} ≤ {to}'],
  between: ['{field} {from}–{to}', '{field} {from}–{to}'],
  listComma: ['、', ', '],
  conditionComma: ['；', '; '],
  everyone: ['全部客户', 'All accounts'],

  newSegment: ['新建细分', 'New segment'],
  saveAsSegment: ['存为细分', 'Save as a segment'],
  editSegment: ['修改细分', 'Edit segment'],
  segmentName: ['名称', 'Name'],
  segmentNamePlace: ['如：华东化工大客户', 'Such as: large chemicals in the east'],
  segmentNote: ['说明', 'Note'],
  segmentNotePlace: ['为什么单列出来，打算怎么做', 'Why it stands apart, and what you mean to do'],
  liveCount: ['现在有 {count} 家客户符合', '{count} accounts meet this now'],
  liveNone: ['现在没有客户符合', 'No account meets this now'],
  liveWaiting: [
    '填好条件后，这里显示有多少家客户符合',
    'Once the conditions are complete, the number of accounts shows here',
  ],
  notKept: ['这些筛选不会存进细分：{filters}', 'Not kept in the segment: {filters}'],
  saveSegment: ['保存细分', 'Save segment'],
  segmentSaved: ['已保存细分“{name}”', 'Segment “{name}” was saved'],
  segmentRemoved: ['已删除细分“{name}”', 'Segment “{name}” was removed'],
  'accounts.segmentStale': [
    '别人刚刚改过这个细分。你填的内容还在，关掉再打开就能看到最新的。',
    'Someone else has just changed this segment. What you typed is still here; close and open it to see theirs.',
  ],
  openSegment: ['打开细分', 'Open the segment'],
})
