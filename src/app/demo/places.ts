// Provinces with their division code, the sales territory they belong to, and the cities that appear in names.

export type Territory = 'suwan' | 'zhehu' | 'south' | 'north' | 'west'
export type Province = { name: string; code: string; territory: Territory; cities: readonly string[] }

const rows: readonly [name: string, code: string, territory: Territory, cities: string][] = [
  ['北京', '11', 'north', ''],
  ['天津', '12', 'north', ''],
  ['河北', '13', 'north', '唐山 沧州 邯郸 石家庄 保定 迁安 衡水'],
  ['山西', '14', 'north', '吕梁 临汾 太原 长治 孝义'],
  ['内蒙古', '15', 'north', '鄂尔多斯 包头 乌海 赤峰'],
  ['辽宁', '21', 'north', '大连 盘锦 沈阳 营口 鞍山'],
  ['吉林', '22', 'north', '长春 松原'],
  ['黑龙江', '23', 'north', '哈尔滨 大庆 绥化 齐齐哈尔 佳木斯'],
  ['上海', '31', 'zhehu', ''],
  [
    '江苏',
    '32',
    'suwan',
    '苏州 南通 常州 无锡 连云港 盐城 泰兴 镇江 徐州 扬州 南京 张家港 溧阳 泰州 如东 宜兴',
  ],
  ['浙江', '33', 'zhehu', '宁波 台州 绍兴 嘉兴 杭州 衢州 湖州 温州 舟山 金华 丽水 诸暨'],
  ['安徽', '34', 'suwan', '合肥 安庆 芜湖 淮北 蚌埠 马鞍山 滁州 铜陵 天长'],
  ['福建', '35', 'zhehu', '泉州 漳州 厦门 福州 宁德 莆田'],
  ['江西', '36', 'south', '上饶 九江 鹰潭 赣州 宜春 南昌'],
  ['山东', '37', 'north', '滨州 东营 潍坊 淄博 济宁 烟台 青岛 济南 德州 临沂 日照 菏泽 寿光'],
  ['河南', '41', 'north', '洛阳 三门峡 安阳 焦作 郑州 新乡 周口 濮阳 灵宝 邓州'],
  ['湖北', '42', 'south', '武汉 宜昌 荆州 黄石 襄阳 枣阳 钟祥 潜江 麻城'],
  ['湖南', '43', 'south', '株洲 岳阳 衡阳 长沙 郴州 浏阳 汨罗'],
  ['广东', '44', 'south', '广州 佛山 惠州 东莞 韶关 湛江 珠海 深圳 茂名 江门 肇庆'],
  ['广西', '45', 'south', '南宁 钦州 来宾 崇左 柳州 贵港'],
  ['海南', '46', 'south', '海口'],
  ['重庆', '50', 'west', '涪陵 长寿 万州'],
  ['四川', '51', 'west', '成都 乐山 绵阳 德阳 眉山 泸州 宜宾'],
  ['贵州', '52', 'west', '遵义 瓮安'],
  ['云南', '53', 'west', '曲靖 个旧 昆明 安宁'],
  ['陕西', '61', 'west', '榆林 咸阳 西安 宝鸡 渭南 神木'],
  ['甘肃', '62', 'west', '庆阳 兰州 金昌 玉门'],
  ['青海', '63', 'west', '格尔木 西宁'],
  ['宁夏', '64', 'west', '银川 宁东 中卫'],
  ['新疆', '65', 'west', '克拉玛依 库尔勒 昌吉 哈密'],
]

const provinces: readonly Province[] = rows.map(([name, code, territory, cities]) => ({
  name,
  code,
  territory,
  cities: cities === '' ? [] : cities.split(' '),
}))

const places = provinces.flatMap((province) =>
  [province.name, ...province.cities].map((place) => ({ place, province })),
)

/** Where a company sits by its name: the place in brackets, else the one it begins with; undefined without either. */
export function placeIn(name: string): { place: string; province: Province } | undefined {
  const bracketed = /（(.+?)）/.exec(name)?.[1]
  return places.find(({ place }) => (bracketed ? bracketed === place : name.startsWith(place)))
}
