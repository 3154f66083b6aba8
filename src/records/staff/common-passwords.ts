// The words and passwords that guessers try first, without signs and in small letters.

const list = `
password passwort passw0rd p4ssw0rd pa55word p@ssw0rd p@ssword iloveyou ilovechina woaini woainima woaizhongguo
admin administrator root superuser welcome letmein changeme default secret master qwerty qwertyuiop qwertyui asdfgh
asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc 1qaz2wsx 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 zaq12wsx
abc123 abcd1234 abc123456 abc123456789 a123456 a1234567 a12345678 a123456789 aa123456 aa123456789 qq123456 qwe123
qwer1234 qwerty123 asd123 zxc123 123456 1234567 12345678 123456789 1234567890 0123456789 0987654321 9876543210
123123 123123123 123321 112233 11223344 1122334455 111222333 121212 123qwe 123qweasd 123qweasdzxc 123456abc
123456789a 123456789abc 1234567891 12345678910 987654321 88888888 888888888 8888888888 66666666 6666666666 00000000
5201314 5201314520 52013145201314 1314520 13145201314 woaini1314 woaini520 woaini1314520 520520520 147258369
147852369 159357 159753 789456123 741852963 963852741 football baseball basketball superman batman spiderman
dragon monkey sunshine princess shadow michael jordan michelle jessica charlie ashley daniel thomas computer internet
samsung google microsoft windows freedom whatever trustno1 starwars pokemon naruto liverpool arsenal chelsea
manchester barcelona ferrari mercedes mustang corvette harley summer winter spring autumn january december monday
friday sunday hello helloworld hello123 test tester testing test1234 guest user username login access system server
database oracle mysql postgres public private company office manager sales customer mainstay dizhu zhongguo beijing
shanghai shenzhen guangzhou hangzhou china taobao alipay wechat weixin tencent huawei xiaomi mima wodemima denglu
guanliyuan kehu yonghu ceshi gongsi nihao wangwei zhangwei liming lilei hanmeimei
correcthorsebatterystaple thequickbrownfox iloveyouforever imissyou passwordpassword
我爱你 我爱你一生一世 密码 管理员 登录密码 一二三四五六七八九十
`

export const commonPasswords: ReadonlySet<string> = new Set(list.split(/\s+/).filter(Boolean))
