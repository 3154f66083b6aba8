// The stories the demo tells: how single accounts differ from the ordinary run, for screens to bring to light.
import type { Status } from '#records/accounts/account.ts'
import type { Topic } from './evidence.ts'
import type { Category } from './products.ts'
import type { SeasonKey } from './season.ts'

/** What a story fixes; whatever it leaves out is drawn as for everybody else. Months count from 0 to 35. */
export type Story = {
  status: Status
  /** Aimed-at net sales of the three years, in 10,000 yuan a year. */
  yearly?: readonly [number, number, number]
  /** Off the list price, by year. */
  discounts?: readonly [number, number, number]
  /** First and last months in which it buys; none for a customer that never ordered. */
  spans?: readonly (readonly [first: number, last: number])[]
  season?: SeasonKey
  /** Sigma of the monthly noise. */
  unsteadiness?: number
  documentsAMonth?: number
  focus?: readonly Category[]
  bigReturn?: {
    month: number
    afterDays: number
    lines: readonly (readonly [code: string, pieces: number])[]
  }
  isKeyAccount?: true
  levels?: Partial<Record<Topic, number>>
  /** Results of the six half-yearly surveys, oldest first. */
  satisfaction?: readonly number[]
  /** Overdue days at the last four quarter ends. */
  overdue?: readonly number[]
  /** Our share of what they buy of our kind, percent, by year. */
  wallet?: readonly number[]
  tags?: readonly string[]
}

const story = <const T extends Record<string, Story>>(list: T): Record<keyof T, Story> => list

export const stories = story({
  // The five giants bring about a third of all sales. The largest buys for its whole group and grows calmly.
  central: {
    status: 'active',
    yearly: [4500, 4850, 5200],
    discounts: [0.15, 0.15, 0.16],
    unsteadiness: 0.12,
    isKeyAccount: true,
    levels: { marketInfluence: 5, industryOutlook: 4, innovation: 4, strategicFit: 5 },
    satisfaction: [86, 87, 89, 88, 90, 91],
    overdue: [3, 0, 6, 2],
    wallet: [46, 49, 52],
    tags: ['战略客户', '集团集采', '年框协议'],
  },
  // Second by sales, and by now we pay to supply it: every tender cost another few points.
  thin: {
    status: 'active',
    yearly: [3500, 3950, 4350],
    discounts: [0.28, 0.345, 0.412],
    focus: ['离心泵', '化工流程泵', '截断阀门', '调节阀与执行器'],
    unsteadiness: 0.14,
    isKeyAccount: true,
    levels: { marketInfluence: 5, industryOutlook: 2, innovation: 2, strategicFit: 2 },
    satisfaction: [80, 78, 79, 75, 76, 74],
    // By now beyond half a year, which the scorecard does not forgive.
    overdue: [122, 158, 194, 217],
    wallet: [62, 66, 71],
    tags: ['年框协议', '价格敏感', '账期长'],
  },
  furnace: {
    status: 'active',
    yearly: [3050, 2950, 3000],
    discounts: [0.17, 0.18, 0.19],
    isKeyAccount: true,
    levels: { marketInfluence: 4, industryOutlook: 2, innovation: 3, strategicFit: 4 },
    tags: ['年框协议'],
  },
  coal: {
    status: 'active',
    yearly: [2350, 2600, 2900],
    discounts: [0.14, 0.15, 0.15],
    isKeyAccount: true,
    levels: { marketInfluence: 5, industryOutlook: 4, innovation: 3, strategicFit: 5 },
    tags: ['战略客户', '扩建项目'],
  },
  island: {
    status: 'active',
    yearly: [2200, 2350, 2450],
    discounts: [0.16, 0.16, 0.17],
    isKeyAccount: true,
    levels: { marketInfluence: 5, industryOutlook: 3, innovation: 4, strategicFit: 4 },
    tags: ['战略客户', '年框协议'],
  },
  // Small, faithful, and more than half of every yuan is profit.
  gem: {
    status: 'active',
    yearly: [44, 52, 61],
    discounts: [-0.12, -0.13, -0.14],
    unsteadiness: 0.12,
    documentsAMonth: 2.5,
    focus: ['化工流程泵', '容积泵与计量泵', '流量与压力仪表', '备件与服务'],
    levels: { marketInfluence: 2, industryOutlook: 4, innovation: 5, strategicFit: 4 },
    satisfaction: [92, 94, 93, 96, 95, 97],
    overdue: [0, 0, 0, 0],
    tags: ['技术型客户'],
  },
  // Triples every year and still sits with the regional office: the next key account.
  rocket: {
    status: 'active',
    yearly: [52, 172, 545],
    discounts: [0.03, 0.05, 0.07],
    unsteadiness: 0.16,
    levels: { marketInfluence: 3, industryOutlook: 5, innovation: 5, strategicFit: 5 },
    satisfaction: [84, 85, 88, 90, 91, 92],
    overdue: [0, 2, 0, 4],
    wallet: [9, 14, 22],
    tags: ['进口替代'],
  },
  // Once third by sales; a competitor next door takes line after line.
  fading: {
    status: 'active',
    yearly: [3150, 1700, 520],
    discounts: [0.15, 0.18, 0.21],
    unsteadiness: 0.15,
    isKeyAccount: true,
    levels: { marketInfluence: 4, industryOutlook: 3, innovation: 3, strategicFit: 3 },
    satisfaction: [88, 83, 77, 70, 64, 58],
    overdue: [12, 19, 27, 35],
    wallet: [68, 41, 15],
    tags: ['年框协议'],
  },
  // Ordered every week, then not at all for eight months; the record still says active.
  silent: {
    status: 'active',
    yearly: [960, 1080, 1130],
    spans: [[0, 27]],
    unsteadiness: 0.12,
    isKeyAccount: true,
    levels: { marketInfluence: 4, industryOutlook: 3, innovation: 3, strategicFit: 4 },
    satisfaction: [85, 84, 80, 69, 61],
    overdue: [9, 31, 0, 0],
    wallet: [55, 57, 50],
    tags: ['年框协议'],
  },
  // Buys when a project is won, hardly between.
  project: {
    status: 'active',
    yearly: [1350, 1500, 1380],
    season: 'project',
    levels: { marketInfluence: 4, industryOutlook: 3, innovation: 3, strategicFit: 3 },
    tags: ['项目制'],
  },
  // A dealer that fills its stock in November and December for the yearly bonus.
  yearEnd: {
    status: 'active',
    yearly: [830, 880, 940],
    discounts: [0.2, 0.2, 0.21],
    season: 'yearEnd',
    levels: { marketInfluence: 3, industryOutlook: 2, innovation: 2, strategicFit: 3 },
    tags: ['代理商', '年底返利'],
  },
  // Heat suppliers buy from June to September, before the season.
  heating: {
    status: 'active',
    yearly: [340, 370, 395],
    season: 'heating',
    unsteadiness: 0.15,
    tags: ['季节性'],
  },
  // Sugar mills overhaul in summer, before the crushing season.
  sugar: {
    status: 'active',
    yearly: [265, 280, 300],
    season: 'sugar',
    unsteadiness: 0.15,
    tags: ['季节性'],
  },
  // Sent back one whole big order seven months ago, after a wrong choice of material.
  returned: {
    status: 'active',
    yearly: [390, 410, 400],
    bigReturn: {
      month: 28,
      afterDays: 41,
      lines: [
        ['HG-103', 22],
        ['TJ-102', 30],
        ['YB-104', 12],
      ],
    },
    levels: { marketInfluence: 3, industryOutlook: 2, innovation: 2, strategicFit: 3 },
    satisfaction: [82, 83, 81, 84, 66, 73],
    tags: ['选型整改'],
  },
  // Three months of history, and already at the pace of a large customer.
  newcomer: {
    status: 'active',
    yearly: [720, 720, 720],
    spans: [[33, 35]],
    levels: { industryOutlook: 5, innovation: 4 },
    tags: ['新客户'],
  },
  // Left for a cheaper supplier and came back after more than a year.
  back: {
    status: 'active',
    yearly: [590, 590, 650],
    spans: [
      [0, 9],
      [24, 35],
    ],
    levels: { marketInfluence: 4, industryOutlook: 3, innovation: 3, strategicFit: 4 },
    tags: ['赢回客户'],
  },
  // Nothing ever happens here, to everybody's delight.
  steady: {
    status: 'active',
    yearly: [318, 325, 331],
    unsteadiness: 0.03,
    documentsAMonth: 9,
    season: 'even',
    satisfaction: [87, 88, 88, 87, 89, 88],
    overdue: [0, 0, 0, 0],
  },
  // The head of a group that leaves buying to its subsidiaries; one such group is many small accounts, and large.
  holding: { status: 'active', spans: [], tags: ['集团总部'] },
  // One order, never again.
  once: { status: 'lost', yearly: [380, 380, 380], spans: [[15, 15]], documentsAMonth: 1 },
  dormant: { status: 'dormant' },
  lost: { status: 'lost' },
  prospect: { status: 'prospect', spans: [] },
  // A prospect everybody who visited wants to win.
  bright: {
    status: 'prospect',
    spans: [],
    levels: { marketInfluence: 4, industryOutlook: 5, innovation: 5, strategicFit: 5 },
    tags: ['重点开发', '进口替代'],
  },
})

export type StoryKey = keyof typeof stories
