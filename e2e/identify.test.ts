// Who is key, decided by two people: weights by comparison, a rating on a phone, a chain, a run, approval, and why a year later.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import {
  openBrowser,
  openContext,
  type Program,
  password,
  phone,
  settleIn,
  startProgram,
} from '../test/browser.ts'

let program: Program
let browser: Browser
let context: BrowserContext
let page: Page
let director: Page
let broken: string[]
let brokenThere: string[]
let accountId: string

/** How much a customer takes in a month: a third grows, a third shrinks, a third stays; the last grows most. */
const quantityOf = (customer: number, month: number): number => {
  const usual = 10 + (customer % 7) * 4
  if (customer === 29) return 1 + month * 2
  return usual + [month, 36 - month, 18][customer % 3]!
}

/** Thirty customers over three years. */
const orders = (): string => {
  const rows = ['订单号,日期,客户编码,客户名称,产品编码,产品名称,数量,单价,成本']
  for (let month = 0; month < 36; month += 1)
    for (let customer = 0; customer < 30; customer += 1) {
      const day = `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${String((customer % 27) + 1).padStart(2, '0')}`
      const quantity = quantityOf(customer, month)
      rows.push(
        `XS${month}-${customer},${day},K${customer},客户${String(customer).padStart(2, '0')}机械有限公司,P${customer % 5},阀门${customer % 5},${quantity},300,${quantity * 210}`,
      )
    }
  return `\uFEFF${rows.join('\r\n')}\r\n`
}

beforeAll(async () => {
  program = await startProgram()
  browser = await openBrowser()
  ;({ context, page, broken } = await openContext(browser, program.address))
  await settleIn(page, program)
  const file = join(program.folder, 'orders.csv')
  writeFileSync(file, orders())
  await page.goto(`${program.address}/imports/new`)
  await page.getByRole('heading', { name: '导入数据' }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('必需的列都有了').waitFor()
  await page.getByRole('button', { name: '开始导入' }).click()
  await page.getByText('现在评估客户').waitFor({ timeout: 120_000 })
  accountId = await page.evaluate(
    async () => (await (await fetch('/api/search?text=K29')).json()).rows[0].id as string,
  )
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})
beforeEach(() => {
  onTestFailed(async () => {
    for (const one of [page, director])
      if (one) console.log(one.url(), await one.locator('body').textContent())
  })
})

const open = async (on: Page, path: string) => {
  await on.goto(`${program.address}${path}`)
  await on.locator('h1').first().waitFor()
}

/** Asks for an evaluation as of a day and follows it to its result. */
const evaluate = async (reason: string, asOf: string): Promise<string> => {
  await open(page, '/identify/evaluations')
  await page.getByRole('button', { name: /评估$/ }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('为什么现在评估').fill(reason)
  await dialog.getByLabel('截止日').fill(asOf)
  await page.keyboard.press('Tab')
  await dialog.getByText(`${asOf} 有效的评分卡`).waitFor()
  await dialog.getByText('五维评分').first().waitFor()
  await dialog.getByText(/级别变动要经销售总监批准才生效/).waitFor()
  await dialog.getByRole('button', { name: /评估$/ }).click()
  await dialog.getByRole('link', { name: '看结果' }).waitFor({ timeout: 90_000 })
  await page.keyboard.press('Escape')
  await open(page, '/identify/evaluations')
  const row = page.getByRole('row').filter({ hasText: reason }).filter({ hasText: '五维评分' })
  await row.getByRole('link').first().click()
  await page.getByRole('heading', { name: reason, level: 1 }).waitFor()
  return page.url()
}

const approveAll = async (address: string) => {
  await director.goto(address)
  await director.getByRole('button', { name: /^审批全部/ }).click()
  const panel = director.getByRole('dialog')
  await panel.getByLabel('意见').fill('看过名单，同意。')
  await panel.getByRole('button', { name: /^批准/ }).click()
  await director.getByText('已生效').first().waitFor()
}

describe('deciding who is key', () => {
  it('weighs criteria by comparing two at a time and keeps a second version', async () => {
    await open(page, '/identify/scorecards')
    await page
      .getByRole('link', { name: /五维评分/ })
      .first()
      .click()
    await page.getByText('两两比较').first().click()
    await page.getByText(/两项两项地比/).waitFor()
    const slider = page.getByRole('slider', { name: /谁更重要/ }).first()
    await slider.focus()
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowLeft')
    await page.getByRole('button', { name: '采用这组权重' }).click()
    await page.getByRole('button', { name: '存为新版本' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('改了什么、为什么').fill('两两比较定权重')
    await dialog.getByRole('button', { name: '存为新版本' }).click()
    await page.getByText('第 2 版').first().waitFor()
  })

  it('is rated on a phone', async () => {
    const small = await context.newPage()
    await small.setViewportSize(phone)
    await open(small, `/accounts/${accountId}?tab=ratings&rate=*`)
    const dialog = small.getByRole('dialog')
    await dialog.getByRole('radio').first().check({ force: true })
    await dialog.getByLabel('依据').fill('行业协会公布的年度排名第一')
    await dialog.getByRole('button', { name: /保存/ }).click()
    // On to the next topic; what was said stands on the page.
    await small.goto(`${program.address}/accounts/${accountId}?tab=ratings`)
    await small.getByText('行业协会公布的年度排名第一').first().waitFor()
    await small.close()
  })

  it('sets who approves', async () => {
    await open(page, '/identify/evaluations')
    await page.getByText('不设审批，评估完立即生效').waitFor()
    await page.getByRole('button', { name: '定期评估与审批' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('加一级审批').selectOption('salesDirector')
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByText('销售总监').first().waitFor()
  })

  it('brings in a second person by a one-time link', async () => {
    const path = await page.evaluate(async () => {
      const send = async (method: string, at: string, body: unknown) =>
        (
          await fetch(`/api${at}`, {
            method,
            headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
            body: JSON.stringify(body),
          })
        ).json()
      const person = await send('POST', '/people', {
        name: '沈总监',
        email: 'shen@mainstay.example',
        roles: ['salesDirector'],
        scope: 'all',
      })
      return (await send('PUT', `/people/${person.id}/link`, {})).path as string
    })
    const opened = await openContext(browser, program.address)
    director = opened.page
    brokenThere = opened.broken
    await director.goto(`${program.address}${path}`)
    await director.locator('input[type=password]').first().fill(password)
    await director
      .getByRole('button')
      .filter({ hasText: /进入|设置|登录/ })
      .first()
      .click()
    await director.waitForURL(`${program.address}/`)
  })

  it('runs twice, and nothing holds before the director approves', async () => {
    const first = await evaluate('2024 年底定级', '2025-01-01')
    await page.getByText('待审批').first().waitFor()
    await approveAll(first)
    const second = await evaluate('2025 年底定级', '2026-01-01')
    await page.getByText('待审批').first().waitFor()
    await page.getByText('升降级报告').waitFor()
    await page.goto(`${program.address}/identify`)
    await page.getByText('截至 2025-01-01').first().waitFor()
    await page.getByText('还在等待审批，这里是现在生效的结果').waitFor()
    await page.goto(second)
  })

  it('compares the two runs', async () => {
    await open(page, '/identify/evaluations')
    for (const reason of ['2025 年底定级', '2024 年底定级']) {
      const row = page.getByRole('row').filter({ hasText: reason }).filter({ hasText: '五维评分' })
      await row.getByRole('checkbox').check()
    }
    await page.getByRole('button', { name: '比较选中的两次' }).click()
    await page.getByText('和 2024 年底定级 相比').waitFor()
    await page.getByText('其中一次没有生效，只是试看').waitFor()
  })

  it('is approved by the director, one on a phone and the rest together', async () => {
    await director.setViewportSize(phone)
    await director.goto(`${program.address}/`)
    await director.getByText('1 件审批等你决定').waitFor()
    await director.getByRole('link', { name: '去审批' }).click()
    await director.getByRole('heading', { name: '2025 年底定级', level: 1 }).waitFor()
    const address = director.url()
    await director
      .getByRole('button', { name: /^审批：/ })
      .first()
      .click()
    await director.getByRole('dialog').getByRole('button', { name: '批准 1 家' }).click()
    await director.getByText('已批准').first().waitFor()
    await director.setViewportSize({ width: 1440, height: 900 })
    await approveAll(address)
  })

  it('shows the tier and its reason on the account', async () => {
    await open(page, `/accounts/${accountId}`)
    await page.getByText('采购量').first().waitFor()
    await page
      .getByText(/按得分|暂定|数据/)
      .first()
      .waitFor()
  })

  it('still says why a year later, after another run', async () => {
    await evaluate('2026 年中定级', '2026-07-01')
    await open(page, `/accounts/${accountId}?tab=tiers`)
    await page
      .getByRole('listitem')
      .filter({ hasText: '截至 2025-01-01' })
      .getByRole('link', { name: /当时为什么/ })
      .click()
    await page.waitForURL(/evaluation=/)
    await page.getByText('采购量').first().waitFor()
    await page
      .getByText(/2025-01-01/)
      .first()
      .waitFor()
  })

  it('broke nowhere', () => {
    expect(broken).toEqual([])
    expect(brokenThere).toEqual([])
  })
})
