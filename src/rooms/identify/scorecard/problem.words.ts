// What keeps a scorecard, a draft or a rating topic from being saved, in words.
import { words } from '#base/words.ts'
import { accountWords } from '#records/accounts/words.ts'

export const problemWords = words({
  // Conditions of rules are checked by the accounts themselves.
  'accounts.nothingChosen': accountWords['accounts.nothingChosen'],
  'accounts.tooManyConditions': accountWords['accounts.tooManyConditions'],
  'accounts.tooManyValues': accountWords['accounts.tooManyValues'],
  'accounts.noSuchValue': accountWords['accounts.noSuchValue'],
  'accounts.noMetric': accountWords['accounts.noMetric'],
  'accounts.noBound': accountWords['accounts.noBound'],
  'accounts.boundsCrossed': accountWords['accounts.boundsCrossed'],

  'identify.tiersMissing': ['至少要有一个级别', 'At least one tier is needed'],
  'identify.layersOutOfOrder': ['层级要从关键到一般排', 'Layers run from key to general'],
  'identify.criteriaMissing': ['至少要有一项指标', 'At least one criterion is needed'],
  'identify.coverageOutOfRange': ['要在 0–100% 之间', 'Between 0 and 100%'],
  'identify.keyMissing': ['不能为空', 'This cannot be empty'],
  'identify.keyRepeated': ['{key} 重复了', '{key} is there twice'],
  'identify.nameMissing': ['还没有名称', 'A name is missing'],
  'identify.weightNotPositive': [
    '权重要大于 0；不想用这项就移除',
    'Weights are above 0; remove what you do not want',
  ],
  'identify.capNotAboveFloor': ['上限要高于下限', 'The upper limit is above the lower one'],
  'identify.sourceMissing': ['没有选数据来源', 'No source is chosen'],
  'identify.pointsOfNumber': ['员工人数是数字，不用给各值打分', 'Employees are a number and need no points'],
  'identify.pointsMissing': ['至少给一个值打分', 'Give points to at least one value'],
  'identify.pointsOutOfRange': ['得分在 0–100 之间', 'Points are 0 to 100'],
  'identify.rating5NeedsRating': ['1–5 级只用于评分', 'The 1–5 scale is for ratings only'],
  'identify.targetNotPositive': ['目标要大于 0', 'A target is above 0'],
  'identify.bandsMissing': ['至少要有一段', 'At least one band is needed'],
  'identify.firstBandOpen': [
    '第一段从最低开始，其余要填起点',
    'The first band starts at the lowest; the others need a start',
  ],
  'identify.bandsNotAscending': ['起点要一段比一段高', 'Each band starts above the one before'],

  'identify.gradingTiersDiffer': ['定级要依次写到 {expected}', 'Grading must name {expected}, in this order'],
  'identify.cutOutOfRange': ['要在 0–100 分之间', 'Between 0 and 100 points'],
  'identify.cutsNotDescending': ['要比上一级的分数线低', 'Lower than the cut of the tier above'],
  'identify.shareOutOfRange': ['比例要大于 0、不超过 100%', 'Shares are above 0 and at most 100%'],
  'identify.sharesAboveWhole': ['各级比例加起来超过了 100%', 'Together the shares are above 100%'],
  'identify.quotaNotWhole': ['名额是大于 0 的整数', 'Places are a whole number above 0'],
  'identify.dimensionUnknown': ['评分卡里没有这个维度', 'The scorecard has no such dimension'],
  'identify.dimensionsSame': ['要用两个不同的维度相比', 'Compare two different dimensions'],
  'identify.ratioNotPositive': ['比值要大于 0', 'The ratio is above 0'],

  'identify.poolEmpty': ['至少选一个细分', 'Choose at least one segment'],
  'identify.conditionsMissing': [
    '还没有条件：没有条件会套住所有客户',
    'There are no conditions, so it would hold for everybody',
  ],
  'identify.noSuchTier': ['级别里没有 {tier}', 'There is no tier {tier}'],
  'identify.countOutOfRange': [
    '连续次数是 1–10 的整数，冷却次数是 0–10 的整数',
    'In a row 1 to 10, cooling 0 to 10, whole numbers',
  ],
  'identify.monthsOutOfRange': ['观察期是 1–36 个月', 'Observation is 1 to 36 months'],
  'identify.judgesMissing': ['至少要有一位评委', 'At least one judge is needed'],
  'identify.tooManyToCompare': [
    '两两比较最多 10 项指标；先减几项，或者手工定权重',
    'At most 10 criteria can be compared; take some out, or give weights by hand',
  ],
  'identify.comparisonsMissing': [
    '比较的项数和指标对不上，重新比较一次',
    'The comparisons do not fit the criteria; start them over',
  ],
  'identify.comparisonWrong': ['比较只能取 1–9 或它们的倒数', 'Comparisons are 1 to 9 or one over these'],

  'identify.boundsNotFour': ['要填四个数', 'Four numbers are needed'],
  'identify.boundsNotAscending': ['四个数要从小到大', 'The four numbers ascend'],
  'identify.weightsNotOne': ['三项权重之和要是 100%', 'The three weights make 100%'],
  'identify.segmentsMissing': ['至少要有一个分群', 'At least one segment is needed'],
  'identify.lastSegmentNotOpen': ['最后一个分群要收下其余的客户', 'The last segment takes the rest'],
  'identify.segmentTakesAll': [
    '这条规则收下了所有客户，后面的轮不到',
    'This rule takes everybody; those below never get a turn',
  ],
  'identify.rangeNotScores': ['分数是 1–5 的整数，且从小到大', 'Scores are whole numbers 1–5, lower first'],

  'identify.rulesMissing': ['至少要有一条积分规则', 'At least one rule is needed'],
  'identify.monthsNotWhole': ['月数是大于 0 的整数', 'Months are a whole number above 0'],
  'identify.unitNotPositive': ['计分单位要大于 0', 'The unit is above 0'],
  'identify.pointsNotPositive': ['每单位的积分要大于 0', 'Points per unit are above 0'],
  'identify.capNotPositive': [
    '积分上限要大于 0；不设上限就留空',
    'The cap is above 0; leave it empty for none',
  ],
  'identify.multiplierNotPositive': ['倍数要大于 0', 'Multipliers are above 0'],
  'identify.categoriesNeedMoney': [
    '只有订单的销售额和毛利能按品类算',
    'Categories go with sales and profit of orders only',
  ],
  'identify.starNotWhole': ['星级是大于 0 的整数', 'Stars are whole numbers above 0'],
  'identify.starsNotDescending': ['星级要从高到低排', 'Stars run from high to low'],
  'identify.bandsNotDescending': [
    '起点不能为负，要一档比一档低',
    'Starts are not below 0, and each is lower than the one above',
  ],
  'identify.starUnknown': ['没有这个星级', 'There is no such star'],
  'identify.tierUnknown': ['没有这个级别', 'There is no such tier'],
  'identify.dropNotWhole': [
    '每次最多降几档，是大于 0 的整数',
    'The most bands to fall at once is a whole number above 0',
  ],
  'identify.graceNotWhole': ['宽限次数是不小于 0 的整数', 'Grace is a whole number, 0 or more'],

  'identify.otherKind': ['评分卡的种类不能改', 'The kind of a scorecard cannot be changed'],
  'identify.noSuchScorecard': ['没有这张评分卡', 'No such scorecard'],
  'identify.noSuchPreset': ['没有这个模板', 'There is no such template'],
  'identify.setsOtherKind': [
    'RFM 评分卡只能用来分群，其余的只能用来定级',
    'RFM scorecards set segments, the others set tiers',
  ],
  'identify.endsBeforeItBegins': ['截止日不能早于起始日', 'The last day is not before the first'],
  'identify.twoSetTiers': [
    '这段时间已经由“{zh}”负责：先改它的有效期，或者把它改成仅供参考',
    '“{en}” already decides in this time: change its dates, or make it for reference only',
  ],
  'identify.stillSets': [
    '这张评分卡还在定级或分群，先在“用途和有效期”里改成仅供参考，再收起。',
    'It still sets tiers or segments: make it for reference only under “Use and validity”, then put it away.',
  ],
  'identify.noSuchDraft': [
    '这份草稿已经不在了，可能被别人丢弃',
    'The draft is gone; someone may have thrown it away',
  ],
  'identify.noSuchTopic': ['没有这个评分主题', 'No such topic'],
})
