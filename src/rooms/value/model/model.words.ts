// The words of the model behind lifetime value: which one, why, how sure, and how it did on orders it had not seen.
import { words } from '#base/words.ts'

export const modelWords = words({
  question: ['终身价值是怎么推出来的，准不准？', 'How is lifetime value found, and how well does it do?'],
  answer: [
    '用 {model}：拿它没见过的 {weeks} 周检验，预计下单 {expected} 次，实际 {seen} 次，{verdict}。',
    '{model}: over {weeks} weeks it had not seen it expected {expected} orders and {seen} came, {verdict}.',
  ],
  answerUnchecked: ['用 {model}；历史还不够长，没有做检验。', '{model}; history is too short for a check.'],
  'verdict.good': ['很准', 'very close'],
  'verdict.fair': ['大致准', 'roughly right'],
  'verdict.poor': ['偏差较大，看结果时留些余地', 'wide of it, so read results with care'],

  chosen: ['用了哪个模型，为什么', 'Which model, and why'],
  'model.bgNbd': ['BG/NBD', 'BG/NBD'],
  'model.mbgNbd': ['MBG/NBD', 'MBG/NBD'],
  'model.paretoNbd': ['Pareto/NBD', 'Pareto/NBD'],
  'model.simple': ['简化公式', 'the simple formula'],
  'about.bgNbd': [
    '每家客户按自己的节奏下单；每下一单之后，都有一定可能悄悄离开。节奏快慢、离开的可能，各家不同。模型从全部下单记录里估出这两种差别，再推每一家还在不在、以后会下几单。',
    'Each account orders in its own rhythm, and after each order it may quietly leave. Rhythm and leaving differ between accounts. The model learns both differences from all orders, then tells of each account whether it is still there and how often it will order.',
  ],
  'about.mbgNbd': [
    '和 BG/NBD 一样，只是第一单之后也可能马上离开：只买过一次的客户，不会被一律当成还在。',
    'Like BG/NBD, but an account may leave right after its first order: those that bought once are not all taken as alive.',
  ],
  'about.paretoNbd': [
    '客户按自己的节奏下单，随时可能离开，不必等到下一单。',
    'Each account orders in its own rhythm and may leave at any time, not only after an order.',
  ],
  'about.simple': [
    '数据不够拟合模型时的替代：利润率 × 一年净额 × 留存率，逐年折现。不看每家自己的节奏，所以把握小。',
    "What stands in when there is too little for a model: margin × net sales of a year × retention, discounted. It ignores each account's own rhythm, so it is less sure.",
  ],
  'because.bestFit': ['几个候选里，它对数据的解释最好。', 'Of the candidates it explains the data best.'],
  'because.asSet': ['设置里指定用它。', 'The settings ask for it.'],
  'because.tooFew': [
    '下过单的客户太少，拟合不出模型。',
    'Too few accounts have ordered for a model to be fitted.',
  ],
  'because.notIdentified': [
    '数据定不出模型的参数，所以退回简化公式。',
    'The data do not settle the parameters, so the simple formula stands in.',
  ],
  'because.notConverged': [
    '拟合没有收敛，所以退回简化公式。',
    'The fit did not settle, so the simple formula stands in.',
  ],
  'because.noDropout': [
    '没有看到客户离开：各模型走到同一极限（NBD），存续概率都按 1 算，把握小。',
    'Nobody is seen to leave: all models end in the same limit (NBD), and everyone counts as still there; unsure.',
  ],
  'because.other': ['原因：{code}', 'Reason: {code}'],
  histories: ['客户下单记录', 'Order histories'],
  repeatsSum: ['复购次数', 'Repeat orders'],
  withoutRepeat: ['只买过一次', 'Ordered once'],
  distinct: ['不同的记录', 'Distinct histories'],
  distinctFormula: [
    '首单时间、末单时间、复购次数都一样的客户，算一次就够。',
    'Accounts with the same history need to be computed only once.',
  ],
  changeModel: ['换模型', 'Choose another'],
  error: ['检验误差', 'Error in the check'],
  errorNote: ['单/家', 'orders an account'],
  errorFormula: [
    '检验期里，每家预计与实际下单次数之差的平均。',
    'Over the check: the mean difference between orders expected and orders that came, per account.',
  ],
  ratio: ['预计 ÷ 实际', 'Expected ÷ seen'],
  ratioFormula: [
    '检验期里预计的下单总数除以实际的。1 就是总数正好。',
    'Orders expected over orders that came in the check. 1 when they meet.',
  ],

  candidates: ['比较过哪些模型', 'Candidates'],
  candidatesHint: [
    '对数似然越大越好；检验误差越小越好。',
    'The larger the log-likelihood, the better; the smaller the error, the better.',
  ],
  candidatesLabel: ['候选模型', 'Candidate models'],
  candidate: ['模型', 'Model'],
  logLikelihood: ['对数似然', 'Log-likelihood'],
  state: ['状态', 'State'],
  used: ['在用', 'In use'],
  fine: ['可用', 'Usable'],
  notConverged: ['没有收敛', 'Not settled'],
  notIdentified: ['参数定不出', 'Not identified'],

  parameters: ['参数', 'Parameters'],
  parametersHint: [
    '时间单位是周。标准误越小，估得越稳。',
    'Time is in weeks. The smaller the standard error, the steadier.',
  ],
  parametersLabel: ['模型参数', 'Model parameters'],
  parameter: ['参数', 'Parameter'],
  meaning: ['说的是', 'What it tells'],
  estimate: ['估计', 'Estimate'],
  standardError: ['标准误', 'Std. error'],
  'means.r': ['下单节奏的差别：越小，各家差得越大', 'How much rhythms differ: the smaller, the more'],
  'means.alpha': [
    '下单节奏的快慢：r ÷ α 是平均每周单数',
    'How fast rhythms are: r ÷ α orders a week on average',
  ],
  'means.a': [
    '离开的可能：a ÷ (a + b) 是平均每单后离开的概率',
    'Leaving: a ÷ (a + b) after each order on average',
  ],
  'means.b': ['同上，和 a 一起定', 'Together with a'],
  'means.s': ['离开快慢的差别', 'How much leaving differs'],
  'means.beta': ['离开的快慢：s ÷ β 是平均每周离开率', 'How fast they leave: s ÷ β a week on average'],

  bins: ['下过几次单的客户，后来又下了几次？', 'How often did they order afterwards, by how often before?'],
  binsLabel: [
    '按检验期前的复购次数：检验期里平均实际与预计下单次数。',
    'By repeats before the check: mean orders seen and expected in it.',
  ],
  binAxis: ['检验期前的复购次数', 'Repeats before the check'],
  binOrders: ['检验期内平均下单', 'Mean orders in the check'],
  lastBin: ['{from}+', '{from}+'],
  seen: ['实际', 'Seen'],
  expected: ['预计', 'Expected'],
  weeks: ['一周一周看，预计跟得上实际吗？', 'Week by week, does the forecast keep up?'],
  weeksLabel: [
    '累计下单：到 {split} 为止拟合，之后是没见过的；最后实际 {seen}，预计 {expected}。',
    'Orders added up: fitted until {split}, unseen after it; in the end {seen} seen, {expected} expected.',
  ],
  cumulative: ['累计复购', 'Repeats so far'],
  split: ['此后模型没见过', 'not seen from here'],
  week: ['周', 'Week'],
  noCheckTitle: ['历史还不够长，没有做检验', 'History is too short for a check'],
  noCheckText: [
    '检验要先留出 {weeks} 周不看。再积累一段，或在设置里把检验期调短。',
    'A check keeps {weeks} weeks unseen. Wait for more history, or make the check shorter in the settings.',
  ],

  spend: ['每单金额', 'Money per order'],
  spendHint: [
    'Gamma–Gamma 模型：把每家自己的平均和全体平均按单数多少折中，单数少的往全体靠。',
    "Gamma–Gamma: between an account's own mean and that of all, nearer to all the fewer its orders.",
  ],
  spendMean: ['全体平均每单', 'Mean of all'],
  correlation: ['频度与金额的相关', 'Correlation of frequency and money'],
  correlationFormula: [
    '模型假定下单多少和每单多大互不相关。绝对值不到 0.3 可以放心；超过时，买得勤的客户会估偏。',
    'The model takes frequency and money as unrelated. Below 0.3 is fine; above it, frequent buyers are estimated wrongly.',
  ],
  correlationFine: ['可以放心', 'fine'],
  correlationStrained: ['偏高，大户可能估偏', 'high: large buyers may be off'],
  noSpend: ['复购太少，每单金额用各家自己的平均。', "Too few repeats: each account's own mean is used."],

  renewal: ['合同会续几期？', 'How many terms do agreements last?'],
  renewalHint: [
    '{count} 份合同。每期到期都有人不续，留下的越来越稳。',
    '{count} agreements. Some end with every term, and those that stay grow steadier.',
  ],
  renewalLabel: ['合同存续：期数、实际与预计的留存', 'Agreements that last: terms, seen and expected'],
  terms: ['续过的期数', 'Terms renewed'],
  stillThere: ['还在的比例', 'Still there'],

  runs: ['算过的历次', 'Computations'],
  runsHint: [
    '每次的输入、模型和结果都留着，不会被覆盖。',
    'Inputs, model and results of each are kept; nothing is overwritten.',
  ],
  runsLabel: ['历次计算', 'Computations'],
  runReason: ['原因', 'Reason'],
  runScope: ['范围', 'Scope'],
  runAsOf: ['截止日', 'As of'],
  runAccounts: ['客户数', 'Accounts'],
  runBy: ['谁算的', 'By'],
  runAt: ['时间', 'When'],
  bySystem: ['系统', 'the system'],
  runFormula: ['公式', 'Formula'],
  settings: ['改设置', 'Change settings'],
})
