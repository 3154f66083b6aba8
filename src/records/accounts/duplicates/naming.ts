// What the name of a company comes down to, so that two ways of writing it are one: without company forms, brackets and
// punctuation, full width or half, traditional or simplified; and with its region told apart, which many leave out.
import { regionAfter, regionBefore } from './region.ts'

export type PlainName = {
  /** What is left; empty when a name is made of forms and regions only. */
  core: string
  /** Provinces and cities in it, in their order. */
  regions: readonly string[]
}

// Of one-to-one pairs those that names of companies use.
const traditional =
  '東國龍華電機業廠產車運輸鋼鐵銅鋁錦銀遠達興發長門開關陽陰陳張劉馬鳥魚麥點線網絡維紡織絲紙級結經濟際資訊設計論證識護買賣費質貿貝財貨責軍連進過還邊這遼寧寶實審寫導專將屬層島嶺嶼廣應慶庫廈歐殼殺氣濱漢潤澤灣濤煉營爾獨獎現環瑪療監盤碩礦礎禮種稱穩穀節範築簡糧紅紀納純統綠縣聯聲職腦膠臺與舊藥藝蘇蘭處號術衛裝製複見規視覽觀觸記許調談請諾謝豐負貢賀賓贊輝輪轉辦農選遷醫釀釋鄉鄭錢鍋鍛鏈鑄閩閱閣隊階陸雙雜離難雲靈靜響項順預領頭題額風飛飯飲館馳驗驛鮮鴻鵬鹽麗黃齊齒龜顯臨團總創動優億備傳勝勞勵區協單啟園圍壯夢學寬彙擇'
const simplified =
  '东国龙华电机业厂产车运输钢铁铜铝锦银远达兴发长门开关阳阴陈张刘马鸟鱼麦点线网络维纺织丝纸级结经济际资讯设计论证识护买卖费质贸贝财货责军连进过还边这辽宁宝实审写导专将属层岛岭屿广应庆库厦欧壳杀气滨汉润泽湾涛炼营尔独奖现环玛疗监盘硕矿础礼种称稳谷节范筑简粮红纪纳纯统绿县联声职脑胶台与旧药艺苏兰处号术卫装制复见规视览观触记许调谈请诺谢丰负贡贺宾赞辉轮转办农选迁医酿释乡郑钱锅锻链铸闽阅阁队阶陆双杂离难云灵静响项顺预领头题额风飞饭饮馆驰验驿鲜鸿鹏盐丽黄齐齿龟显临团总创动优亿备传胜劳励区协单启园围壮梦学宽汇择'
const simple = new Map([...traditional].map((sign, place) => [sign, [...simplified][place] ?? sign]))

const chineseForms =
  /(股份有限公司|有限责任公司|集团有限公司|控股有限公司|有限公司|股份公司|责任公司|分公司|子公司|总公司|公司|控股集团|集团股份|集团|控股|有限合伙|普通合伙|股份|总厂|分厂)/g
const latinForms =
  /\b(co|company|corp|corporation|inc|incorporated|ltd|limited|llc|llp|lp|plc|pte|pty|gmbh|mbh|kgaa|kg|ohg|ag|se|sa|s a|sas|s a s|sarl|s a r l|spa|s p a|srl|s r l|bv|b v|nv|n v|ab|a s|as|oy|oyj|aps|kk|k k|sdn|bhd|jsc|pjsc|ooo|group|holding|holdings|the)\b/g

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** The name in simple signs: compatibility forms made one (NFKC), small letters, simplified. */
const simpleSigns = (name: string): string =>
  [...name.normalize('NFKC').toLowerCase()].map((sign) => simple.get(sign) ?? sign).join('')

/** Takes regions off the beginning, off brackets, and off what is left before a company form. */
export const plainName = (name: string): PlainName => {
  const found: string[] = []
  const text = simpleSigns(name)
  // What stands in brackets is a region or a form as a rule, and anything else is part of the name.
  const bracketed = text.replace(/[([{【〔「『]([^)\]}】〕」』]*)[)\]}】〕」』]/g, (_, inside: string) => {
    const [region, rest] = regionAt(inside.trim())
    if (region && rest.replace(chineseForms, '') === '') {
      found.push(region)
      return ' '
    }
    return ` ${inside} `
  })
  let words = bracketed
    .replace(/&/g, ' and ')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  if (!hasHan(words)) {
    const core = words
      .replace(latinForms, ' ')
      .replace(/\band\b/g, ' ')
      .replace(/\s+/g, '')
    return { core, regions: found }
  }
  words = words.replace(/\s+/g, '')
  for (let [region, rest] = regionAt(words); region && found.length < 4; [region, rest] = regionAt(words)) {
    // A region alone is a name, such as that of a city's own works.
    if (rest.replace(chineseForms, '').length < 2) break
    found.push(region)
    words = rest
  }
  // "…南京分公司": a branch is told by its place.
  const branch = /^(.{2,}?)(分公司|分厂)$/.exec(words)?.[1]
  if (branch) {
    const region = regionAfter(branch)
    if (region && branch.length > region.length + 1) {
      found.push(region)
      words = branch.slice(0, -region.length)
    }
  }
  const latin = words.replace(/[a-z0-9]+/g, (word) => word.replace(latinForms, ''))
  const core = latin.replace(chineseForms, '')
  return { core: core.length >= 2 ? core : latin, regions: found }
}

const regionAt = (text: string): [region: string | null, rest: string] => {
  const region = regionBefore(text)
  if (!region) return [null, text]
  return [region, text.slice(region.length).replace(/^(壮族|回族|维吾尔)?(省|市|自治区|特别行政区|地区)/, '')]
}

/** The key by which accounts are looked up; empty when the name says too little to go by. */
export const matchName = (name: string): string => {
  const { core } = plainName(name)
  return [...core].length >= 2 ? core.slice(0, 120) : ''
}

/** The host of a website or of an address of mail, without `www.`; null where anybody may have one there. */
export const domainOf = (text: string | null | undefined): string | null => {
  if (!text) return null
  const host = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^www\d?\./, '')
    .replace(/\.$/, '')
  if (!/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(host) || host.length > 120) return null
  return publicDomains.has(host) ? null : host
}

export const publicDomains: ReadonlySet<string> = new Set(
  `qq.com vip.qq.com foxmail.com 163.com 126.com yeah.net 188.com vip.163.com vip.126.com sina.com sina.cn vip.sina.com sohu.com
  139.com 189.cn wo.cn 21cn.com tom.com aliyun.com gmail.com googlemail.com outlook.com hotmail.com live.com live.cn msn.com
  yahoo.com yahoo.com.cn yahoo.cn icloud.com me.com mac.com proton.me protonmail.com gmx.de gmx.net web.de aol.com mail.ru
  1688.com taobao.com tmall.com weixin.qq.com mp.weixin.qq.com weibo.com linkedin.com facebook.com github.io`.split(
    /\s+/,
  ),
)

/** The digits of a telephone number without the code of China and the 0 before an area; null where they are too few. */
export const phoneKey = (text: string | null | undefined): string | null => {
  const digits = (text ?? '').normalize('NFKC').replace(/[^0-9]/g, '')
  const bare = digits
    .replace(/^00/, '')
    .replace(/^86(?=\d{9,})/, '')
    .replace(/^0+/, '')
  return bare.length >= 7 ? bare : null
}

/** The end of a number, by which it is looked up however it is written. */
export const phoneEnd = (text: string): string => text.replace(/[^0-9]/g, '').slice(-8)
