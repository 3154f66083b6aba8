// Customers that somebody entered a second time, as it happens: from a card, from a fair, from another office.

export type Double = {
  /** The name it stands under already. */
  of: string
  name: string
  code: string
  ownerKey: string
  website: string | null
}

export const doubles: readonly Double[] = [
  {
    of: '苏州沐筠生物制药有限公司',
    name: '沐筠生物制药（苏州）',
    code: 'ZH-0031',
    ownerKey: 'qin.ruoxi',
    website: 'www.muyun-bio.example',
  },
  {
    of: '合肥曜川显示材料有限公司',
    name: '曜川顯示材料集團有限公司',
    code: 'ZH-0044',
    ownerKey: 'liang.zhiyuan',
    website: 'yaochuan-display.example',
  },
  {
    of: '银川璟坤硅材料有限公司',
    name: '宁夏璟坤硅材料股份有限公司',
    code: 'XB-0107',
    ownerKey: 'gao.chengze',
    website: null,
  },
]
