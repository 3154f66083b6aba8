// A list of customers that is not clean: brought in, checked, mended, imported, taken out as a file, and taken back.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import { openBrowser, openContext, type Program, phone, settleIn, startProgram } from '../test/browser.ts'

let program: Program
let browser: Browser
let page: Page
let strayed: string[]
let broken: string[]

beforeAll(async () => {
  program = await startProgram()
  browser = await openBrowser()
  ;({ page, strayed, broken } = await openContext(browser, program.address))
  await settleIn(page, program)
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})
beforeEach(() => {
  onTestFailed(async () => {
    console.log(page.url(), await page.locator('body').textContent())
  })
})

const shot = (name: string) =>
  process.env.SHOTS ? page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) }) : undefined

const upload = async (name: string, text: string) => {
  const file = join(program.folder, name)
  writeFileSync(file, text)
  await page.goto(`${program.address}/imports/new`)
  await page.getByRole('heading', { name: '导入数据' }).waitFor()
  await shot('new')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('必需的列都有了').waitFor()
}

const rows = [
  '客户编号,客户名称,地区,员工人数,上级',
  'K1,临港重工集团,上海,12000,',
  'K2,临港特钢,上海,三千,K1',
  'K1,临港重工（重复）,上海,,',
]

describe('a file of customers', () => {
  it('is checked before anything is written', async () => {
    await upload('customers.csv', rows.join('\n'))
    await shot('columns')
    await page.getByRole('button', { name: '检查' }).click()
    await page.getByText('检查结果').waitFor({ timeout: 60_000 })
    await page.getByText('不是整数').first().waitFor()
    await page.getByText('和第 2 行是同一条').first().waitFor()
    await shot('checked')
    expect(await page.evaluate(async () => (await (await fetch('/api/accounts')).json()).rows.length)).toBe(0)
  })

  it('is mended, and comes in', async () => {
    await upload('customers-mended.csv', [rows[0], rows[1], 'K2,临港特钢,上海,3000,K1'].join('\n'))
    await page.getByText('按上次的对应对好了列').waitFor()
    await page.getByRole('button', { name: '检查' }).click()
    await page.getByText('检查结果').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: '开始导入' }).click()
    await page.getByText('新增 2 条，更新 0 条').first().waitFor({ timeout: 60_000 })
    await shot('done')
    await page.goto(`${program.address}/accounts`)
    await page.getByText('临港特钢').first().waitFor()
  })

  it('goes out as a file, of the columns that were chosen', async () => {
    await page.getByRole('button', { name: '导出' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('客户名称').waitFor()
    await shot('export')
    const wait = page.waitForEvent('download')
    await dialog.getByRole('link', { name: '导出' }).click()
    expect((await wait).suggestedFilename()).toBe('客户.xlsx')
    await page.keyboard.press('Escape')
  })

  it('is taken back', async () => {
    await page.goto(`${program.address}/imports`)
    await page.getByText('customers-mended.csv').first().waitFor()
    await shot('list')
    await page.getByText('customers-mended.csv').first().click()
    await page.getByRole('button', { name: '撤销这次导入' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click()
    await page.getByText('删除 2 条，恢复 0 条').waitFor({ timeout: 60_000 })
    await shot('undone')
    expect(await page.evaluate(async () => (await (await fetch('/api/accounts')).json()).rows.length)).toBe(0)
  })

  it('can be read on a phone', async () => {
    await page.setViewportSize(phone)
    await page.goto(`${program.address}/imports`)
    await page.getByText('customers.csv').first().click()
    await page.getByText('检查结果').waitFor()
    await page.getByText('不是整数').first().waitFor()
    await shot('phone')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  it('asked no other host for anything and broke nowhere', () => {
    expect(strayed).toEqual([])
    expect(broken).toEqual([])
  })
})
