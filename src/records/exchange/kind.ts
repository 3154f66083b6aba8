// What can be brought in: for each kind of record its fields, how their columns are called elsewhere, and its keys.
import type { Pair } from '#base/words.ts'
import {
  attitudes,
  organisationLevels,
  ownerships,
  sizeClasses,
  statuses,
} from '#records/accounts/account.ts'
import type { CustomField } from '#records/accounts/fields/field.ts'
import { accountWords } from '#records/accounts/words.ts'
import { chargeKinds } from '#records/ledger/charge.ts'
import { chargeWords } from '#records/ledger/charge.words.ts'
import { interactionKinds } from '#records/timeline/interaction.ts'

export const importKinds = [
  'accounts',
  'contacts',
  'products',
  'costs',
  'orders',
  'receivables',
  'charges',
  'agreements',
  'interactions',
] as const
export type ImportKind = (typeof importKinds)[number]
/** Orders have an engine of their own, in the ledger. */
export type RecordKind = Exclude<ImportKind, 'orders'>
export const isRecordKind = (kind: ImportKind): kind is RecordKind => kind !== 'orders'

export const importModes = ['both', 'add', 'update'] as const
export type ImportMode = (typeof importModes)[number]

export type FieldType =
  | 'text'
  | 'long'
  | 'day'
  /** Any day of it, or the month alone. */
  | 'month'
  | 'time'
  | 'count'
  | 'money'
  | 'hours'
  | 'choice'
  | 'list'
  | 'flag'
  | 'custom'
export type ChoiceNames = { value: string; names: readonly string[] }

export type ImportField = {
  key: string
  name: Pair
  type: FieldType
  /** What its column is called, plain (see `plain` of the ledger's columns), the surest name first. */
  names: readonly string[]
  most?: number
  choices?: readonly ChoiceNames[]
  custom?: CustomField
}

export type KindRules = {
  fields: readonly ImportField[]
  /** At least one field of each group must have a column. */
  needs: readonly (readonly string[])[]
  /** Fields that may tell which record a row means, the surest first. */
  keys: readonly string[]
  /** Headers of which a file of this kind has at least one. */
  marks: readonly string[]
}

const list = (names: string): readonly string[] => names.split(' ')

const choices = (
  values: readonly string[],
  prefix: string,
  more: Record<string, string> = {},
): ChoiceNames[] =>
  values.map((value) => ({
    value,
    names: [
      ...((accountWords as Record<string, Pair>)[`${prefix}.${value}`] ?? []),
      value,
      ...(more[value] ? list(more[value]) : []),
    ],
  }))

const accountRef: ImportField[] = [
  {
    key: 'accountExternalId',
    name: ['客户的外部编号', 'External id of the account'],
    type: 'text',
    most: 120,
    names: list(
      'accountid accountnameid associatedcompanyids associatedcompanyid companyid parentid whatid 客户id 所属客户id',
    ),
  },
  {
    key: 'accountCode',
    name: ['客户编号', 'Account code'],
    type: 'text',
    most: 60,
    names: list(
      '客户编号 客户编码 客户代码 客户号 accountcode accountnumber customercode customerid customerno',
    ),
  },
  {
    key: 'accountName',
    name: ['客户名称', 'Account name'],
    type: 'text',
    most: 200,
    names: list(
      '客户名称 所属客户 关联客户 客户 公司名称 公司 单位名称 accountname associatedcompany associatedcompanyname companyname company account customername customer',
    ),
  },
]

const accounts: KindRules = {
  keys: ['externalId', 'code', 'taxNumber', 'name'],
  needs: [['name', 'code', 'externalId', 'taxNumber']],
  marks: list(
    '客户名称 客户全称 公司名称 企业名称 单位名称 accountname companyname company name customername 客户编号 客户编码 accountcode accountnumber',
  ),
  fields: [
    {
      key: 'externalId',
      name: ['外部编号', 'External id'],
      type: 'text',
      most: 120,
      names: list('id recordid accountid companyid 记录id 外部编号 客户id externalid'),
    },
    {
      key: 'code',
      name: ['客户编号', 'Code'],
      type: 'text',
      most: 60,
      names: list(
        '客户编号 客户编码 客户代码 客户号 编号 编码 accountcode accountnumber customercode customerno code number',
      ),
    },
    {
      key: 'name',
      name: ['客户名称', 'Name'],
      type: 'text',
      most: 200,
      names: list(
        '客户名称 客户全称 公司名称 企业名称 单位名称 名称 accountname companyname company customername name',
      ),
    },
    {
      key: 'shortName',
      name: ['简称', 'Short name'],
      type: 'text',
      most: 60,
      names: list('简称 客户简称 公司简称 shortname abbreviation'),
    },
    {
      key: 'taxNumber',
      name: ['税号', 'Tax number'],
      type: 'text',
      most: 30,
      names: list(
        '税号 统一社会信用代码 社会信用代码 纳税人识别号 信用代码 taxnumber taxid vat vatnumber uscc',
      ),
    },
    {
      key: 'status',
      name: ['状态', 'Status'],
      type: 'choice',
      names: list('客户状态 状态 成交状态 accountstatus status customerstatus'),
      choices: choices(statuses, 'status', {
        prospect: '潜在客户 未成交 意向客户 lead',
        active: '已成交 成交 合作 客户 customer 正式客户',
        dormant: '休眠 inactive',
        lost: '流失客户 已流失 churned',
      }),
    },
    {
      key: 'industry',
      name: ['行业', 'Industry'],
      type: 'text',
      most: 60,
      names: list('行业 客户行业 所属行业 industry accountindustry sector'),
    },
    {
      key: 'sizeClass',
      name: ['规模', 'Size'],
      type: 'choice',
      names: list('规模 企业规模 公司规模 sizeclass companysize'),
      choices: choices(sizeClasses, 'size', { large: '大', medium: '中', small: '小', micro: '微' }),
    },
    {
      key: 'region',
      name: ['地区', 'Region'],
      type: 'text',
      most: 60,
      names: list(
        '地区 区域 省份 所在地区 所在地 省市 区域省 region billingstate state stateregion province shippingstate billingcity city country',
      ),
    },
    {
      key: 'organisationLevel',
      name: ['组织层级', 'Organisation level'],
      type: 'choice',
      names: list('组织层级 层级 organisationlevel organizationlevel'),
      choices: choices(organisationLevels, 'level'),
    },
    {
      key: 'ownership',
      name: ['企业性质', 'Ownership'],
      type: 'choice',
      names: list('企业性质 公司性质 所有制 企业类型 companynature'),
      choices: choices(ownerships, 'ownership', {
        stateOwned: '国企 央企 国有企业',
        private: '民企 私营 民营企业',
        foreign: '外企 外资企业 外商独资',
        jointVenture: '合资企业 中外合资',
        public: '事业单位 政府',
      }),
    },
    {
      key: 'employees',
      name: ['员工人数', 'Employees'],
      type: 'count',
      names: list('员工人数 员工数 人数 从业人数 numberofemployees employees employeecount'),
    },
    {
      key: 'attitude',
      name: ['态度', 'Attitude'],
      type: 'choice',
      names: list('态度 客户态度 attitude'),
      choices: choices(attitudes, 'attitude'),
    },
    {
      key: 'tags',
      name: ['标签', 'Tags'],
      type: 'list',
      most: 30,
      names: list('标签 客户标签 tags tag labels'),
    },
    {
      key: 'parent',
      name: ['上级客户', 'Parent account'],
      type: 'text',
      most: 200,
      names: list(
        '上级客户 母公司 集团 上级 上级客户编号 所属集团 parentaccount parentid parentaccountid parentcompany parent parentcode',
      ),
    },
    {
      key: 'owner',
      name: ['负责人', 'Owner'],
      type: 'text',
      most: 200,
      names: list(
        '负责人 客户负责人 归属人 所有人 业务员 销售 客户经理 负责人邮箱 owner accountowner companyowner ownername owneremail ownername salesrep',
      ),
    },
    {
      key: 'createdAt',
      name: ['建档时间', 'Added at'],
      type: 'time',
      names: list('创建时间 建档时间 建档日期 创建日期 createddate createdat createdtime createdate'),
    },
  ],
}

const contacts: KindRules = {
  keys: ['externalId', 'email', 'mobile', 'phone', 'name'],
  needs: [
    ['name', 'lastName', 'firstName'],
    ['accountExternalId', 'accountCode', 'accountName'],
  ],
  marks: list('lastname firstname 姓名 联系人姓名 联系人 联系人名称 contactname fullname 称呼'),
  fields: [
    {
      key: 'externalId',
      name: ['外部编号', 'External id'],
      type: 'text',
      most: 120,
      names: list('id recordid contactid 记录id 外部编号 联系人id externalid'),
    },
    ...accountRef,
    {
      key: 'name',
      name: ['姓名', 'Name'],
      type: 'text',
      most: 100,
      names: list('姓名 联系人姓名 联系人 联系人名称 contactname fullname name'),
    },
    {
      key: 'lastName',
      name: ['姓', 'Last name'],
      type: 'text',
      most: 60,
      names: list('姓 lastname surname familyname'),
    },
    {
      key: 'firstName',
      name: ['名', 'First name'],
      type: 'text',
      most: 60,
      names: list('名 firstname givenname'),
    },
    {
      key: 'title',
      name: ['职务', 'Title'],
      type: 'text',
      most: 100,
      names: list('职务 职位 岗位 title jobtitle position'),
    },
    {
      key: 'department',
      name: ['部门', 'Department'],
      type: 'text',
      most: 100,
      names: list('部门 所在部门 department'),
    },
    {
      key: 'mobile',
      name: ['手机', 'Mobile'],
      type: 'text',
      most: 40,
      names: list('手机 手机号 手机号码 移动电话 mobile mobilephone mobilephonenumber cell cellphone'),
    },
    {
      key: 'phone',
      name: ['电话', 'Phone'],
      type: 'text',
      most: 40,
      names: list('电话 座机 固定电话 办公电话 联系电话 phone phonenumber telephone tel officephone'),
    },
    {
      key: 'email',
      name: ['邮箱', 'E-mail'],
      type: 'text',
      most: 200,
      names: list('邮箱 电子邮箱 邮件 电子邮件 email emailaddress mail'),
    },
    {
      key: 'wechat',
      name: ['微信', 'WeChat'],
      type: 'text',
      most: 60,
      names: list('微信 微信号 wechat weixin wechatid'),
    },
    {
      key: 'birthday',
      name: ['生日', 'Birthday'],
      type: 'day',
      names: list('生日 出生日期 birthdate birthday dateofbirth'),
    },
    {
      key: 'main',
      name: ['主联系人', 'Main contact'],
      type: 'flag',
      names: list('主联系人 首要联系人 是否首要联系人 是否主联系人 关键决策人 maincontact primary isprimary'),
    },
    {
      key: 'note',
      name: ['备注', 'Note'],
      type: 'long',
      most: 2000,
      names: list('备注 说明 description note notes comments remark'),
    },
    {
      key: 'createdAt',
      name: ['建档时间', 'Added at'],
      type: 'time',
      names: list('创建时间 createddate createdat createdtime createdate'),
    },
  ],
}

const productCode: ImportField = {
  key: 'code',
  name: ['产品编码', 'Product code'],
  type: 'text',
  most: 60,
  names: list(
    '产品编码 产品编号 产品代码 物料编码 物料编号 物料号 存货编码 商品编码 货号 料号 sku stockcode productcode productid productno itemcode itemno itemnumber materialno partno partnumber code',
  ),
}
const standardCost: ImportField = {
  key: 'standardCost',
  name: ['标准成本', 'Standard cost'],
  type: 'money',
  names: list('标准成本 单位成本 成本单价 成本价 成本 standardcost unitcost costprice cost'),
}

const listPrice: ImportField = {
  key: 'listPrice',
  name: ['列表价', 'List price'],
  type: 'money',
  names: list(
    '列表价 目录价 标准售价 标准价 牌价 标价 报价 销售单价 单价 listprice catalogueprice catalogprice standardprice price unitprice',
  ),
}

const products: KindRules = {
  keys: ['code'],
  needs: [['code'], ['name']],
  marks: list(
    '产品名称 物料名称 存货名称 商品名称 品名 productname product itemname materialdescription name',
  ),
  fields: [
    productCode,
    {
      key: 'name',
      name: ['产品名称', 'Product name'],
      type: 'text',
      most: 200,
      names: list('产品名称 物料名称 存货名称 商品名称 品名 productname product itemname description name'),
    },
    {
      key: 'category',
      name: ['类别', 'Category'],
      type: 'text',
      most: 60,
      names: list(
        '产品类别 产品类型 产品分类 类别 分类 物料组 商品分类 category productcategory productfamily family series productgroup',
      ),
    },
    standardCost,
    listPrice,
  ],
}

const costs: KindRules = {
  keys: ['code'],
  needs: [['code'], ['standardCost']],
  marks: standardCost.names,
  fields: [productCode, standardCost],
}

const receivables: KindRules = {
  keys: ['document'],
  needs: [
    ['accountCode', 'accountName', 'accountExternalId'],
    ['document'],
    ['dueOn', 'invoicedOn'],
    ['open', 'amount'],
  ],
  marks: list(
    '未收金额 应收余额 未收 欠款 应收金额 到期日 应收日期 openamount open outstanding amountdue balance duedate',
  ),
  fields: [
    ...accountRef,
    {
      key: 'document',
      name: ['单据号', 'Document'],
      type: 'text',
      most: 60,
      names: list(
        '单据号 单据编号 发票号 发票号码 应收单号 单号 合同编号 invoiceno invoicenumber invoice document documentno documentnumber',
      ),
    },
    {
      key: 'invoicedOn',
      name: ['开票日期', 'Invoiced on'],
      type: 'day',
      names: list('开票日期 发票日期 单据日期 日期 invoicedate invoicedon documentdate date'),
    },
    {
      key: 'dueOn',
      name: ['到期日', 'Due on'],
      type: 'day',
      names: list('到期日 到期日期 应收日期 应收日 付款到期日 duedate dueon due'),
    },
    {
      key: 'amount',
      name: ['金额', 'Amount'],
      type: 'money',
      names: list('金额 应收金额 发票金额 价税合计 amount invoiceamount total'),
    },
    {
      key: 'open',
      name: ['未收金额', 'Open amount'],
      type: 'money',
      names: list('未收金额 应收余额 未收 余额 欠款 openamount open outstanding amountdue balance'),
    },
    {
      key: 'currency',
      name: ['币种', 'Currency'],
      type: 'text',
      most: 20,
      names: list('币种 币别 货币 currency currencycode currencyisocode'),
    },
    {
      key: 'asOf',
      name: ['截至日期', 'As of'],
      type: 'day',
      names: list('截至日期 截止日期 统计日期 asof asofdate'),
    },
  ],
}

const chargeNames: Record<(typeof chargeKinds)[number], string> = {
  discount: '折扣 折让 销售折扣 销售折让 价格折让 票外折让 discount allowance',
  rebate: '返点 销售返利 年终返利 年度返利 rebates bonus',
  logistics: '物流 物流费用 运费 运输费 运杂费 freight shipping transport',
  promotion: '促销 样品 促销费 样品费 市场费 推广费 促销费用 promotion promotions sample samples marketing',
  serviceHour: '服务 服务小时 售后工时 技术服务工时 service servicehour servicehours',
  managerHour: '客户经理 客户经理小时 销售工时 accountmanager managerhour managerhours kamhours',
}

const charges: KindRules = {
  // One figure an account, kind and month: there is nothing else to go by.
  keys: [],
  needs: [['accountCode', 'accountName', 'accountExternalId'], ['kind'], ['month'], ['amount', 'hours']],
  marks: list(
    '费用类型 费用类别 费用种类 费用科目 费用名称 kindofcharge chargekind chargetype charge costtype expensetype',
  ),
  fields: [
    ...accountRef,
    {
      key: 'kind',
      name: ['费用类型', 'Kind of charge'],
      type: 'choice',
      names: list(
        '费用类型 费用类别 费用种类 费用科目 费用名称 类型 类别 科目 kindofcharge chargekind chargetype charge costtype expensetype kind type',
      ),
      choices: chargeKinds.map((value) => ({
        value,
        names: [...chargeWords[`kind.${value}`], value, ...list(chargeNames[value])],
      })),
    },
    {
      key: 'month',
      name: ['月份', 'Month'],
      type: 'month',
      names: list('月份 所属月份 费用月份 归属月份 会计期间 期间 月 日期 发生日期 month period date'),
    },
    {
      key: 'amount',
      name: ['金额', 'Amount'],
      type: 'money',
      names: list('金额 费用金额 发生金额 费用 amount cost value total'),
    },
    {
      key: 'hours',
      name: ['工时', 'Hours'],
      type: 'hours',
      names: list('工时 小时 小时数 工时数 数量 hours hour quantity'),
    },
    {
      key: 'note',
      name: ['备注', 'Note'],
      type: 'text',
      most: 500,
      names: list('备注 说明 摘要 note notes remark comment description'),
    },
  ],
}

const agreements: KindRules = {
  keys: ['number'],
  needs: [
    ['accountCode', 'accountName', 'accountExternalId'],
    ['number'],
    ['startsOn'],
    ['termMonths', 'termEndsOn'],
    ['yearly', 'total'],
  ],
  marks: list(
    '合同编号 合同号 合同名称 协议编号 协议号 contractno contractnumber agreementno agreementnumber',
  ),
  fields: [
    ...accountRef,
    {
      key: 'number',
      name: ['合同编号', 'Contract number'],
      type: 'text',
      most: 60,
      names: list(
        '合同编号 合同号 合同编码 协议编号 协议号 contractno contractnumber contractid agreementno agreementnumber number',
      ),
    },
    {
      key: 'name',
      name: ['合同名称', 'Contract name'],
      type: 'text',
      most: 200,
      names: list('合同名称 合同标题 协议名称 contractname contracttitle agreementname name title'),
    },
    {
      key: 'startsOn',
      name: ['开始日期', 'Starts on'],
      type: 'day',
      names: list(
        '开始日期 起始日期 合同开始日期 生效日期 生效日 startson startdate contractstartdate effectivedate start',
      ),
    },
    {
      key: 'termMonths',
      name: ['期限（月）', 'Term in months'],
      type: 'count',
      names: list(
        '期限月 期限 合同期限 合同期限月 期限月数 月数 termmonths terminmonths contractterm term months',
      ),
    },
    {
      key: 'termEndsOn',
      name: ['到期日期', 'Term ends on'],
      type: 'day',
      names: list(
        '到期日期 到期日 结束日期 合同结束日期 合同到期日 截止日期 termendson enddate contractenddate expirydate expirationdate end',
      ),
    },
    {
      key: 'yearly',
      name: ['年金额', 'Yearly value'],
      type: 'money',
      names: list('年金额 年合同额 年度金额 年费 yearlyvalue annualvalue yearly annualcontractvalue acv'),
    },
    {
      key: 'total',
      name: ['合同金额', 'Value of the term'],
      type: 'money',
      names: list(
        '合同金额 合同总额 合同总金额 总金额 金额 contractvalue contractamount totalvalue tcv amount value',
      ),
    },
    {
      key: 'endedOn',
      name: ['终止日期', 'Ended on'],
      type: 'day',
      names: list('终止日期 终止日 解约日期 不续签日期 endedon terminatedon terminationdate cancelledon'),
    },
    {
      key: 'endReason',
      name: ['终止原因', 'Why it ended'],
      type: 'text',
      most: 300,
      names: list('终止原因 解约原因 不续签原因 endreason terminationreason reason'),
    },
  ],
}

const interactionNames: Record<string, string> = {
  call: '电话 打电话 去电 来电 phone 电话沟通',
  visit: '拜访 上门 上门拜访 实地拜访',
  meeting: '会议 开会 meeting event 面谈',
  wechat: '微信 微信沟通 企业微信',
  email: '邮件 发邮件 电子邮件 mail',
  note: '备注 记录 task note 其他跟进',
  other: '其他 其它 other',
}

const interactions: KindRules = {
  keys: ['externalId'],
  needs: [
    ['body', 'subject'],
    ['happenedAt'],
    ['accountExternalId', 'accountCode', 'accountName', 'contactExternalId'],
  ],
  marks: list(
    'whoid 跟进内容 跟进时间 沟通内容 拜访内容 跟进记录 activitydate activitytype callsubject subject 记录内容 body',
  ),
  fields: [
    {
      key: 'externalId',
      name: ['外部编号', 'External id'],
      type: 'text',
      most: 120,
      names: list('id recordid taskid activityid 记录id 外部编号 externalid'),
    },
    ...accountRef,
    {
      key: 'contactExternalId',
      name: ['联系人的外部编号', 'External id of the contact'],
      type: 'text',
      most: 120,
      names: list('whoid contactid 联系人id'),
    },
    {
      key: 'contact',
      name: ['联系人', 'Contact'],
      type: 'text',
      most: 200,
      names: list('联系人 联系人姓名 contact contactname name who'),
    },
    {
      key: 'kind',
      name: ['方式', 'Kind'],
      type: 'choice',
      names: list('跟进方式 跟进类型 沟通方式 方式 类型 tasksubtype activitytype type kind channel'),
      choices: interactionKinds.map((value) => ({
        value,
        names: [value, ...list(interactionNames[value] ?? '')],
      })),
    },
    {
      key: 'happenedAt',
      name: ['时间', 'Happened at'],
      type: 'time',
      names: list(
        '跟进时间 沟通时间 拜访时间 发生时间 时间 日期 activitydate activitydatetime happenedat startdatetime date createddate 创建时间',
      ),
    },
    {
      key: 'subject',
      name: ['主题', 'Subject'],
      type: 'text',
      most: 300,
      names: list('主题 标题 subject callsubject title'),
    },
    {
      key: 'body',
      name: ['内容', 'What was said'],
      type: 'long',
      most: 20_000,
      names: list('跟进内容 沟通内容 拜访内容 记录内容 跟进记录 内容 description body comments note notes'),
    },
    {
      key: 'author',
      name: ['记录人', 'Author'],
      type: 'text',
      most: 200,
      names: list('记录人 跟进人 创建人 负责人 author owner ownername owneremail createdby'),
    },
    {
      key: 'followUpOn',
      name: ['下次跟进', 'Follow up on'],
      type: 'day',
      names: list('下次跟进 下次联系时间 下次跟进时间 下次跟进日期 nextfollowup followupon nexttime'),
    },
    {
      key: 'createdAt',
      name: ['记录时间', 'Written at'],
      type: 'time',
      names: list('创建时间 记录时间 createddate createdat createdtime'),
    },
  ],
}

const kinds: Record<RecordKind, KindRules> = {
  accounts,
  contacts,
  products,
  costs,
  receivables,
  charges,
  agreements,
  interactions,
}

/** The rules of a kind with the company's own fields as columns like any other. */
export const rulesOf = (kind: RecordKind, custom: readonly CustomField[] = []): KindRules => {
  const rules = kinds[kind]
  const more = custom
    .filter((field) => !field.archived)
    .map(
      (field): ImportField => ({
        key: `custom.${field.key}`,
        name: [field.name.zh, field.name.en],
        type: 'custom',
        names: [],
        custom: field,
      }),
    )
  return more.length ? { ...rules, fields: [...rules.fields, ...more] } : rules
}

/** The kind of record whose own fields a kind of import can have. */
export const entityOf = (kind: RecordKind): 'account' | 'contact' | null =>
  kind === 'accounts' ? 'account' : kind === 'contacts' ? 'contact' : null
