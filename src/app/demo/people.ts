// Who works at the company: the tree of departments, and people with their roles and how far they see.
import type { Role, Scope } from '#base/viewer.ts'
import type { Territory } from './places.ts'

export type DemoDepartment = { key: string; name: string; parentKey: string | null }
export type DemoPerson = {
  key: string
  name: string
  email: string
  title: string
  departmentKey: string
  roles: Role[]
  scope: Scope
  chosenDepartmentKeys: string[]
}

export const departments: readonly DemoDepartment[] = [
  { key: 'office', name: '总经办', parentKey: null },
  { key: 'sales', name: '销售中心', parentKey: null },
  { key: 'keyAccounts', name: '大客户部', parentKey: 'sales' },
  { key: 'east', name: '华东大区', parentKey: 'sales' },
  { key: 'suwan', name: '苏皖办事处', parentKey: 'east' },
  { key: 'zhehu', name: '浙沪闽办事处', parentKey: 'east' },
  { key: 'south', name: '华南大区', parentKey: 'sales' },
  { key: 'north', name: '华北大区', parentKey: 'sales' },
  { key: 'west', name: '西部大区', parentKey: 'sales' },
  { key: 'backOffice', name: '商务部', parentKey: 'sales' },
  { key: 'marketing', name: '市场部', parentKey: null },
  { key: 'service', name: '服务部', parentKey: null },
  { key: 'finance', name: '财务部', parentKey: null },
  { key: 'it', name: '信息部', parentKey: null },
]

const person = (
  key: string,
  name: string,
  title: string,
  departmentKey: string,
  roles: Role[],
  scope: Scope,
  chosenDepartmentKeys: string[] = [],
): DemoPerson => ({
  key,
  name,
  email: `${key}@landi-flow.example`,
  title,
  departmentKey,
  roles,
  scope,
  chosenDepartmentKeys,
})

const manager: Role[] = ['keyAccountManager']
const director: Role[] = ['salesDirector']

export const people: readonly DemoPerson[] = [
  person('shen.yueheng', '沈岳衡', '总经理', 'office', ['executive'], 'all'),
  person('gu.qinghe', '顾清和', '营销副总经理', 'office', ['executive', 'salesDirector'], 'all'),
  person('ding.ruonan', '丁若楠', '总经理助理', 'office', ['reader'], 'all'),
  person('lu.yuanzheng', '陆远征', '销售总监', 'sales', director, 'departmentTree'),
  person(
    'zhou.yanqiu',
    '周砚秋',
    '大客户部经理',
    'keyAccounts',
    ['salesDirector', 'keyAccountManager'],
    'department',
  ),
  person('xu.jiayan', '许嘉言', '大客户经理', 'keyAccounts', manager, 'own'),
  person('fang.yizhou', '方亦舟', '大客户经理', 'keyAccounts', manager, 'own'),
  person('han.mingche', '韩明澈', '华东大区总监', 'east', director, 'departmentTree'),
  person('jiang.muzhi', '蒋牧之', '客户经理', 'suwan', manager, 'department'),
  person('cao.yingxue', '曹映雪', '客户经理', 'suwan', manager, 'own'),
  person('liang.zhiyuan', '梁知远', '客户经理', 'zhehu', manager, 'department'),
  person('qin.ruoxi', '秦若溪', '客户经理', 'zhehu', manager, 'own'),
  person('zheng.huaijin', '郑怀瑾', '华南大区总监', 'south', director, 'departmentTree'),
  person('li.shuhang', '黎书航', '客户经理', 'south', manager, 'own'),
  person('tan.yuxing', '谭予行', '客户经理', 'south', manager, 'own'),
  person('guo.tinglan', '郭听澜', '华北大区总监', 'north', director, 'departmentTree'),
  person('feng.siqi', '冯思齐', '客户经理', 'north', manager, 'own'),
  person('meng.fanchuan', '孟凡川', '客户经理', 'north', manager, 'own'),
  person('ma.chengyuan', '马骋原', '西部大区总监', 'west', director, 'departmentTree'),
  person('bai.luxi', '白露晞', '客户经理', 'west', manager, 'own'),
  person('gao.chengze', '高承泽', '客户经理', 'west', manager, 'own'),
  person('deng.xiaotang', '邓晓棠', '商务主管', 'backOffice', ['insideSales'], 'chosen', [
    'keyAccounts',
    'east',
    'suwan',
    'zhehu',
  ]),
  person('shi.jingan', '石敬安', '商务专员', 'backOffice', ['insideSales'], 'chosen', [
    'south',
    'north',
    'west',
  ]),
  person('luo.qiming', '罗启明', '市场部经理', 'marketing', ['marketing'], 'all'),
  person('ye.zhiwei', '叶之微', '市场专员', 'marketing', ['marketing'], 'all'),
  person('du.qingyan', '杜青岩', '服务部经理', 'service', ['service'], 'all'),
  person('yao.jincheng', '姚锦程', '服务工程师', 'service', ['service'], 'chosen', [
    'keyAccounts',
    'east',
    'suwan',
    'zhehu',
  ]),
  person('song.yaning', '宋雅宁', '财务部经理', 'finance', ['finance'], 'all'),
  person('qian.xu', '钱序', '应收会计', 'finance', ['finance'], 'all'),
  person('tang.wei', '唐维', '信息主管', 'it', ['administrator'], 'all'),
]

/** Who looks after the largest groups. */
export const keyAccountOwners = ['zhou.yanqiu', 'xu.jiayan', 'fang.yizhou'] as const
/** Who looks after the accounts of a territory; the first is also asked about the heavy ones. */
export const territoryOwners: Record<Territory, readonly string[]> = {
  suwan: ['jiang.muzhi', 'cao.yingxue'],
  zhehu: ['liang.zhiyuan', 'qin.ruoxi'],
  south: ['li.shuhang', 'tan.yuxing', 'zheng.huaijin'],
  north: ['feng.siqi', 'meng.fanchuan', 'guo.tinglan'],
  west: ['bai.luxi', 'gao.chengze'],
}
/** Who asks customers how satisfied they are, and who counts overdue days. */
export const surveyors = ['du.qingyan', 'yao.jincheng'] as const
export const receivablesKeeper = 'qian.xu'
export const marketWatcher = 'luo.qiming'
