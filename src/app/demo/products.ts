// What the company sells: sixty products in eight categories, with standard costs and list prices.

export const categories = [
  '离心泵',
  '化工流程泵',
  '容积泵与计量泵',
  '截断阀门',
  '调节阀与执行器',
  '流量与压力仪表',
  '成套机组',
  '备件与服务',
] as const
export type Category = (typeof categories)[number]

export type Product = {
  code: string
  name: string
  category: Category
  standardCostMinor: number
  /** Of the catalogue: in whole 10 yuan, small things in whole yuan. */
  listPriceMinor: number
}

/** Margin of the list price over the standard cost: commodities are fought over, spare parts are not. */
export const listMargins: Record<Category, number> = {
  离心泵: 0.35,
  化工流程泵: 0.42,
  容积泵与计量泵: 0.44,
  截断阀门: 0.31,
  调节阀与执行器: 0.42,
  流量与压力仪表: 0.45,
  成套机组: 0.33,
  备件与服务: 0.54,
}

/** Sold by the half: man-days. */
export const isHalved = (product: Product): boolean => product.code === 'BF-201'

// Code, standard cost in yuan, name.
const list: Record<Category, string> = {
  离心泵: `
    CL-101 2650 单级单吸离心泵 DN50 5.5kW
    CL-102 4980 单级单吸离心泵 DN80 15kW
    CL-103 10800 单级单吸离心泵 DN125 37kW
    CL-104 2180 立式管道离心泵 DN65 4kW
    CL-105 4320 立式管道离心泵 DN100 11kW
    CL-201 5650 立式多级离心泵 DN40 7.5kW
    CL-202 21600 卧式多级离心泵 DN80 55kW
    CL-301 38500 双吸中开离心泵 DN200 90kW
    CL-302 96000 双吸中开离心泵 DN350 250kW`,
  化工流程泵: `
    HG-101 9800 不锈钢化工流程泵 DN50 11kW
    HG-102 18600 不锈钢化工流程泵 DN80 30kW
    HG-103 36500 双相钢化工流程泵 DN100 45kW
    HG-201 8200 衬氟磁力泵 DN50 7.5kW
    HG-202 13600 衬氟磁力泵 DN80 15kW
    HG-301 15800 屏蔽泵 DN50 11kW
    HG-302 11200 高温导热油泵 DN80 22kW
    HG-401 27800 耐磨渣浆泵 DN100 55kW`,
  容积泵与计量泵: `
    JL-101 2350 机械隔膜计量泵 120L/h
    JL-102 8600 液压隔膜计量泵 500L/h
    JL-103 11800 柱塞计量泵 1000L/h
    JL-201 7200 单螺杆泵 10m³/h
    JL-202 19800 凸轮转子泵 25m³/h
    JL-203 4300 不锈钢齿轮泵 5m³/h
    JL-301 1980 气动隔膜泵 DN40`,
  截断阀门: `
    JD-101 620 楔式闸阀 DN100 PN16
    JD-102 3150 楔式闸阀 DN300 PN16
    JD-201 480 法兰截止阀 DN50 PN40
    JD-301 560 不锈钢浮动球阀 DN50 PN16
    JD-302 7400 固定球阀 DN200 PN40
    JD-303 1280 衬氟球阀 DN80 PN16
    JD-401 690 中线蝶阀 DN200 PN16
    JD-402 8900 三偏心硬密封蝶阀 DN400 PN25
    JD-501 980 旋启式止回阀 DN150 PN16`,
  调节阀与执行器: `
    TJ-101 4600 气动薄膜单座调节阀 DN50
    TJ-102 9800 气动套筒调节阀 DN100
    TJ-103 5900 电动单座调节阀 DN65
    TJ-104 6800 V型调节球阀 DN80
    TJ-201 3900 自力式压力调节阀 DN50
    TJ-301 2350 智能阀门定位器
    TJ-302 1450 双作用气动执行器
    TJ-303 4200 智能型电动执行器`,
  流量与压力仪表: `
    YB-101 3200 电磁流量计 DN100
    YB-102 7600 电磁流量计 DN300
    YB-103 2900 涡街流量计 DN80
    YB-104 14800 质量流量计 DN25
    YB-201 980 压力变送器 0.075级
    YB-202 1350 差压变送器
    YB-301 4100 雷达液位计 26GHz`,
  成套机组: `
    CT-101 46800 变频恒压供水机组 三泵
    CT-102 186000 一体化预制泵站
    CT-201 58500 撬装式加药装置
    CT-202 39200 水环真空机组
    CT-301 128000 撬装换热机组`,
  备件与服务: `
    BF-101 860 集装式机械密封
    BF-102 1120 不锈钢叶轮
    BF-103 1680 轴承箱组件
    BF-104 165 阀座密封件套装
    BF-105 240 计量泵膜片组件
    BF-201 980 现场检修服务（人日）
    BF-202 2600 年度维保服务（台·年）`,
}

export const products: readonly Product[] = categories.flatMap((category) =>
  list[category]
    .trim()
    .split('\n')
    .map((line) => {
      const [code, yuan, ...name] = line.trim().split(' ')
      const cost = Number(yuan)
      const price = cost / (1 - listMargins[category])
      const step = price < 1000 ? 1 : 10
      return {
        code: code!,
        name: name.join(' '),
        category,
        standardCostMinor: cost * 100,
        listPriceMinor: Math.round(price / step) * step * 100,
      }
    }),
)
