// The words of the page of a one-time link.
import { words } from '#base/words.ts'

export const setupWords = words({
  title: ['开始使用', 'Get started'],
  firstTitle: ['创建第一位管理员', 'Create the first administrator'],
  firstText: [
    '数据都存在你自己的服务器上。之后可以在“人员”里添加同事。',
    'Everything stays on your own server. You can add colleagues under People later.',
  ],
  invitedTitle: ['欢迎加入', 'Welcome'],
  hello: ['{name}，欢迎', 'Welcome, {name}'],
  helloText: ['设置密码，之后用 {email} 登录。', 'Set a password; you sign in as {email} from then on.'],
  name: ['姓名', 'Name'],
  email: ['邮箱', 'E-mail'],
  emailHint: ['登录用，不会往外发送', 'For signing in; it is sent nowhere'],
  password: ['密码', 'Password'],
  passwordRule: [
    '至少 10 个字符，不限种类。几个词连起来的短句，好记也安全。',
    'At least 10 characters of any kind. A few words in a row are easy to keep and hard to guess.',
  ],
  begin: ['创建并进入', 'Create and enter'],
  setPassword: ['设置密码并进入', 'Set password and enter'],
  goneTitle: ['链接已失效', 'This link no longer works'],
  goneText: [
    '一次性链接只能用一次，7 天内有效。设过密码就直接登录；没有的话，找管理员再生成一个。',
    'A one-time link works once, within 7 days. If you have set a password, sign in; if not, ask an administrator for a new link.',
  ],
  toSignIn: ['去登录', 'Go to sign-in'],
})
