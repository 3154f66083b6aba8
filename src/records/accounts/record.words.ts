// The words of an account's facts, its group, and adding one.
import { words } from '#base/words.ts'
import { accountWords } from './words.ts'

export const recordWords = words({
  ...accountWords,
  // facts
  identity: ['基本资料', 'Identity'],
  profile: ['客户画像', 'Profile'],
  own: ['公司字段', 'Company fields'],
  belonging: ['归属', 'Where it belongs'],
  edit: ['修改资料', 'Edit facts'],
  editTitle: ['修改 {name} 的资料', 'Edit {name}'],
  tagsHint: ['用逗号分开，最多 20 个', 'Separate with commas, 20 at most'],
  taxNumberHint: ['统一社会信用代码或税号', 'Registration or tax number'],
  industryPlace: ['输入名称或代码，如 医药、C39', 'Type a name or code, such as C39'],
  industryOwn: ['用“{text}”，不归入国标行业', 'Use “{text}”, outside the standard list'],
  attitudeHint: ['对我们的态度，按平时往来判断', 'How they stand towards us, judged by day-to-day dealings'],
  nobody: ['还没有负责人', 'Nobody yet'],
  isHead: ['没有上级', 'None'],
  people: ['人', 'people'],
  save: ['保存', 'Save'],
  saved: ['已保存', 'Saved'],
  nothingChanged: ['没有改动', 'Nothing was changed'],
  staleTitle: ['别人刚刚改过这个客户', 'Someone else has just changed this account'],
  staleText: [
    '你填的内容还在。读取最新资料后再保存；你没动过的项目会跟着对方的改动走。',
    'What you typed is still here. Load the latest, then save again; fields you did not touch follow the other change.',
  ],
  staleLoad: ['读取最新资料，保留我填的', 'Load the latest, keep what I typed'],
  staleLoaded: [
    '已读取最新资料。对方改了：{fields}。核对后再保存。',
    'The latest is loaded. The other person changed: {fields}. Check, then save.',
  ],
  staleLoadedSame: ['已读取最新资料，可以再次保存。', 'The latest is loaded, you can save again.'],

  comma: ['、', ', '],

  // owner and parent
  handOver: ['移交', 'Hand over'],
  assign: ['指派负责人', 'Assign an owner'],
  handOverTitle: ['移交 {name}', 'Hand over {name}'],
  handOverHint: [
    '客户会归到新负责人所在的部门，可见范围随之改变。',
    'The account moves to the new owner’s department, and who can see it changes with it.',
  ],
  newOwner: ['新负责人', 'New owner'],
  findPerson: ['输入姓名查找', 'Type a name'],
  reason: ['原因', 'Reason'],
  reasonHint: [
    '选填；会留在负责人变更里，新负责人也看得到',
    'Optional; it stays in the history, and the new owner reads it',
  ],
  handedOver: ['已移交给 {person}', 'Handed over to {person}'],
  changeParent: ['调整上级', 'Change parent'],
  setParent: ['挂到集团下', 'Set a parent'],
  changeParentTitle: ['调整 {name} 的上级', 'Change the parent of {name}'],
  changeParentHint: [
    '它下面的客户会一起移动。清空表示它是集团最上一级。',
    'Everything below it moves along. Leave it empty to make it the head of its group.',
  ],
  findAccount: ['输入名称、拼音首字母或编号', 'Type a name or code'],
  parentChanged: ['已调整上级', 'Parent changed'],

  // group
  group: ['集团关系', 'Group'],
  groupCount: ['{count} 家', '{count} accounts'],
  current: ['当前', 'this one'],
  showAll: ['显示全部 {count} 家', 'Show all {count}'],
  showFewer: ['收起', 'Show fewer'],
  groupMore: ['只显示前 {count} 家', 'Only the first {count} are shown'],
  aloneTitle: ['没有上下级客户', 'It stands alone'],
  aloneText: [
    '挂到集团下面后，这里显示整个集团和各家的级别。',
    'Put it under its group and the whole group shows here with its tiers.',
  ],

  // adding one
  newTitle: ['新建客户', 'New account'],
  newQuestion: ['先填名称就能建，其余的以后再补', 'A name is enough, the rest can follow'],
  create: ['新建客户', 'Add account'],
  created: ['已新建 {name}', '{name} was added'],
  codeHint: ['留空则自动编号', 'Made for you when left empty'],
  moreFields: ['更多资料', 'More facts'],
  fewerFields: ['收起更多资料', 'Fewer facts'],
  ownedBy: ['负责人 {name}', 'owned by {name}'],

  'accounts.taxNumberForm': ['只能是 6–30 位字母和数字', 'Letters and digits only, 6 to 30 of them'],
  'accounts.tagsForm': ['最多 20 个标签，每个不超过 30 字', 'At most 20 tags of 30 characters each'],
})
