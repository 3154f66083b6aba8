// The words of this room: why a row is refused and how to mend it, and what an import is called.
import { words } from '#base/words.ts'
import { sheetWords } from '#records/ledger/words.ts'

/** Why a row is refused, or what of it should be looked at; each says what to do. */
export const problemWords = words({
  'exchange.tooLong': ['太长，最多 {most} 个字', 'Too long: {most} signs at most'],
  'exchange.badDay': ['日期看不懂。写成 2026-11-22。', 'The date cannot be read. Write it as 2026-11-22.'],
  'exchange.badCount': [
    '不是整数。只写数字，如 120。',
    'Not a whole number. Write digits only, such as 120.',
  ],
  'exchange.badMonth': ['月份看不懂。写成 2026-11。', 'The month cannot be read. Write it as 2026-11.'],
  'exchange.badHours': [
    '工时看不懂。只写数字，如 7.5。',
    'The hours cannot be read. Write a number such as 7.5.',
  ],
  'exchange.badMoney': [
    '金额看不懂。只写数字，如 12000.50。',
    'The amount cannot be read. Write a number such as 12000.50.',
  ],
  'exchange.badChoice': ['没有这个选项。可以写：{choices}。', 'There is no such choice. One of: {choices}.'],
  'exchange.badFlag': ['写“是”或“否”', 'Write yes or no'],
  'exchange.badCurrency': [
    '币种看不懂。写三个字母，如 CNY。',
    'The currency cannot be read. Write three letters such as CNY.',
  ],
  'exchange.negative': ['不能是负数', 'It cannot be negative'],
  'exchange.nameNeeded': ['缺名称', 'The name is missing'],
  'exchange.codeNeeded': ['缺编码', 'The code is missing'],
  'exchange.costNeeded': ['缺标准成本', 'The standard cost is missing'],
  'exchange.documentNeeded': ['缺单据号', 'The document number is missing'],
  'exchange.dayNeeded': ['缺开票日期或到期日', 'The invoice date or the due date is missing'],
  'exchange.dueBefore': ['到期日早于开票日期', 'It falls due before it was invoiced'],
  'exchange.amountNeeded': ['缺金额', 'The amount is missing'],
  'exchange.kindNeeded': ['缺费用类型', 'The kind of charge is missing'],
  'exchange.monthNeeded': ['缺月份', 'The month is missing'],
  'exchange.monthAhead': ['月份还没到', 'This month is still ahead'],
  'exchange.hoursNeeded': ['这类费用按工时记，缺工时', 'This kind is counted in hours, which are missing'],
  'exchange.noHours': [
    '这类费用按金额记，不填工时',
    'This kind is an amount of money; leave the hours blank',
  ],
  'exchange.noAmount': [
    '这类费用按工时记，不填金额',
    'This kind is counted in hours; leave the amount blank',
  ],
  'exchange.numberNeeded': ['缺合同编号', 'The contract number is missing'],
  'exchange.startNeeded': ['缺开始日期', 'The day on which it starts is missing'],
  'exchange.termNeeded': ['缺期限或到期日期', 'The term or the day on which it ends is missing'],
  'exchange.badTerm': [
    '期限要在 1 到 240 个月之间，到期日期晚于开始日期',
    'A term is 1 to 240 months, and ends after it starts',
  ],
  'exchange.valueNeeded': ['缺年金额或合同金额', 'The yearly value or the value of the term is missing'],
  'exchange.endsBefore': ['终止日期早于开始日期', 'It ended before it started'],
  'exchange.timeNeeded': ['缺时间', 'The time is missing'],
  'exchange.bodyNeeded': ['缺内容', 'What was said is missing'],
  'exchange.accountNeeded': ['没有写是哪个客户', 'The row names no account'],
  'exchange.accountUnknown': [
    '找不到这个客户。先导入客户，或改成系统里的编号、名称。',
    'No such account. Import the accounts first, or write the code or name they have here.',
  ],
  'exchange.accountNotSure': [
    '有 {count} 个客户叫这个名称。改用客户编号。',
    '{count} accounts have this name. Use the account code.',
  ],
  'exchange.notSure': [
    '有 {count} 个客户叫这个名称，不知道是哪个。改用编号。',
    '{count} accounts have this name. Use the code.',
  ],
  'exchange.productUnknown': [
    '没有这个产品编码。先导入产品。',
    'No product has this code. Import the products first.',
  ],
  'exchange.outOfReach': [
    '这个客户已经有了，但不在你的可见范围内。找它的负责人或管理员。',
    'This account exists but lies outside what you may see. Ask its owner or an administrator.',
  ],
  'exchange.exists': [
    '已经有了。要改它，选“新增并更新”。',
    'It exists already. To change it choose “add and update”.',
  ],
  'exchange.notFound': [
    '系统里没有。要新增，选“新增并更新”。',
    'It is not here. To add it choose “add and update”.',
  ],
  'exchange.otherAccount': ['这位联系人在别的客户名下', 'This contact belongs to another account'],
  'exchange.twiceInFile': [
    '和第 {row} 行是同一条。只留一行。',
    'The same record as row {row}. Keep one of them.',
  ],
  'exchange.ownerUnknown': [
    '没有这个人。写系统里的姓名或邮箱，或选“认不出就留空”。',
    'No such person. Write the name or e-mail they have here, or choose to leave it blank.',
  ],
  'exchange.ownerLeft': ['没有这个人，先留空', 'No such person; left blank'],
  'exchange.contactUnknown': [
    '这个客户下没有这位联系人，先不关联',
    'The account has no such contact; not linked',
  ],
  'exchange.parentUnknown': [
    '找不到上级客户，先不挂上级',
    'The parent account was not found; left without a parent',
  ],
  'exchange.parentRound': [
    '上级绕成了一圈，先不挂上级',
    'The parents go round in a ring; left without a parent',
  ],
  'exchange.sameNameHere': [
    '系统里已有同名客户（编号 {code}）。看看是不是同一家。',
    'An account of this name is here already (code {code}). Make sure it is another one.',
  ],
  'exchange.sameNameInFile': [
    '和第 {row} 行名称几乎一样。看看是不是同一家。',
    'Its name is nearly that of row {row}. Make sure it is another one.',
  ],
  'exchange.noPlace.cases': [
    '这像是工单（Cases）。砥柱还没有放它的地方。',
    'This looks like cases. There is no place for them yet.',
  ],
  'exchange.noPlace.opportunities': [
    '这像是商机（Opportunities / Deals）。砥柱还没有放它的地方。',
    'This looks like opportunities. There is no place for them yet.',
  ],
  'exchange.noPlace.campaigns': [
    '这像是市场活动（Campaigns）。砥柱还没有放它的地方。',
    'This looks like campaigns. There is no place for them yet.',
  ],
  'exchange.noPlace.campaignMembers': [
    '这像是市场活动的成员。砥柱还没有放它的地方。',
    'This looks like members of campaigns. There is no place for them yet.',
  ],
  'exchange.noPlace.leads': [
    '这像是线索（Leads）。砥柱还没有放它的地方，转成客户后再导入。',
    'This looks like leads. There is no place for them yet; convert them to accounts first.',
  ],
  'exchange.noPlace.contracts': [
    '这像是合同，但缺开始日期、期限或金额，没法导入。',
    'These look like contracts, but without start, term or value they cannot be imported.',
  ],
  'exchange.noPlace.payments': [
    '这像是回款。砥柱还没有放它的地方。',
    'This looks like payments. There is no place for them yet.',
  ],
  'exchange.noPlace.unknown': [
    '认不出这份文件是什么记录。选好要导入什么，再对列。',
    'It cannot be told what records these are. Choose what to import and match the columns.',
  ],
  'accounts.taxNumberForm': ['税号是 6 到 30 位字母或数字', 'A tax number is 6 to 30 letters or digits'],
  'accounts.taxNumberTaken': ['这个税号已有客户在用', 'Another account has this tax number'],
  'accounts.codeTaken': ['这个编号已有客户在用', 'Another account has this code'],
  'accounts.fieldNoText': ['不是文字', 'Not a text'],
  'accounts.fieldTooLong': ['太长，最多 {most} 个字', 'Too long: {most} signs at most'],
  'accounts.fieldNoNumber': ['不是数字', 'Not a number'],
  'accounts.fieldNoMoney': ['不是金额', 'Not an amount'],
  'accounts.fieldNoDay': ['不是日期。写成 2026-11-22。', 'Not a date. Write it as 2026-11-22.'],
  'accounts.fieldNoChoice': ['没有“{value}”这个选项', 'There is no choice “{value}”'],
  'accounts.fieldNoPerson': ['没有这个人', 'No such person'],
  'accounts.fieldNoAccount': ['没有这个客户', 'No such account'],
  'web.required': ['这一项必填', 'This must be filled in'],
})

export const exchangeWords = words({
  ...problemWords,
  ...sheetWords,
  sourceRow: ['原文件行', 'Row in the file'],
  reason: ['拒绝原因', 'Reason'],
  'exchange.keyNeedsColumn': ['选作标识的字段没有对应的列', 'The field chosen as the key has no column'],
  'exchange.notUndone': ['这次导入现在不能撤销', 'This import cannot be undone now'],
  'exchange.noTemplate': ['没有这种模板', 'There is no such template'],
  'exchange.nothingFound': ['文件里没有数据行', 'The file has no rows of data'],
  'kind.accounts': ['客户', 'Accounts'],
  'kind.contacts': ['联系人', 'Contacts'],
  'kind.products': ['产品', 'Products'],
  'kind.costs': ['标准成本', 'Standard costs'],
  'kind.orders': ['订单', 'Orders'],
  'kind.receivables': ['应收', 'Receivables'],
  'kind.charges': ['费用', 'Charges'],
  'kind.agreements': ['合同', 'Contracts'],
  'kind.interactions': ['跟进记录', 'Interactions'],
})
