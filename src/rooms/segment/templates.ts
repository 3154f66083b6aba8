// Segments to begin with: the trades a key account business is usually cut by, and the two kinds of need.
import type { Condition } from '#records/accounts/condition.ts'

export type Template = { key: string; name: { zh: string; en: string }; conditions: Condition[] }

export const templates: readonly Template[] = [
  {
    key: 'largeOrganisations',
    name: { zh: '大型企事业单位、机关', en: 'Large organisations' },
    conditions: [{ field: 'sizeClass', in: ['large'] }],
  },
  {
    key: 'smallOrganisations',
    name: { zh: '中小型企事业单位、机关', en: 'Small and medium organisations' },
    conditions: [{ field: 'sizeClass', in: ['medium', 'small'] }],
  },
  {
    key: 'government',
    name: { zh: '政府', en: 'Government' },
    conditions: [{ field: 'industry', in: ['S'] }],
  },
  {
    key: 'education',
    name: { zh: '教育', en: 'Education' },
    conditions: [{ field: 'industry', in: ['P'] }],
  },
  {
    key: 'defence',
    name: { zh: '军工', en: 'Defence' },
    conditions: [{ field: 'tags', in: ['军工'] }],
  },
  {
    key: 'telecom',
    name: { zh: '电信', en: 'Telecom' },
    conditions: [{ field: 'industry', in: ['I63'] }],
  },
  {
    key: 'power',
    name: { zh: '电力', en: 'Electric power' },
    conditions: [{ field: 'industry', in: ['D44'] }],
  },
  {
    key: 'finance',
    name: { zh: '金融', en: 'Finance' },
    conditions: [{ field: 'industry', in: ['J'] }],
  },
  {
    key: 'technicallyComplex',
    name: { zh: '技术复杂型', en: 'Technically complex needs' },
    conditions: [{ field: 'tags', in: ['技术复杂'] }],
  },
  {
    key: 'quickService',
    name: { zh: '服务响应型', en: 'Needs quick service' },
    conditions: [{ field: 'tags', in: ['服务响应'] }],
  },
]
