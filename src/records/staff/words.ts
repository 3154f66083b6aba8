// The words of this room: people, departments, roles, scopes, one-time links, and why a door refuses.

import type { Role, Scope } from '#base/viewer.ts'
import { words } from '#base/words.ts'

export const roleWords = words({
  administrator: ['管理员', 'Administrator'],
  executive: ['高管', 'Executive'],
  salesDirector: ['销售总监', 'Sales director'],
  keyAccountManager: ['大客户经理', 'Key account manager'],
  insideSales: ['销售内勤', 'Inside sales'],
  service: ['服务', 'Service'],
  marketing: ['市场', 'Marketing'],
  finance: ['财务', 'Finance'],
  reader: ['只读', 'Reader'],
}) satisfies Record<Role, readonly [string, string]>

/** What each role may do, in one line. */
export const roleHints = words({
  administrator: [
    '管人员、部门和公司设置，其他事也都能做',
    'Runs people, departments and the company, and may do everything else',
  ],
  executive: ['定评分卡、做评估、改负责人', 'Sets scorecards, evaluates, hands accounts over'],
  salesDirector: [
    '做评估、改负责人，也能导入订单和维护客户',
    'Evaluates, hands accounts over, imports orders and keeps accounts',
  ],
  keyAccountManager: ['维护客户资料，给客户评分', 'Keeps and rates accounts'],
  insideSales: ['维护客户资料，给客户评分', 'Keeps and rates accounts'],
  service: ['查看客户，给客户评分', 'Sees and rates accounts'],
  marketing: ['查看客户，给客户评分', 'Sees and rates accounts'],
  finance: ['导入订单和成本', 'Imports orders and costs'],
  reader: ['只能看', 'Only looks'],
}) satisfies Record<Role, readonly [string, string]>

export const scopeWords = words({
  own: ['自己负责的', 'Own accounts'],
  department: ['本部门', 'The department'],
  departmentTree: ['本部门及下级', 'Department and below'],
  chosen: ['指定部门', 'Chosen departments'],
  all: ['全部', 'All accounts'],
}) satisfies Record<Scope, readonly [string, string]>

export const scopeHints = words({
  own: ['只看自己任负责人的客户', 'Accounts this person owns'],
  department: ['自己的，加上所在部门的客户', 'Own accounts and those of the department'],
  departmentTree: [
    '自己的，加上所在部门和它下面各级部门的客户',
    'Own accounts, those of the department and of every department below it',
  ],
  chosen: ['自己的，加上选中部门的客户', 'Own accounts and those of the departments chosen'],
  all: ['公司全部客户', 'Every account of the company'],
}) satisfies Record<Scope, readonly [string, string]>

/** Why a door of this room refuses. */
export const staffRefusals = words({
  'staff.departmentNotEmpty': [
    '部门里还有人，或者下面还有部门，先移走再删。',
    'There are people in it or departments below it; move them first.',
  ],
  'staff.departmentNeeded': ['这个数据范围要先选部门', 'This scope needs a department'],
  'staff.chosenNeeded': ['至少选一个部门', 'Choose one department at least'],
  'staff.emailTaken': ['已有人用这个邮箱', 'Somebody has this e-mail already'],
  'staff.knot': ['不能移到自己或自己的下级下面', 'It cannot go under itself or what is below it'],
  'staff.lastAdministrator': [
    '这是最后一位能登录的管理员，要先有另一位能登录的管理员。',
    'This is the last administrator who can sign in; there must be another one first.',
  ],
  'staff.linkUsed': ['链接已经用过，或者已经过期。', 'The link has been used, or has run out.'],
  'staff.noSuchDepartment': ['没有这个部门', 'No such department'],
  'staff.noSuchPerson': ['没有这个人', 'No such person'],
  'staff.notYourPassword': ['当前密码不对', 'This is not your password'],
  'staff.notTheSame': ['两次输入的密码不一样', 'The two passwords differ'],
  'staff.passwordShort': ['密码至少 {least} 个字符', 'At least {least} characters'],
  'staff.personLeft': ['这个人已经离职，先恢复再生成链接。', 'This person has left; bring them back first.'],
  'staff.tooManyAttempts': [
    '试的次数太多，过一分钟再登录。',
    'Too many attempts, wait a minute and try again.',
  ],
  'staff.wrongPassword': ['邮箱或密码不对。', 'The e-mail or the password is wrong.'],
})

export const staffWords = words({
  ...staffRefusals,
  people: ['人员', 'People'],
  peopleQuestion: ['谁能登录，做什么，看到哪些客户', 'Who signs in, what they may do, what they see'],
  departments: ['部门', 'Departments'],
  search: ['搜索姓名或邮箱', 'Search by name or e-mail'],
  readOnly: ['人员和部门由管理员维护，这里只能看。', 'Administrators keep this; you can look.'],
  listLabel: ['人员列表', 'People'],
  nobody: ['没有找到“{text}”', 'Nobody found for “{text}”'],
  nobodyText: ['换个写法，或者清空搜索。', 'Try another spelling, or clear the search.'],
  clearSearch: ['清空搜索', 'Clear search'],
  noPeople: ['还没有其他人', 'Nobody else yet'],
  noPeopleText: [
    '这里会列出能登录的人、角色和数据范围。',
    'Everyone who signs in is listed here with role and scope.',
  ],
  name: ['姓名', 'Name'],
  email: ['邮箱', 'E-mail'],
  title: ['职位', 'Job title'],
  department: ['部门', 'Department'],
  roles: ['角色', 'Roles'],
  scope: ['数据范围', 'Scope'],
  signIn: ['登录', 'Sign-in'],
  canSignIn: ['可登录', 'Can sign in'],
  noPassword: ['未设密码', 'No password yet'],
  left: ['已离职', 'Left'],
  you: ['你', 'you'],
  separator: ['、', ', '],

  addPerson: ['添加人员', 'Add person'],
  editPerson: ['修改人员', 'Change person'],
  add: ['添加', 'Add'],
  save: ['保存', 'Save'],
  saved: ['已保存', 'Saved'],
  added: ['已添加 {name}', '{name} added'],
  titleHint: ['如：华东区大客户经理', 'Such as: key account manager, East'],
  emailHint: ['登录用', 'For signing in'],
  rolesHint: ['可以兼任，权限相加', 'Several roles add up'],
  noDepartment: ['不属于部门', 'No department'],
  chosenDepartments: ['能看哪些部门的客户', 'Whose accounts they see'],
  choose: ['选择', 'Choose'],
  actions: ['操作', 'Actions'],
  actionsOf: ['{name} 的操作', 'Actions for {name}'],

  makeLink: ['生成登录链接', 'Make sign-in link'],
  resetLink: ['生成重设密码链接', 'Make link for a new password'],
  linkTitle: ['{name} 的一次性链接', 'One-time link for {name}'],
  linkText: [
    '把它发给本人。打开后设置密码即可登录，只能用一次。',
    'Send it to them. It opens once, to set a password and sign in.',
  ],
  linkOnce: [
    '关掉窗口后不会再显示；丢了就重新生成，旧链接随即失效。',
    'It is shown this once. If it is lost, make a new one; the old one stops working.',
  ],
  linkUntil: ['有效期至 {day}', 'Good until {day}'],
  linkAddress: ['一次性链接', 'One-time link'],
  linkAsk: ['为 {name} 生成一次性链接？', 'Make a one-time link for {name}?'],
  linkReplaces: [
    '之前发出的链接会失效。现有密码在对方设好新密码前仍可使用。',
    'Earlier links stop working. The present password works until a new one is set.',
  ],
  copy: ['复制', 'Copy'],
  copied: ['已复制', 'Copied'],
  done: ['完成', 'Done'],

  leave: ['办理离职', 'Mark as left'],
  leaveTitle: ['{name} 离职？', '{name} leaves?'],
  leaveText: [
    '立刻退出登录，不能再登录。记录和名下客户都保留，客户的负责人要另行更换。',
    'They are signed out at once and cannot sign in again. Records stay, and so do their accounts, which need another owner.',
  ],
  theirAccounts: ['看名下客户', 'See their accounts'],
  leftDone: ['{name} 已离职', '{name} has left'],
  comeBack: ['恢复在职', 'Bring back'],
  cameBack: ['{name} 已恢复在职', '{name} is back'],

  departmentsLabel: ['部门', 'Departments'],
  addDepartment: ['新建部门', 'New department'],
  addBelow: ['新建下级部门', 'New department below'],
  editDepartment: ['改名或移动', 'Rename or move'],
  removeDepartment: ['删除部门', 'Remove department'],
  removeTitle: ['删除“{name}”？', 'Remove “{name}”?'],
  removeText: [
    '部门里没有人，也没有下级部门。删除后不能恢复，归属它的客户将没有部门。',
    'It has no people and no departments below. This cannot be undone; its accounts will have no department.',
  ],
  remove: ['删除', 'Remove'],
  removed: ['已删除“{name}”', '“{name}” removed'],
  departmentName: ['部门名称', 'Department name'],
  parent: ['上级部门', 'Under'],
  topLevel: ['最上级', 'Top level'],
  peopleCount: ['{count} 人', '{count} people'],
  noDepartments: ['还没有部门', 'No departments yet'],
  noDepartmentsText: [
    '部门决定“本部门”这类数据范围能看到哪些客户。先建最上级，再往下分。',
    'Departments decide what scopes such as “the department” reach. Begin at the top.',
  ],
  notEmpty: ['还有人或下级部门', 'Not empty'],

  me: ['我的账号', 'My account'],
  meQuestion: ['你是谁，能做什么，看到哪些客户', 'Who you are, what you may do and see'],
  myFacts: ['我的资料', 'About me'],
  myFactsHint: ['有出入时找管理员修改', 'Ask an administrator if something is wrong'],
  editMe: ['修改', 'Change'],
  password: ['密码', 'Password'],
  passwordHint: [
    '修改后，其他设备上的登录全部退出；这里保持登录。',
    'Every other device is signed out; this one stays signed in.',
  ],
  current: ['当前密码', 'Present password'],
  next: ['新密码', 'New password'],
  repeat: ['再输一次新密码', 'New password again'],
  passwordRule: [
    '至少 10 个字符，不限种类。几个词连起来的短句，好记也安全。',
    'At least 10 characters of any kind. A few words in a row are easy to keep and hard to guess.',
  ],
  changePassword: ['修改密码', 'Change password'],
  passwordChanged: ['密码已修改，其他设备已退出登录', 'Password changed; other devices are signed out'],
})
