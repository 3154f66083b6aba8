// The words of the accounts room: what an account is, where its tier stands, why a door refuses.
import { words } from '#base/words.ts'

export const accountWords = words({
  account: ['客户', 'Account'],
  accounts: ['客户', 'Accounts'],
  name: ['客户名称', 'Name'],
  shortName: ['简称', 'Short name'],
  code: ['客户编号', 'Code'],
  taxNumber: ['税号', 'Tax number'],
  status: ['状态', 'Status'],
  industry: ['行业', 'Industry'],
  sizeClass: ['规模', 'Size'],
  region: ['地区', 'Region'],
  organisationLevel: ['组织层级', 'Organisation level'],
  ownership: ['企业性质', 'Ownership'],
  employees: ['员工人数', 'Employees'],
  tags: ['标签', 'Tags'],
  parent: ['上级客户', 'Parent account'],
  owner: ['负责人', 'Owner'],
  department: ['所属部门', 'Department'],
  createdAt: ['建档日期', 'Added on'],
  updatedAt: ['最近修改', 'Last changed'],
  tier: ['级别', 'Tier'],

  'status.prospect': ['潜在', 'Prospect'],
  'status.active': ['合作中', 'Active'],
  'status.dormant': ['沉睡', 'Dormant'],
  'status.lost': ['流失', 'Lost'],

  'size.large': ['大型', 'Large'],
  'size.medium': ['中型', 'Medium'],
  'size.small': ['小型', 'Small'],
  'size.micro': ['微型', 'Micro'],

  'level.headquarters': ['总部', 'Headquarters'],
  'level.province': ['省级公司', 'Provincial company'],
  'level.city': ['市级公司', 'City company'],
  'level.county': ['县级公司', 'County company'],
  'level.site': ['工厂或门店', 'Plant or outlet'],

  'ownership.stateOwned': ['国有', 'State-owned'],
  'ownership.private': ['民营', 'Private'],
  'ownership.foreign': ['外资', 'Foreign'],
  'ownership.jointVenture': ['合资', 'Joint venture'],
  'ownership.public': ['事业单位', 'Public institution'],
  'ownership.collective': ['集体', 'Collective'],

  'layer.key': ['关键', 'Key'],
  'layer.important': ['重要', 'Important'],
  'layer.general': ['一般', 'General'],

  'reason.SCORE': ['按得分定级', 'Tiered by score'],
  'reason.PROVISIONAL': ['数据不全，暂定', 'Provisional, data incomplete'],
  'reason.INSUFFICIENT': ['数据不足，维持不变', 'Too little data, left as it was'],
  'reason.SEGMENT': ['按分群规则归类', 'Placed by the segment rules'],
  provisional: ['暂定', 'provisional'],
  ungraded: ['未定级', 'No tier yet'],
  tierOf: ['级别 {tier}', 'Tier {tier}'],

  'accounts.notFound': [
    '找不到这个客户，或者不在你的可见范围内',
    'This account is not here, or outside what you may see',
  ],
  'accounts.codeTaken': ['这个编号已有客户在用', 'Another account has this code'],
  'accounts.taxNumberTaken': ['这个税号已有客户在用', 'Another account has this tax number'],
  'accounts.noSuchOwner': ['没有这个人，或者已经离职', 'No such person, or they have left'],
  'accounts.knot': [
    '不能挂到自己或自己的下级下面',
    'An account cannot hang under itself or what hangs below it',
  ],
})
