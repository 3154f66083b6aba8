// The words of the shell: places, sign-in, kinds of jobs.
import { words } from '#base/words.ts'

export const shellWords = words({
  today: ['今日', 'Today'],
  approvals: ['待我审批', 'My approvals'],
  accounts: ['客户', 'Accounts'],
  identify: ['识别', 'Identify'],
  segments: ['客户细分', 'Segments'],
  house: ['数据与人员', 'Data and people'],
  imports: ['导入', 'Import'],
  people: ['人员', 'People'],
  searchHint: ['搜索客户：名称、拼音、首字母、编号', 'Search accounts by name or code'],
  signIn: ['登录', 'Sign in'],
  signInTitle: ['登录砥柱', 'Sign in to Mainstay'],
  signInText: ['把资源用在最要紧的客户上', 'Put your effort where it counts most'],
  me: ['我的账号', 'My account'],
  signOut: ['退出登录', 'Sign out'],
  email: ['邮箱', 'E-mail'],
  password: ['密码', 'Password'],
  forgot: [
    '忘记密码时，请管理员生成一次性链接。',
    'Forgotten your password? An administrator can make you a one-time link.',
  ],
  'ledger.import': ['导入订单', 'Import orders'],
  'identify.evaluation': ['评估客户', 'Evaluate accounts'],
})
