// A newcomer with nothing but an order file: set up, import, evaluate, see who is key, and ask why.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import { openBrowser, openContext, type Program, settleIn, startProgram } from '../test/browser.ts'

let program: Program
let browser: Browser
let page: Page
let strayed: string[]
let broken: string[]

const hostile = '<img src=x onerror="window.hacked=1">重工有限公司'

/** Forty customers over two years, the first few of them big, one with a hostile name, one line without a customer, one that is no number. */
const orders = (): string => {
  const rows = ['订单号,日期,客户编码,客户名称,产品编码,产品名称,数量,单价,成本']
  for (let month = 0; month < 24; month += 1)
    for (let customer = 0; customer < 40; customer += 1) {
      if ((customer * 7 + month) % (1 + Math.floor(customer / 4)) !== 0) continue
      const day = `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${String((customer % 27) + 1).padStart(2, '0')}`
      const name = customer === 1 ? hostile : `客户${String(customer).padStart(2, '0')}机械有限公司`
      const cell = name.includes('"') ? `"${name.replaceAll('"', '""')}"` : name
      rows.push(
        `XS${month}-${customer},${day},K${customer},${cell},P${customer % 5},阀门${customer % 5},${40 - customer},${1000 / (1 + customer)},${((40 - customer) * 600) / (1 + customer)}`,
      )
    }
  rows.push(
    'XS-x,2025-12-20,,,P1,阀门1,3,100,200',
    'XS-y,2025-12-21,K3,客户03机械有限公司,P1,阀门1,三,100,200',
  )
  return `\uFEFF${rows.join('\r\n')}\r\n`
}

beforeAll(async () => {
  program = await startProgram()
  browser = await openBrowser()
  ;({ page, strayed, broken } = await openContext(browser, program.address))
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

// What stood on the page says more of a failure than the step that waited for something else.
beforeEach(() => {
  onTestFailed(async () => {
    console.log(page.url(), await page.locator('body').textContent())
  })
})

describe('the first hour', () => {
  it('begins with the one-time link and a page that says what to do', async () => {
    await settleIn(page, program)
    await page
      .getByRole('link', { name: /导入订单/ })
      .first()
      .waitFor()
  })

  it('imports an order file whose columns are recognised', async () => {
    const file = join(program.folder, 'orders.csv')
    writeFileSync(file, orders())
    await page.goto(`${program.address}/imports/new`)
    await page.getByRole('heading', { name: '导入数据' }).waitFor()
    await page.waitForLoadState('networkidle')
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText('必需的列都有了').waitFor()
    await page.getByRole('button', { name: '开始导入' }).click()
    await page.getByText('被拒绝的行').first().waitFor({ timeout: 60_000 })
    await page.getByText('数量不是数字').waitFor()
  })

  it('evaluates and shows who is key', async () => {
    await page.goto(`${program.address}/identify`)
    await page.getByRole('button', { name: /评估$/ }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').first().fill('年底定级')
    await dialog.getByRole('button', { name: /评估$/ }).click()
    await page.getByText('客户00机械有限公司').first().waitFor({ timeout: 60_000 })
  })

  it('says why, on the account itself', async () => {
    if (await page.getByRole('dialog').count()) await page.keyboard.press('Escape')
    await page.goto(`${program.address}/identify`)
    await page.getByRole('link', { name: '客户00机械有限公司' }).first().click()
    await page.waitForURL(/\/accounts\//)
    await page.getByText('采购量').first().waitFor()
    await page.getByText('利润贡献').first().waitFor()
  })

  it('takes a judgement with its evidence', async () => {
    await page.getByRole('tab', { name: /评分/ }).click()
    await page.getByRole('button', { name: '评分' }).first().click()
    await page.getByRole('radio').first().check({ force: true })
    await page.getByLabel('依据').fill('行业协会公布的年度排名第一')
    await page.getByRole('button', { name: '保存评分' }).click()
    // The next topic is asked for at once; enough for today.
    await page.getByText('第 2 项，共').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('行业协会公布的年度排名第一').first().waitFor()
  })

  it('finds an account by its initials', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('kh00')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/accounts\//)
  })

  it('shows a hostile name as text', async () => {
    await page.goto(`${program.address}/accounts`)
    await page.getByText(hostile).first().waitFor()
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  })

  it('asked no other host for anything and broke nowhere', () => {
    expect(strayed).toEqual([])
    expect(broken).toEqual([])
  })
})
