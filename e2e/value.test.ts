// From the demo company to which ten accounts lose us money, which ten will matter most in three years, and why: without
// a manual. Then what is done about it: a proposal, two who approve, a rate that changes, and the value there was before.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import { openBrowser, openContext, type Program, password, settleIn, startProgram } from '../test/browser.ts'

let program: Program
let browser: Browser
let page: Page
let broken: string[]
const others: { page: Page; broken: string[] }[] = []

beforeAll(async () => {
  program = await startProgram({ demo: true })
  browser = await openBrowser()
  ;({ page, broken } = await openContext(browser, program.address))
  await settleIn(page, program)
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})
beforeEach(() => {
  onTestFailed(async () => {
    for (const one of [page, ...others.map((other) => other.page)])
      console.log(one.url(), await one.locator('body').textContent())
  })
})

const open = async (on: Page, path: string) => {
  await on.goto(`${program.address}${path}`)
  await on.locator('h1').first().waitFor()
}
const rowsOf = (label: string) => page.getByRole('grid', { name: label }).locator('[data-index]')
const cells = async (label: string, column: number): Promise<string[]> =>
  (await rowsOf(label).all()).reduce<Promise<string[]>>(
    async (before, row) => [
      ...(await before),
      (await row.getByRole('gridcell').nth(column).textContent()) ?? '',
    ],
    Promise.resolve([]),
  )

/** Computes and waits for the word that it is done. */
const compute = async (reason: string) => {
  await page
    .getByRole('button', { name: /^(重新计算|计算客户价值)$/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('为什么现在算').fill(reason)
  await dialog.getByRole('button', { name: /计算/ }).click()
  await page.getByText('算好了').waitFor({ timeout: 120_000 })
}

/** Somebody else, who comes in by a one-time link. */
const bringIn = async (name: string, email: string, role: string): Promise<Page> => {
  const path = await page.evaluate(
    async (person) => {
      const send = async (method: string, at: string, body: unknown) =>
        (
          await fetch(`/api${at}`, {
            method,
            headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
            body: JSON.stringify(body),
          })
        ).json()
      const { id } = await send('POST', '/people', person)
      return (await send('PUT', `/people/${id}/link`, {})).path as string
    },
    { name, email, roles: [role], scope: 'all' },
  )
  const opened = await openContext(browser, program.address)
  others.push(opened)
  await opened.page.goto(`${program.address}${path}`)
  await opened.page.locator('input[type=password]').first().fill(password)
  await opened.page
    .getByRole('button')
    .filter({ hasText: /进入|设置|登录/ })
    .first()
    .click()
  await opened.page.waitForURL(`${program.address}/`)
  return opened.page
}

/** Follows what waits, from the first page to the account, and approves; `then` is what the page says of it. */
const approve = async (on: Page, then: string) => {
  await open(on, '/')
  await on
    .getByRole('link', { name: /^待我审批/ })
    .first()
    .click()
  await on
    .getByRole('link', { name: new RegExp(loser) })
    .first()
    .click()
  await on.waitForURL(/tab=value/)
  const matter = on.locator('#proposals')
  await matter.getByLabel('意见').fill('同意，先谈价。')
  await matter.getByRole('button', { name: /^批准/ }).click()
  await matter.getByText(then).first().waitFor()
}

let loser = ''
let loserPath = ''

describe('what accounts are worth', () => {
  it('is found from the first page and computed once', async () => {
    await page.getByRole('link', { name: '客户价值' }).first().click()
    await page.waitForURL(`${program.address}/value`)
    await page.getByRole('heading', { name: '客户价值', level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await compute('第一次算')
    await page.getByText('第一次算').first().waitFor()
    await page.getByText(/最赚钱的 .* 家创造了全部服务后贡献的/).waitFor()
  })

  it('names the ten that lose us money, worst first, each with its cause', async () => {
    await page.getByRole('heading', { name: '最亏钱的十家客户' }).waitFor()
    expect(await rowsOf('最亏钱的客户').count()).toBe(10)
    const losses = await cells('最亏钱的客户', 1)
    expect(losses.every((text) => text.startsWith('−'))).toBe(true)
    const causes = await cells('最亏钱的客户', 4)
    for (const cause of causes) expect(cause).toMatch(/利润率|服务成本|净销售额/)
    loser = (await cells('最亏钱的客户', 0))[0] ?? ''
    await rowsOf('最亏钱的客户')
      .first()
      .getByRole('button', { name: /^为什么/ })
      .click()
    const why = page.getByRole('dialog')
    for (const part of ['净销售额', '销货成本', '利润贡献', '服务后贡献'])
      await why.getByText(part).first().waitFor()
    await page.keyboard.press('Escape')
  })

  it('shows the same as a table, and the whole list of those that lose', async () => {
    await page.getByRole('link', { name: /^看全部 \d+ 家$/ }).click()
    await page.waitForURL(/flag=lossMaker/)
    await rowsOf('客户价值列表').first().waitFor()
    const worst = await cells('客户价值列表', 0)
    expect(worst[0]).toBe(loser)
    await page.goBack()
    await page.getByRole('heading', { name: '最亏钱的十家客户' }).waitFor()
  })

  it('turns a cause into a proposal', async () => {
    await rowsOf('最亏钱的客户').first().getByRole('button', { name: /^提议/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: /调价/ }).check()
    await dialog.getByRole('button', { name: '提交审批' }).click()
    await dialog.getByText('这一项必填').waitFor()
    await dialog.getByLabel('理由和做法').fill('下季度续约时提价，不再按成本价供货')
    await dialog.getByRole('button', { name: '提交审批' }).click()
    await page.getByText(`已提交：${loser}`).waitFor()
    await rowsOf('最亏钱的客户').first().getByText('调价 · 待审批').waitFor()
  })

  it('holds once a director and an executive have approved it', async () => {
    await approve(await bringIn('沈总监', 'shen@mainstay.example', 'salesDirector'), '1 家等待决定')
    await open(page, '/value')
    await rowsOf('最亏钱的客户').first().getByText('调价 · 待审批').waitFor()
    await approve(await bringIn('顾总', 'gu@mainstay.example', 'executive'), '调价 · 已批准')
    await open(page, '/value')
    await rowsOf('最亏钱的客户').first().getByText('调价 · 已批准').waitFor()
    await rowsOf('最亏钱的客户').first().getByRole('link', { name: loser }).click()
    await page.waitForURL(/tab=value/)
    await page.getByText('下季度续约时提价，不再按成本价供货').first().waitFor()
    await page.getByText('已批准').first().waitFor()
    loserPath = new URL(page.url()).pathname
  })

  it('names the ten that will matter most, and why', async () => {
    await open(page, '/value')
    await page.getByRole('heading', { name: '未来 3 年最重要的十家客户' }).waitFor()
    expect(await rowsOf('未来最重要的客户').count()).toBe(10)
    const first = rowsOf('未来最重要的客户').first()
    await first.scrollIntoViewIfNeeded()
    await first.getByText(/每年约 .* 单/).waitFor()
    await first.getByRole('button', { name: /^为什么/ }).click()
    const why = page.getByRole('dialog')
    for (const part of ['每单净额', '未来一年预期订单', '存续概率', '最近下单', '截至'])
      await why.getByText(part).first().waitFor()
    await why.getByRole('link', { name: '算法' }).click()
    await page.waitForURL(/\/value\/model/)
    await page.getByText(/拿它没见过的/).waitFor()
  })

  it('leads from the map of who is still there to the accounts of a cell', async () => {
    await page.getByRole('tab', { name: '未来' }).click()
    await page.waitForURL(/\/value\/future/)
    const map = page.getByRole('group', { name: /^存续概率/ })
    const cell = map.getByRole('link').first()
    const count = Number(/(\d+) 家，存续/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1])
    await cell.click()
    await page.waitForURL(/repeatsFrom=/)
    await page.getByText(`共 ${count} 条`).waitFor()
  })

  it('says in one sentence why sales changed', async () => {
    await page.getByRole('tab', { name: '量价结构' }).click()
    await page.waitForURL(/\/value\/mix/)
    await page.getByText(/净额(增长|下降) .*主要因为/).waitFor()
    await page.getByRole('radio', { name: '客户', exact: true }).click()
    await page.waitForURL(/by=account/)
    await page.getByRole('heading', { name: '差在哪些客户' }).waitFor()
    await page.getByRole('row', { name: /^合计/ }).waitFor()
  })

  it('counts a changed rate from the next computation on, and keeps the value there was before', async () => {
    await page.getByRole('tab', { name: '利润' }).click()
    const cost = page.locator('.k-fact').filter({ hasText: '服务成本' }).locator('.k-fact-value')
    const before = await cost.textContent()
    await page.getByRole('tab', { name: '设置' }).click()
    await page.waitForURL(/\/value\/settings/)
    await page.getByRole('button', { name: '加单价' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('单价').fill('6000')
    await dialog.getByRole('button', { name: '加上' }).click()
    await page.getByText('单价已保存').waitFor()
    await page.getByRole('row', { name: /一次拜访.*¥6,000\.00/ }).waitFor()
    await compute('拜访单价改了')
    await page.getByRole('tab', { name: '利润' }).click()
    await page.getByText('拜访单价改了').first().waitFor()
    expect(await cost.textContent()).not.toBe(before)
    await open(page, `${loserPath}?tab=value`)
    await page.getByRole('heading', { name: '以前算出来是多少？' }).waitFor()
    await rowsOf('历次计算').first().waitFor()
    expect(await rowsOf('历次计算').count()).toBeGreaterThan(1)
    const [now, then] = await cells('历次计算', 2)
    expect(now).not.toBe(then)
  })

  it('reads the same in English', async () => {
    await page.evaluate(() => localStorage.setItem('language', '"en"'))
    for (const [path, heading] of [
      ['/value', 'The ten accounts that lose most'],
      ['/value', 'The ten that matter most in 3 years'],
      ['/value/future', 'Who is still with us, and who may have left?'],
      ['/value/mix', 'Which products made the difference'],
      ['/value/model', 'Which model, and why'],
      ['/value/settings', 'Rates'],
    ] as const) {
      await open(page, path)
      await page.getByRole('heading', { name: heading }).first().waitFor()
      const headings = await page.locator('main').getByRole('heading').allTextContents()
      expect(headings.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
    }
    await open(page, '/value')
    await page.getByText(/accounts make .* of all contribution/).waitFor()
  })

  it('broke nowhere', () => expect([broken, ...others.map((other) => other.broken)].flat()).toEqual([]))
})
