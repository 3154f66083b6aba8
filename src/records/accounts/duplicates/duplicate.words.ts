// The words of duplicates, of merging and of undoing it.
import { words } from '#base/words.ts'
import { recordWords } from '../record.words.ts'

export const duplicateWords = words({
  ...recordWords,
  // while typing
  mayExist: ['这些客户可能已经存在', 'These accounts may be here already'],
  mayExistText: [
    '是同一家就直接打开，不用再建。',
    'Open it if it is the same customer, rather than add it twice.',
  ],
  noneAlike: ['没有发现相同的客户', 'No account looks the same'],
  alikeWaits: [
    '输入名称、税号或网站时，这里会列出可能相同的客户。',
    'As you type a name, tax number or website, accounts that may be the same show here.',
  ],
  hiddenOne: [
    '另有 1 家相同的客户，归 {department}，你看不到它。',
    'Another account, owned by {department}, is not visible to you.',
  ],
  hiddenNowhere: ['另有 1 家相同的客户，你看不到它。', 'Another account is not visible to you.'],
  askOwner: ['问一下对方负责人', 'Ask its owner'],
  asked: [
    '已经问了 {count} 位同事，对方会在通知里看到',
    '{count} colleagues were asked; they see it among their notices',
  ],
  'why.taxNumber': ['税号相同', 'same tax number'],
  'why.name': ['名称去掉公司形式后相同', 'same name without its company form'],
  'why.domain': ['网站或邮箱域名相同', 'same web or mail domain'],
  'why.phone': ['联系人电话相同', 'same telephone number'],
  'why.similarName': ['名称只差一两个字', 'names differ by a letter or two'],

  // the page
  duplicates: ['查重', 'Duplicates'],
  duplicatesQuestion: ['哪些客户重复建了档？', 'Which customers are here twice?'],
  by: ['按什么查', 'Look by'],
  'by.name': ['名称', 'Name'],
  'by.domain': ['域名', 'Domain'],
  'by.phone': ['电话', 'Telephone'],
  noDuplicates: ['没有发现重复的客户', 'No account is here twice'],
  noDuplicatesText: [
    '在你看得到的客户里，没有哪两家的这一项相同。换一项再查，或者放心。',
    'Of the accounts you see, no two share this sign. Look by another one, or rest assured.',
  ],
  merge: ['合并', 'Merge'],
  notDuplicate: ['不是同一家', 'Not the same'],
  toldApart: ['已记住：{name} 是另一家客户', 'Remembered: {name} is another customer'],
  more: ['显示更多', 'Show more'],
  enteredOn: ['建档 {day}', 'added {day}'],
  noOwner: ['没有负责人', 'no owner'],

  // merging
  mergeTitle: ['合并客户', 'Merge accounts'],
  mergeQuestion: ['留下哪一家？每一项用哪边的？', 'Which one stays, and which value of each field?'],
  mergeWith: ['和哪家合并', 'Merge with'],
  mergeWithHint: [
    '它的订单、联系人、跟进等全部并过来。',
    'Its orders, contacts, interactions and all else come over.',
  ],
  stays: ['留下', 'Stays'],
  goesIn: ['并入', 'Goes in'],
  swap: ['换一下，留另一家', 'Swap: keep the other'],
  fields: ['两边不同的内容', 'Where the two differ'],
  noFields: ['两边的资料完全相同', 'The facts of both are the same'],
  useSurvivor: ['用留下的', 'From the one that stays'],
  useAbsorbed: ['用并入的', 'From the one that goes in'],
  useBoth: ['两边都要', 'Keep both'],
  nothing: ['未填', 'empty'],
  brings: ['并过来的内容', 'What comes over'],
  bringsText: [
    '全部保留，一条不丢；月度和年度金额按订单重新汇总。原编号以后仍能找到留下的客户。',
    'Everything is kept; months and years are summed up anew from the orders. The old code keeps leading to the account that stays.',
  ],
  has: ['{own} + {theirs}', '{own} + {theirs}'],
  canUndo: [
    '合并后随时可以撤销，除非其中一家又参与了别的合并。',
    'It can be undone at any time, until one of the two is merged again.',
  ],
  doMerge: ['合并为一家', 'Merge into one'],
  merged: ['已把 {name} 并入', '{name} was merged in'],
  undo: ['撤销合并', 'Undo the merge'],
  undone: ['已撤销合并，{name} 回来了', 'The merge was undone, {name} is back'],
  undoTitle: ['撤销合并 {name}？', 'Undo the merge of {name}?'],
  undoText: [
    '并过来的内容全部回到 {name}。合并之后新增的内容留在现在的客户，改过的字段保持现在的值。',
    'All that came over goes back to {name}. What was added since stays here, and fields changed since keep their value.',
  ],
  sinceStays: ['合并后新增的留在这里：{list}', 'Added since and staying here: {list}'],
  keptFields: ['合并后改过、保持现值：{list}', 'Changed since and kept: {list}'],
  merges: ['合并记录', 'Merged accounts'],
  mergedBy: ['{person} 于 {day} 并入', 'merged in by {person} on {day}'],
  undoneOn: ['{day} 已撤销', 'undone on {day}'],
  theirTiers: ['它原来的级别', 'The tiers it had'],
  ledTo: ['原来那家已并入 {name}', 'That account is part of {name} now'],
  cancel: ['取消', 'Cancel'],
  mayNotMerge: ['只有主管，或同时负责两家的人，才能合并', 'Only directors, or whoever owns both, may merge'],

  'part.contact': ['联系人', 'contacts'],
  'part.account_member': ['团队成员', 'team members'],
  'part.owner_change': ['负责人变更', 'changes of owner'],
  'part.account_code': ['编号', 'codes'],
  'part.tier_change': ['级别变更', 'changes of tier'],
  'part.order_line': ['订单行', 'order lines'],
  'part.receivable': ['应收单据', 'receivables'],
  'part.interaction': ['跟进记录', 'interactions'],
  'part.attachment': ['附件', 'attachments'],
  'part.signal': ['信号', 'signals'],
  'part.rating': ['评分', 'ratings'],
  'part.tier_pin': ['锁定级别', 'pinned tiers'],
  'part.account_score': ['评估得分', 'scores'],
  'part.nomination': ['提名', 'nominations'],

  'accounts.mergeSame': ['不能和自己合并', 'An account cannot be merged with itself'],
  'accounts.mayNotMerge': [
    '只有主管，或同时负责两家的人，才能合并',
    'Only directors, or whoever owns both, may merge',
  ],
  'accounts.noSuchMerge': ['没有这次合并', 'No such merge'],
  'accounts.mergeUndoneAlready': ['这次合并已经撤销过', 'This merge was undone already'],
  'accounts.mergedSince': [
    '这家客户后来又合并过，先撤销后面那次',
    'It was merged again since; undo that merge first',
  ],
  'accounts.codeTakenSince': [
    '编号或税号 {code} 已经给了别的客户，先改掉再撤销',
    '{code} belongs to another account by now; change it there first',
  ],
  'accounts.approvalFirst': [
    '有一项审批只等这家客户，先处理它',
    'An approval waits for this account alone; decide it first',
  ],
})
