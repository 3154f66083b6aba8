// More topics people rate, for the presets that ask beyond the market: each level says what one would see.
import type { RatingTopic } from './presets.ts'
import type { Bilingual } from './scorecard.ts'

/** Levels from 5 down to 1, each Chinese and English. */
function topic(key: string, name: Bilingual, ...means: (readonly [zh: string, en: string])[]): RatingTopic {
  return { key, name, levels: means.map(([zh, en], index) => ({ level: 5 - index, means: { zh, en } })) }
}

export const moreTopics: RatingTopic[] = [
  topic(
    'goalImpact',
    { zh: '对公司目标的影响', en: 'Bearing on our goals' },
    ['没有它，公司今年的主要目标完不成', 'Without it this year’s main goals cannot be reached'],
    ['直接支撑公司的一项主要目标', 'Carries one of the main goals'],
    ['支撑部门目标，对公司目标有帮助', 'Carries a department’s goal and helps the company’s'],
    ['对目标略有贡献，换一家也能补上', 'Adds a little that another customer could add'],
    ['与公司目标没有关系', 'Has nothing to do with our goals'],
  ),
  topic(
    'extraAttention',
    { zh: '值得额外关照', en: 'Deserves special care' },
    [
      '全公司都知道要优先保障它，高层亲自过问',
      'Everyone knows it comes first, and executives see to it themselves',
    ],
    ['有专人负责，各部门优先响应', 'Has people of its own, and departments answer it first'],
    ['要求高于一般客户，值得多花些心思', 'Asks more than most, and is worth the thought'],
    ['按标准服务就够了', 'Standard service is enough'],
    ['照标准服务已经得不偿失', 'Even standard service costs more than it brings'],
  ),
  topic(
    'extraReward',
    { zh: '额外付出的回报', en: 'Reward for extra effort' },
    ['多投入一分，订单和利润成倍增加', 'Extra effort comes back several times over in orders and profit'],
    ['多投入能明显带来新订单或更好的价格', 'Extra effort clearly brings orders or better prices'],
    ['投入和回报大致相当', 'Effort and reward about balance'],
    ['多投入也很少见效', 'Extra effort seldom shows'],
    ['投入越多亏得越多', 'The more we put in, the more we lose'],
  ),
  topic(
    'direction',
    { zh: '对发展方向的牵引', en: 'Leads us where we want to go' },
    ['带着我们进入计划中的新市场、新技术', 'Takes us into the markets and technologies we are heading for'],
    ['它的需求推动我们做计划内的改进', 'Its needs push improvements we have planned'],
    ['需求与我们的方向一致，但不起带动作用', 'Its needs fit our direction without leading us'],
    ['常提出与方向无关的要求', 'Often asks for things off our course'],
    ['牵扯精力，把我们拉离方向', 'Draws our strength away from where we want to go'],
  ),
  topic(
    'socialInfluence',
    { zh: '社会影响力', en: 'Social influence' },
    ['全国知名，一举一动受公众和政府关注', 'Known nationwide; public and government watch what it does'],
    ['在全省有广泛影响，常见于主流媒体', 'Carries weight across the province and is often in the news'],
    ['在本市有影响，承担公共服务或民生项目', 'Matters in its city; runs public services or projects'],
    ['只在所在社区或园区有影响', 'Matters in its own district or business park'],
    ['公众基本不了解', 'The public hardly knows it'],
  ),
  topic(
    'industryInfluence',
    { zh: '行业影响力', en: 'Influence in its industry' },
    ['行业龙头，它的选择就是同行的标准', 'Leads its industry; what it chooses becomes the standard'],
    ['行业前列，同行常来参观、照着选型', 'Among the leaders; others visit it and choose as it does'],
    ['在细分领域受认可，愿意为我们推荐', 'Respected in its niche and willing to recommend us'],
    ['同行知道它，但不会跟随', 'Known to its industry, but nobody follows it'],
    ['同行很少听说', 'Its industry hardly knows it'],
  ),
  topic(
    'offerFit',
    { zh: '产品方案匹配度', en: 'Fit of our offer' },
    ['客户认为只有我们能满足它的需要', 'The customer says only we meet its needs'],
    ['比最强的对手更合用，客户首先找我们', 'Fits better than the best rival’s; we are asked first'],
    ['和主要对手不相上下', 'On a par with the main rivals'],
    ['有几处不如对手，要靠定制才能补上', 'Behind in places, and only customising makes up for it'],
    ['满足不了它的主要需要', 'Does not meet its main needs'],
  ),
  topic(
    'priceStanding',
    { zh: '价格竞争力', en: 'Standing on price' },
    ['客户认可总成本最低，很少再比价', 'The customer accepts that we cost least overall and seldom compares'],
    ['比主要对手略有优势，客户认为物有所值', 'Slightly better than the main rivals; worth the money'],
    ['与主要对手持平', 'Level with the main rivals'],
    ['偏高，每次都要解释或让价', 'On the high side; every deal needs explaining or a concession'],
    ['明显偏高，常因价格丢单', 'Clearly too high; orders are lost over it'],
  ),
  topic(
    'serviceStanding',
    { zh: '服务口碑', en: 'Standing on service' },
    ['客户公开称赞，拿我们要求别的供应商', 'The customer praises us openly and holds others to our standard'],
    ['响应和交付好于主要对手', 'Faster and more reliable than the main rivals'],
    ['达到要求，和主要对手差不多', 'Meets what is asked, much like the main rivals'],
    ['时有延误，客户有抱怨', 'Late at times, and the customer complains'],
    ['多次投诉，客户在考虑更换', 'Repeated complaints; the customer is thinking of leaving'],
  ),
  topic(
    'relationshipStanding',
    { zh: '关系深度', en: 'Depth of the relationship' },
    ['高层互访，客户把我们当长期伙伴', 'Executives visit each other; we are a long-term partner'],
    [
      '多个部门有往来，关键决策人支持我们',
      'Several departments deal with us, and those who decide are for us',
    ],
    ['采购和使用部门关系良好，够不到决策人', 'Good with purchasing and users, but not with those who decide'],
    ['只认识采购人员', 'We know the buyers only'],
    ['没有稳定的联系人，或对方更信任对手', 'No steady contact, or they trust a rival more'],
  ),
]
