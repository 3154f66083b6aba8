// The words of where an account stands: how its tier was decided, how it went over the years, and pins.
import { words } from '#base/words.ts'
import { whyWords } from './account.words.ts'

export const standingWords = words({
  ...whyWords,
  // one sentence for the decision
  'said.score': ['按得分定为 {tier}：{score} 分。', 'Tiered {tier} by score: {score} points.'],
  'said.scoreCut': [
    '按得分定为 {tier}：{score} 分，{tier} 的分数线是 {cut}。',
    'Tiered {tier} by score: {score} points, and {tier} begins at {cut}.',
  ],
  'said.up': [
    '得分升到 {score}，从 {from} 升为 {tier}。',
    'The score rose to {score}, which moved it up from {from} to {tier}.',
  ],
  'said.upCut': [
    '得分升到 {score}，过了 {tier} 的分数线 {cut}，从 {from} 升级。',
    'The score rose to {score}, above the {cut} where {tier} begins, and moved it up from {from}.',
  ],
  'said.down': [
    '按得分 {score}，从 {from} 降为 {tier}。',
    'With {score} points it moved down from {from} to {tier}.',
  ],
  'said.downCut': [
    '得分 {score}，低于 {from} 的分数线 {cut}，从 {from} 降为 {tier}。',
    'With {score} points it is under the {cut} where {from} begins, and moved down to {tier}.',
  ],
  'said.stars': [
    '积分 {score}，{star} 星，按星级定为 {tier}。',
    '{score} points make {star} stars, which give {tier}.',
  ],
  'said.starsKept': [
    '积分 {score}，缓冲期内保留 {star} 星，级别 {tier}。',
    'At {score} points it keeps {star} stars for now, and with them {tier}.',
  ],
  'said.points': ['积分 {score}，{star} 星。', '{score} points make {star} stars.'],
  'said.pointsKept': [
    '积分 {score}，缓冲期内保留 {star} 星。',
    'At {score} points it keeps {star} stars for now.',
  ],
  'said.observedUnrated': [
    '合作时间还短，在观察期，订单先不计入；还没有人评分，所以没有定级。',
    'It is under observation, so its orders do not count yet; nobody has rated it, so it has no tier.',
  ],
  'said.list': [
    '在名单“{rule}”里，按名单定为 {tier}；只看得分是 {raw}。',
    'It is on the list “{rule}”, which gives {tier}; by score alone it would be {raw}.',
  ],
  'said.listSame': [
    '在名单“{rule}”里，按名单定为 {tier}；只看得分也是 {raw}。',
    'It is on the list “{rule}”, which gives {tier}, and so does the score.',
  ],
  'said.pin': ['由人锁定为 {tier}：{rule}', 'Pinned to {tier} by a person: {rule}'],
  'said.pinBy': ['{name} 把级别锁定为 {tier}，到 {day} 为止。', '{name} pinned it to {tier} until {day}.'],
  'said.pinByNobody': ['级别锁定为 {tier}，到 {day} 为止。', 'Pinned to {tier} until {day}.'],
  'said.pinOver': [
    '锁定已经结束，{tier} 保留到下次评估。',
    'The pin is over; {tier} stays until the next evaluation.',
  ],
  'said.veto': [
    '触发一票否决“{rule}”，最高只能是 {tier}；只看得分是 {raw}。',
    'The veto “{rule}” allows no better tier than {tier}; by score alone it would be {raw}.',
  ],
  'said.vetoSame': [
    '触发一票否决“{rule}”，最高只能是 {tier}；得分也只到 {raw}，不再缓冲。',
    'The veto “{rule}” allows no better tier than {tier}; the score gives no more either, and there is no tolerance.',
  ],
  'said.quota': [
    '得分够 {raw}，但 {raw} 的名额已满，定为 {tier}。',
    'Its score is enough for {raw}, but the places there are taken, so it is {tier}.',
  ],
  'said.kept': [
    '得分 {score}，按缓冲规则保留 {tier}；只看得分是 {raw}。',
    'At {score} points it keeps {tier} by tolerance; by score alone it would be {raw}.',
  ],
  'said.keptCut': [
    '得分 {score}，低于 {tier} 的分数线 {cut}，还在缓冲范围内，保留 {tier}。',
    'Its score of {score} is under the {cut} where {tier} begins, but within the tolerance, so {tier} stays.',
  ],
  'said.keptBelow': [
    '得分 {score}，已连续 {count} 次低于 {tier} 的缓冲线（分数线 {cut}），还没到降级次数，先保留 {tier}。',
    'At {score} points it has been too low for {tier} (which begins at {cut}) {count} times in a row; it does not fall yet.',
  ],
  'said.cooling': [
    '得分已到 {raw}，但刚变动过，还要冷却 {cooldown} 次评估，先保持 {tier}。',
    'Its score now points to {raw}, but it moved lately and rests for {cooldown} more evaluations, so {tier} stays.',
  ],
  'said.coolingOver': [
    '得分已到 {raw}，但还在冷却期，先保持 {tier}；下次评估起可以变动。',
    'Its score now points to {raw}, but it moved lately, so {tier} stays; from the next evaluation on it may move.',
  ],
  'said.observed': [
    '合作时间还短，在观察期：按人工评分暂列 {tier}。',
    'It is too new to judge by orders: under observation it stands at {tier} by ratings.',
  ],
  'said.provisional': [
    '只知道 {coverage} 的权重（要求 {minimum}），暂定为 {tier}。',
    'With {coverage} of the weight known ({minimum} asked for), {tier} is provisional.',
  ],
  'said.insufficient': [
    '数据不足（已知 {coverage}，要求 {minimum}），沿用 {tier}；按现有数据是 {raw}。',
    'Too little is known ({coverage}, {minimum} asked for), so {tier} stands; what is known points to {raw}.',
  ],
  'said.nothingKnown': [
    '数据不足（已知 {coverage}，要求 {minimum}），没有定级。',
    'Too little is known ({coverage}, {minimum} asked for) for a tier.',
  ],
  'said.other': ['定为 {tier}。', 'Tiered {tier}.'],
  pinBecause: ['理由：{reason}', 'Reason: {reason}'],
  byScoreAlone: ['只看得分是 {raw}（{score} 分）', 'By score alone it would be {raw} ({score} points)'],
  toNext: [
    '离 {tier} 还差 {missing} 分（分数线 {cut}）',
    '{missing} points short of {tier}, which begins at {cut}',
  ],
  pool: ['与“{pool}”里的客户比较', 'Measured among “{pool}”'],
  poolRest: ['与其余客户比较', 'Measured among the rest'],
  fillIn: [
    '补上下面标出的数据，下次评估就能定下来。',
    'Fill in what is marked below and the next evaluation settles it.',
  ],
  waitingTitle: [
    '截至 {day} 的评估结果是 {tier}，等待审批，还没有生效。',
    'As of {day} it would be {tier}; that waits for approval and is not in effect.',
  ],
  refusedTitle: [
    '截至 {day} 的评估提议改为 {tier}，没有批准。',
    'The evaluation as of {day} proposed {tier}; it was refused.',
  ],
  aheadNote: [
    '这家的变动已经批准；同一次评估里还有客户在审批。',
    'This move is approved; others of the same evaluation still wait.',
  ],
  waitingScore: ['看这个结果怎么来的', 'See why'],
  toApproval: ['去审批', 'Go to the approval'],
  starsSaid: ['{star} 星', '{star} stars'],

  // where an input comes from
  'from.ledger': ['订单', 'orders'],
  'from.rating': ['评分', 'ratings'],
  'from.attribute': ['资料', 'facts'],
  'from.signal': ['指标', 'signals'],
  fromSaid: ['来自{source}', 'from {source}'],
  formulaPoints: [
    '窗口内每条规则按单位折成积分，相加就是总分；总分落在哪一档就是几星，星级对应级别。',
    'Each rule turns what happened in the window into points by its unit; they add up to the total, the total gives the stars, the stars the tier.',
  ],
  ofAllPoints: ['占 {share}', '{share} of all'],

  // other scores
  otherScores: ['其他评分', 'Other scores'],
  otherScoresHint: ['只供参考，不定级', 'To look at; they set no tier'],
  openScore: ['{name}：为什么', '{name}: why'],

  // the history
  historyTitle: ['定级历史', 'Tier history'],
  historyLabel: ['历次评估的级别', 'Tier over the evaluations'],
  historyAt: ['{day} 定级：{tier}', '{day}: {tier}'],
  noHistoryTitle: ['还没有定级记录', 'No tier has been given yet'],
  noHistoryText: [
    '每次评估都会在这里留下级别、得分和原因。',
    'Every evaluation leaves its tier, score and reason here.',
  ],
  day: ['截至', 'As of'],
  why: ['原因', 'Reason'],
  storyQuestion: ['级别是怎么变过来的？', 'How did the tier come to be?'],
  storyHint: ['点任何一次变动，看当时为什么', 'Pick any change to see why it was so then'],
  storyLabel: ['级别变动，从早到晚：{steps}', 'Tier over time: {steps}'],
  storyStep: ['{day} {tier}', '{day} {tier}'],
  chart: ['图', 'Chart'],
  table: ['表', 'Table'],
  changes: ['变动', 'Changes'],
  changesHint: ['{count} 次', '{count}'],
  whyThen: ['当时为什么', 'Why then'],
  entered: ['首次定级', 'First tier'],
  byRun: ['{name}，截至 {day}', '{name}, as of {day}'],
  approvedBy: ['{name} 批准', 'Approved by {name}'],
  refusedBy: ['{name} 没有批准', 'Refused by {name}'],
  pinnedBy: ['{name} 锁定', 'Pinned by {name}'],
  bySystem: ['评估直接生效', 'Took effect at once'],
  waits: ['等待审批', 'Waiting'],
  refused: ['未批准', 'Refused'],
  lapsed: ['已作废', 'Lapsed'],
  inEffect: ['已生效', 'In effect'],
  quiet: ['另有 {count} 次评估没有改变级别', '{count} more evaluations changed nothing'],
  state: ['状态', 'State'],
  'cause.SCORE': ['按得分', 'By score'],
  'cause.LIST': ['名单“{rule}”', 'List “{rule}”'],
  'cause.PIN': ['锁定', 'Pinned'],
  'cause.VETO': ['一票否决“{rule}”', 'Veto “{rule}”'],
  'cause.QUOTA': ['名额已满', 'Places taken'],
  'cause.HYSTERESIS': ['缓冲保留', 'Kept by tolerance'],
  'cause.COOLDOWN': ['冷却期内', 'Cooling'],
  'cause.OBSERVATION': ['观察期', 'Under observation'],
  'cause.PROVISIONAL': ['数据不全，暂定', 'Provisional'],
  'cause.INSUFFICIENT': ['数据不足，沿用', 'Too little data'],
  'cause.SEGMENT': ['按分群规则', 'By segment rules'],
  pinBar: ['锁定 {tier}：{from} 至 {to}', 'Pinned to {tier}: {from} to {to}'],
  quietRun: ['{day} 评估：没有变动', '{day}: nothing changed'],

  // pins
  pinTier: ['锁定级别', 'Pin the tier'],
  pinAgain: ['改锁定', 'Change the pin'],
  unpin: ['结束锁定', 'End the pin'],
  pinTitle: ['锁定 {name} 的级别', 'Pin the tier of {name}'],
  pinAbout: [
    '马上生效，评估和审批都不会改动它，直到到期。到期后按规则重新定级。',
    'It holds at once, and neither evaluations nor approvals change it until it expires; then the rules decide again.',
  ],
  pinTo: ['锁定为', 'Pinned to'],
  pinNow: ['现在', 'now'],
  pinReason: ['理由', 'Reason'],
  pinReasonHint: ['至少 5 个字；一年后别人也看得懂', 'At least 5 characters, and clear to others in a year'],
  pinReasonPlace: [
    '如：三年框架正在谈，谈成前按 A2 配团队',
    'Such as: a three-year contract is being negotiated; staffed as A2 until then',
  ],
  pinUntil: ['到期日', 'Until'],
  pinUntilHint: ['最长 12 个月', 'Twelve months at most'],
  pinMonths: ['{months} 个月', '{months} months'],
  pinSave: ['锁定', 'Pin'],
  pinned: ['已锁定为 {tier}，到 {day}', 'Pinned to {tier} until {day}'],
  pinnedMark: ['锁定至 {day}', 'Pinned until {day}'],
  pinnedMarkSaid: ['由 {name} 锁定：{reason}', 'Pinned by {name}: {reason}'],
  unpinTitle: ['结束锁定？', 'End the pin?'],
  unpinText: [
    '{tier} 会保留到下次评估，那时按规则重新定级。',
    '{tier} stays until the next evaluation, which decides by the rules again.',
  ],
  unpinned: ['锁定已结束', 'The pin is over'],
  pinsTitle: ['锁定的级别', 'Pinned tiers'],
  pinsQuestion: ['谁的级别由人定着，到什么时候', 'Whose tier a person has fixed, and until when'],
  pinsLabel: ['锁定的客户，快到期的在前', 'Pinned accounts, soonest to expire first'],
  pinsAll: ['看全部锁定', 'All pins'],
  pinWho: ['谁锁的', 'By'],
  pinSince: ['起始日', 'Since'],
  pinLeft: ['还有 {days} 天', '{days} days left'],
  pinRest: ['剩余', 'Left'],
  acts: ['操作', 'Actions'],
  pinLast: ['今天到期', 'Expires today'],
  pinsNone: ['没有锁定的客户', 'No tier is pinned'],
  pinsNoneText: [
    '所有客户都按规则定级。需要破例时，在客户页的“更多操作”里锁定，写明理由和到期日。',
    'All tiers follow the rules. To make an exception, pin a tier from the menu of an account, with a reason and an end.',
  ],
  toAccounts: ['看客户', 'See accounts'],
  'identify.pinOver': ['到期日要在今天之后', 'The end must lie after today'],
  'identify.pinTooLong': ['最长锁定 12 个月', 'Twelve months at most'],
  'identify.noSuchPin': ['这个锁定已经结束', 'This pin is over'],
  'identify.noSuchTier': ['没有 {tier} 这个级别', 'There is no tier {tier}'],
  'identify.reasonShort': ['至少写 5 个字', 'Write at least 5 characters'],
})
