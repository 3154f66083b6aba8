// The words of judgement: rating an account, what counts, and settling what two people see differently.
import { words } from '#base/words.ts'
import { whyWords } from '../standing/account.words.ts'

export const ratingWords = words({
  ...whyWords,
  ratingsTitle: ['评分', 'Ratings'],
  ratingsHint: [
    '订单里看不出来的，由人按描述打分，附上依据',
    'What orders cannot tell, people rate by described levels, with evidence',
  ],
  rate: ['评分', 'Rate'],
  rateAgain: ['重新评分', 'Rate again'],
  rateTitle: ['{topic}：评分', 'Rate: {topic}'],
  rateStep: ['第 {at} 项，共 {of} 项', '{at} of {of}'],
  notRated: ['还没有评分', 'Not rated yet'],
  level: ['选最符合的一级', 'Pick the level that fits best'],
  evidence: ['依据', 'Evidence'],
  evidenceHint: ['写清楚从哪里看出来的，至少 5 个字', 'Say where you see it, at least 5 characters'],
  evidencePlace: [
    '如：2026 年行业协会排名第 2，参与起草团体标准',
    'Such as: second in the 2026 trade ranking, co-wrote the standard',
  ],
  link: ['链接', 'Link'],
  linkHint: ['选填，http 或 https 开头', 'Optional, beginning with http or https'],
  saveRating: ['保存评分', 'Save rating'],
  saveNext: ['保存评分，接着评“{topic}”', 'Save rating, then “{topic}”'],
  rated: ['已评分。下次评估时计入得分。', 'Rated. It counts from the next evaluation.'],
  source: ['来源', 'Source'],
  history: ['以往 {count} 次', '{count} earlier'],
  ratedCount: ['已评\u00a0{rated}\u00a0/\u00a0{topics}\u00a0项', '{rated} of {topics} rated'],
  unsettled: ['下次评估计入', 'Counts from the next evaluation'],
  counts: ['计入 {value}', 'Counts as {value}'],
  countsTwo: ['两人平均，计入 {value}', 'Average of two, counts as {value}'],
  countsSettled: ['已裁定，计入 {value}', 'Settled, counts as {value}'],
  ratersOne: ['1 人评分', '1 rater'],
  raters: ['{count} 人评分', '{count} raters'],
  moderated: ['裁定', 'Settled'],
  moreTopics: ['评分卡没有用到的主题（{count}）', 'Topics no scorecard reads ({count})'],
  countFormula: [
    '最近两位评分人各取最新一次，取平均；有裁定时，以裁定为准，之前的不再计入。',
    'The newest rating of each of the two latest raters, averaged; a settlement takes the place of all before it.',
  ],
  countTitle: ['计入得分的级别', 'What counts'],

  // one account after the other
  doneTitle: ['{name}评完了', '{name} is rated'],
  doneText: [
    '{count} 项都有了评分，下次评估时计入。',
    'All {count} topics are rated and count from the next evaluation.',
  ],
  nextAccount: ['下一家：{name}', 'Next: {name}'],
  nextAccountHint: ['我负责、还没评过的', 'mine, not rated yet'],
  noNextAccount: ['你负责的客户都评过了。', 'All your accounts are rated.'],
  close: ['关闭', 'Close'],

  // raters far apart
  differ: ['两人相差 {gap} 级，等待裁定', 'Raters {gap} levels apart, to be settled'],
  settle: ['裁定', 'Settle'],
  settleTitle: ['裁定：{topic}', 'Settle: {topic}'],
  settleAbout: [
    '裁定之后以它为准，两人之前的评分不再计入，但都留在记录里。',
    'From then on the settled level counts; what both said stays on record.',
  ],
  settleLevel: ['定为哪一级', 'The level that holds'],
  settleReason: ['为什么', 'Why'],
  settleReasonPlace: [
    '如：两人当面核对，首用只限一套装置',
    'Such as: both compared notes; it holds for one plant only',
  ],
  settleSave: ['裁定', 'Settle'],
  settled: ['已裁定，按第 {level} 级计入', 'Settled at level {level}'],
  otherDiffering: ['看全部待裁定', 'All to be settled'],
  moderationsTitle: ['待裁定的评分', 'Ratings to settle'],
  moderationsQuestion: [
    '哪些客户，两个人看法相差两级以上',
    'Where two people see an account two levels apart or more',
  ],
  moderationsNone: ['没有要裁定的评分', 'Nothing to settle'],
  moderationsNoneText: [
    '两位评分人相差两级以上时会列在这里，由管理员、高管或销售总监裁定。',
    'When two raters lie two levels apart or more, it is listed here for administrators, executives and sales directors to settle.',
  ],
  moderationsReader: [
    '由管理员、高管或销售总监裁定。',
    'Settling is up to administrators, executives and sales directors.',
  ],
  toRatings: ['看客户评分', 'See its ratings'],
  more: ['再看一些', 'Show more'],
  toIdentify: ['看识别', 'Go to identify'],
  identifyCrumb: ['识别', 'Identify'],

  'identify.evidenceShort': ['至少写 5 个字', 'Write at least 5 characters'],
  'identify.levelMissing': ['先选一级', 'Pick a level first'],
  'identify.badLink': ['链接要以 http:// 或 https:// 开头', 'A link begins with http:// or https://'],
  'identify.nothingToModerate': ['已经有人裁定了', 'Somebody has settled it already'],
})
