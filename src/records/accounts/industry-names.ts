// The sections and divisions of GB/T 4754—2017 《国民经济行业分类》 with their names; English after the NBS translation.

export type Section =
  | 'A'
  | 'B'
  | 'C'
  | 'D'
  | 'E'
  | 'F'
  | 'G'
  | 'H'
  | 'I'
  | 'J'
  | 'K'
  | 'L'
  | 'M'
  | 'N'
  | 'O'
  | 'P'
  | 'Q'
  | 'R'
  | 'S'
  | 'T'

export const sections: readonly (readonly [section: Section, zh: string, en: string])[] = [
  ['A', '农、林、牧、渔业', 'Agriculture, forestry, animal husbandry and fishery'],
  ['B', '采矿业', 'Mining'],
  ['C', '制造业', 'Manufacturing'],
  ['D', '电力、热力、燃气及水生产和供应业', 'Electricity, heat, gas and water'],
  ['E', '建筑业', 'Construction'],
  ['F', '批发和零售业', 'Wholesale and retail'],
  ['G', '交通运输、仓储和邮政业', 'Transport, storage and post'],
  ['H', '住宿和餐饮业', 'Hotels and catering'],
  ['I', '信息传输、软件和信息技术服务业', 'Information transmission, software and IT services'],
  ['J', '金融业', 'Finance'],
  ['K', '房地产业', 'Real estate'],
  ['L', '租赁和商务服务业', 'Leasing and business services'],
  ['M', '科学研究和技术服务业', 'Research and technical services'],
  ['N', '水利、环境和公共设施管理业', 'Water conservancy, environment and public facilities'],
  ['O', '居民服务、修理和其他服务业', 'Household services, repair and other services'],
  ['P', '教育', 'Education'],
  ['Q', '卫生和社会工作', 'Health and social work'],
  ['R', '文化、体育和娱乐业', 'Culture, sports and entertainment'],
  ['S', '公共管理、社会保障和社会组织', 'Public administration, social security and organisations'],
  ['T', '国际组织', 'International organisations'],
]

export const divisions: readonly (readonly [section: Section, division: string, zh: string, en: string])[] = [
  ['A', '01', '农业', 'Crop farming'],
  ['A', '02', '林业', 'Forestry'],
  ['A', '03', '畜牧业', 'Animal husbandry'],
  ['A', '04', '渔业', 'Fishery'],
  ['A', '05', '农、林、牧、渔专业及辅助性活动', 'Support for agriculture, forestry, husbandry and fishery'],
  ['B', '06', '煤炭开采和洗选业', 'Coal mining and washing'],
  ['B', '07', '石油和天然气开采业', 'Oil and gas extraction'],
  ['B', '08', '黑色金属矿采选业', 'Ferrous ore mining'],
  ['B', '09', '有色金属矿采选业', 'Non-ferrous ore mining'],
  ['B', '10', '非金属矿采选业', 'Non-metal ore mining'],
  ['B', '11', '开采专业及辅助性活动', 'Support for mining'],
  ['B', '12', '其他采矿业', 'Other mining'],
  ['C', '13', '农副食品加工业', 'Processing of farm products'],
  ['C', '14', '食品制造业', 'Food'],
  ['C', '15', '酒、饮料和精制茶制造业', 'Liquor, beverages and refined tea'],
  ['C', '16', '烟草制品业', 'Tobacco'],
  ['C', '17', '纺织业', 'Textiles'],
  ['C', '18', '纺织服装、服饰业', 'Clothing'],
  ['C', '19', '皮革、毛皮、羽毛及其制品和制鞋业', 'Leather, fur, feather and footwear'],
  ['C', '20', '木材加工和木、竹、藤、棕、草制品业', 'Timber, bamboo, rattan and straw products'],
  ['C', '21', '家具制造业', 'Furniture'],
  ['C', '22', '造纸和纸制品业', 'Paper and paper products'],
  ['C', '23', '印刷和记录媒介复制业', 'Printing and recorded media'],
  ['C', '24', '文教、工美、体育和娱乐用品制造业', 'Stationery, crafts, sports and leisure goods'],
  ['C', '25', '石油、煤炭及其他燃料加工业', 'Petroleum, coal and other fuel processing'],
  ['C', '26', '化学原料和化学制品制造业', 'Chemicals'],
  ['C', '27', '医药制造业', 'Pharmaceuticals'],
  ['C', '28', '化学纤维制造业', 'Chemical fibres'],
  ['C', '29', '橡胶和塑料制品业', 'Rubber and plastics'],
  ['C', '30', '非金属矿物制品业', 'Non-metallic mineral products'],
  ['C', '31', '黑色金属冶炼和压延加工业', 'Ferrous metals'],
  ['C', '32', '有色金属冶炼和压延加工业', 'Non-ferrous metals'],
  ['C', '33', '金属制品业', 'Metal products'],
  ['C', '34', '通用设备制造业', 'General equipment'],
  ['C', '35', '专用设备制造业', 'Special equipment'],
  ['C', '36', '汽车制造业', 'Motor vehicles'],
  [
    'C',
    '37',
    '铁路、船舶、航空航天和其他运输设备制造业',
    'Rail, ship, aerospace and other transport equipment',
  ],
  ['C', '38', '电气机械和器材制造业', 'Electrical machinery'],
  ['C', '39', '计算机、通信和其他电子设备制造业', 'Computers, communication and other electronics'],
  ['C', '40', '仪器仪表制造业', 'Instruments and meters'],
  ['C', '41', '其他制造业', 'Other manufacturing'],
  ['C', '42', '废弃资源综合利用业', 'Recycling of waste resources'],
  ['C', '43', '金属制品、机械和设备修理业', 'Repair of metal products, machinery and equipment'],
  ['D', '44', '电力、热力生产和供应业', 'Electric power and heat'],
  ['D', '45', '燃气生产和供应业', 'Gas'],
  ['D', '46', '水的生产和供应业', 'Water'],
  ['E', '47', '房屋建筑业', 'Building construction'],
  ['E', '48', '土木工程建筑业', 'Civil engineering'],
  ['E', '49', '建筑安装业', 'Building installation'],
  ['E', '50', '建筑装饰、装修和其他建筑业', 'Building decoration and other construction'],
  ['F', '51', '批发业', 'Wholesale'],
  ['F', '52', '零售业', 'Retail'],
  ['G', '53', '铁路运输业', 'Rail transport'],
  ['G', '54', '道路运输业', 'Road transport'],
  ['G', '55', '水上运输业', 'Water transport'],
  ['G', '56', '航空运输业', 'Air transport'],
  ['G', '57', '管道运输业', 'Pipeline transport'],
  ['G', '58', '多式联运和运输代理业', 'Multimodal transport and forwarding'],
  ['G', '59', '装卸搬运和仓储业', 'Handling and storage'],
  ['G', '60', '邮政业', 'Post'],
  ['H', '61', '住宿业', 'Hotels'],
  ['H', '62', '餐饮业', 'Catering'],
  ['I', '63', '电信、广播电视和卫星传输服务', 'Telecom, broadcasting and satellite services'],
  ['I', '64', '互联网和相关服务', 'Internet services'],
  ['I', '65', '软件和信息技术服务业', 'Software and IT services'],
  ['J', '66', '货币金融服务', 'Monetary and financial services'],
  ['J', '67', '资本市场服务', 'Capital market services'],
  ['J', '68', '保险业', 'Insurance'],
  ['J', '69', '其他金融业', 'Other finance'],
  ['K', '70', '房地产业', 'Real estate'],
  ['L', '71', '租赁业', 'Leasing'],
  ['L', '72', '商务服务业', 'Business services'],
  ['M', '73', '研究和试验发展', 'Research and development'],
  ['M', '74', '专业技术服务业', 'Professional technical services'],
  ['M', '75', '科技推广和应用服务业', 'Promotion and application of technology'],
  ['N', '76', '水利管理业', 'Water conservancy'],
  ['N', '77', '生态保护和环境治理业', 'Ecology and environment'],
  ['N', '78', '公共设施管理业', 'Public facilities'],
  ['N', '79', '土地管理业', 'Land management'],
  ['O', '80', '居民服务业', 'Household services'],
  ['O', '81', '机动车、电子产品和日用产品修理业', 'Repair of vehicles, electronics and daily goods'],
  ['O', '82', '其他服务业', 'Other services'],
  ['P', '83', '教育', 'Education'],
  ['Q', '84', '卫生', 'Health'],
  ['Q', '85', '社会工作', 'Social work'],
  ['R', '86', '新闻和出版业', 'News and publishing'],
  ['R', '87', '广播、电视、电影和录音制作业', 'Radio, television, film and sound recording'],
  ['R', '88', '文化艺术业', 'Culture and arts'],
  ['R', '89', '体育', 'Sports'],
  ['R', '90', '娱乐业', 'Entertainment'],
  ['S', '91', '中国共产党机关', 'Organs of the Communist Party of China'],
  ['S', '92', '国家机构', 'State organs'],
  ['S', '93', '人民政协、民主党派', 'Political consultative conference and democratic parties'],
  ['S', '94', '社会保障', 'Social security'],
  ['S', '95', '群众团体、社会团体和其他成员组织', 'Mass, social and other membership organisations'],
  ['S', '96', '基层群众自治组织及其他组织', 'Grass-roots self-governing and other organisations'],
  ['T', '97', '国际组织', 'International organisations'],
]
