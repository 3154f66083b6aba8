// The words of a group as a tree.
import { words } from '#base/words.ts'
import { recordWords } from '#records/accounts/record.words.ts'

export const groupWords = words({
  ...recordWords,
  colourBy: ['颜色表示', 'Colour by'],
  'colour.tier': ['级别', 'Tier'],
  'colour.money': ['金额', 'Money'],
  'colour.coverage': ['覆盖', 'Coverage'],
  figure: ['看什么', 'Figure'],
  'figure.net': ['近 12 个月净额', 'Net, 12 months'],
  'figure.profit': ['毛利', 'Profit'],
  'figure.open': ['应收', 'Receivable'],
  company: ['公司', 'Company'],
  own: ['自身', 'Own'],
  withBelow: ['含下级', 'With all below'],
  covered: ['有负责人 / 90 天内去过', 'Owned / visited in 90 days'],
  fold: ['收起 {name}', 'Fold {name}'],
  unfold: ['展开 {name}', 'Unfold {name}'],
  foldAll: ['全部收起', 'Fold all'],
  unfoldAll: ['全部展开', 'Unfold all'],
  companies: ['{count} 家', '{count} companies'],
  seenOnly: [
    '只计你看得到的公司；看不到的不在树里，也不在合计里。',
    'Only companies you may see are here and in the totals.',
  ],
  groupFigures: ['集团合计', 'The whole group'],
  ownedShare: ['有负责人', 'owned'],
  visitedShare: ['90 天内去过', 'visited in 90 days'],
  isOwned: ['有负责人', 'owned'],
  notOwned: ['没有负责人', 'no owner'],
  isVisited: ['90 天内去过', 'visited in 90 days'],
  notVisited: ['90 天没去', 'not visited in 90 days'],
  tooMany: ['只显示离总部最近的 {count} 家', 'Only the {count} companies nearest to the head are shown'],
  whyFormula: [
    '自身金额，加上树里它下面每一家的金额。近 12 个完整月的净额；毛利只计有成本的订单；应收是账上未结清的部分。',
    'Its own money and that of every company below it in the tree. Net over the last 12 complete months; profit of lines with a cost; receivable as still open in the books.',
  ],
  loneAdd: ['挂到集团下', 'Set a parent'],
})
