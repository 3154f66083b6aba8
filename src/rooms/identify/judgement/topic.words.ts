// The words of rating topics and their five described levels.
import { words } from '#base/words.ts'

export const topicWords = words({
  title: ['评分标准', 'Rating standards'],
  question: ['请人评分的主题，每一级是什么样', 'What people rate, and what each level looks like'],
  add: ['新建主题', 'New topic'],
  addTitle: ['新建评分主题', 'New topic to rate'],
  edit: ['修改', 'Edit'],
  editTitle: ['修改“{name}”', 'Edit “{name}”'],
  editHint: [
    '已给的评分不变，级别的数字照旧；描述改了，看评分的人会看到新的描述。',
    'Ratings given stay as they are, with their numbers; whoever reads them sees the new descriptions.',
  ],
  nameZh: ['中文名称', 'Name in Chinese'],
  nameEn: ['英文名称', 'Name in English'],
  namePlaceZh: ['如：技术合作', 'Such as: 技术合作'],
  namePlaceEn: ['如：Joint engineering', 'Such as: Joint engineering'],
  oneEnough: [
    '有一种语言就行，另一种留空时用它代替。',
    'One language is enough; the other falls back to it.',
  ],
  levels: ['五级描述', 'The five levels'],
  levelsHint: [
    '写看得见的事实，不写“较好”“一般”：两个人看同一家客户，应当选同一级。',
    'Describe what one can see, not “good” or “fair”: two people should choose the same level for one account.',
  ],
  level: ['{level} 级', 'Level {level}'],
  levelZh: ['{level} 级，中文', 'Level {level}, Chinese'],
  levelEn: ['{level} 级，英文', 'Level {level}, English'],
  highest: ['最高', 'highest'],
  lowest: ['最低', 'lowest'],
  zh: ['中文', 'Chinese'],
  en: ['英文', 'English'],
  save: ['保存', 'Save'],
  create: ['新建', 'Create'],
  saved: ['已保存“{name}”', '“{name}” saved'],
  usedBy: ['用在：{names}', 'Used in: {names}'],
  unused: ['还没有评分卡用它', 'No scorecard uses it yet'],
  useIt: [
    '新主题要在评分卡里加成指标才起作用。',
    'A new topic counts once a scorecard has it as a criterion.',
  ],
  scorecards: ['去评分卡', 'Scorecards'],
  none: ['还没有评分主题', 'No topics yet'],
  noneText: [
    '订单看不出的事靠人来评：市场影响力、战略契合度……建一个主题，写清五级各是什么样。',
    'What orders cannot tell people rate: influence, fit and the like. Make a topic and describe its five levels.',
  ],
  topics: ['评分主题', 'Topics'],
  readOnly: [
    '由管理员、高管或销售总监来改。',
    'Administrators, executives and sales directors change these.',
  ],
  'topic.nameMissing': ['至少写一种语言的名称', 'A name in at least one language'],
  'topic.levelMissing': ['每一级至少写一种语言的描述', 'Describe each level in at least one language'],
  'web.stale': [
    '别人刚刚改过这个主题。你写的还在，关掉再打开就能看到最新的。',
    'Someone else has just changed this topic. What you wrote is still here; close and open it to see theirs.',
  ],
})
