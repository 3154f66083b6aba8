// The words of the plan: on which days accounts are evaluated by themselves, and who approves.
import { words } from '#base/words.ts'
import { runWords } from './run.words.ts'

export const planWords = words({
  ...runWords,
  plan: ['定期评估', 'Regular evaluation'],
  planDays: ['每年 {days} 自动评估', 'Evaluated by itself on {days} every year'],
  planOff: [
    '自动评估已停用，只在手工发起时评估',
    'Switched off: accounts are evaluated only when someone asks',
  ],
  planNoDays: [
    '没有设评估日，只在手工发起时评估',
    'No days set: accounts are evaluated only when someone asks',
  ],
  nextOn: ['下一次 {day}', 'next on {day}'],
  lastOn: ['上一次 {day}', 'last on {day}'],
  chain: ['审批链', 'Chain of approval'],
  chainNone: ['不设审批，评估完立即生效', 'No approval; a run takes effect at once'],
  editPlan: ['调整', 'Change'],
  editPlanTitle: ['定期评估与审批', 'Regular evaluation and approval'],
  active: ['到日子自动评估', 'Evaluate by itself on these days'],
  days: ['评估日', 'Days'],
  daysHint: [
    '到了这一天，用当天有效的评分卡评估全部客户，数据算到当天为止。',
    'On each day all accounts are evaluated with the scorecards that hold, by figures up to and with that day.',
  ],
  month: ['月', 'Month'],
  day: ['日', 'Day'],
  monthName: ['{month} 月', '{month}'],
  dayName: ['{day} 日', '{day}'],
  addDay: ['加一天', 'Add a day'],
  removeDay: ['去掉 {day}', 'Remove {day}'],
  noDays: ['还没有评估日', 'No days yet'],
  chainHint: [
    '定级评估的变动按这个顺序逐级审批，每个客户走完最后一步才换级。顺序改动只管以后的评估。',
    'What an evaluation of tiers would move is approved in this order; an account changes tier after the last step. A change applies to later evaluations only.',
  ],
  chainEmptyHint: [
    '没有审批人：评估一完成，级别立即改变，不经任何人确认。',
    'Nobody approves: tiers change the moment an evaluation ends, without anyone confirming.',
  ],
  addRole: ['加一级审批', 'Add a step'],
  chooseRole: ['选角色', 'Choose a role'],
  moveUp: ['{role}前移', 'Move {role} up'],
  moveDown: ['{role}后移', 'Move {role} down'],
  removeRole: ['去掉{role}', 'Remove {role}'],
  savePlan: ['保存', 'Save'],
  planSaved: ['已保存', 'Saved'],
  waitingUntouched: [
    '正在等待审批的评估按原来的审批链走完。',
    'An evaluation that already waits keeps the chain it began with.',
  ],
  'web.stale': [
    '有人刚改过这里的设置，关掉窗口看看新的再改。',
    'Someone has just changed this. Close the window and look again.',
  ],

  toBeDone: ['会发生什么', 'What will happen'],
  willUse: ['{day} 有效的评分卡：', 'Scorecards that hold on {day}:'],
  willUseNone: ['{day} 没有有效的评分卡', 'No scorecard holds on {day}'],
  willUseOne: ['只用这一张：', 'Only this one:'],
  notThen: [
    '这张评分卡 {day} 不适用，换一天或换一张。',
    'It does not hold on {day}; choose another day or scorecard.',
  ],
  willWait: [
    '级别变动要经{chain}批准才生效。',
    'Moves of tier wait for approval by {chain} before they hold.',
  ],
  willHold: ['没有设审批链，级别会立即改变。', 'No chain of approval is set: tiers change at once.'],
  willLapse: [
    '“{reason}”还在等待审批，新评估完成后它就失效，没决定的不再生效。',
    '“{reason}” still waits for approval. It lapses when the new one is done, and what is undecided falls away.',
  ],
  seeWaiting: ['先去看看', 'See it first'],
  arrow: [' → ', ' → '],
})
