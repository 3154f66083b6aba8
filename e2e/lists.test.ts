// A list made one's own: a field, its values, a filter over it, a view that others see, many changed at once, and handed over.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import { openBrowser, openContext, type Program, settleIn, startProgram } from '../test/browser.ts'

let program: Program
let browser: Browser
let page: Page
let broken: string[]

beforeAll(async () => {
  program = await startProgram()
  browser = await openBrowser()
  ;({ page, broken } = await openContext(browser, program.address))
  await settleIn(page, program)
  await page.evaluate(async () => {
    const send = async (at: string, body: unknown) =>
      fetch(`/api${at}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(body),
      })
    for (const name of ['临港重工', '高原锂业', '恒远水务'])
      await send('/accounts', { name: `${name}有限公司` })
    await send('/people', {
      name: '沈接手',
      email: 'shen@mainstay.example',
      roles: ['keyAccountManager'],
      scope: 'own',
    })
  })
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

const rows = () => page.getByRole('grid').getByRole('row', { name: /有限公司/ })
const openList = async () => {
  await page.goto(`${program.address}/accounts`)
  await rows().first().waitFor()
}
const until = async (count: number) => {
  for (let step = 0; step < 100 && (await rows().count()) !== count; step += 1) await page.waitForTimeout(100)
  expect(await rows().count()).toBe(count)
}

describe('a list of one’s own', () => {
  it('begins with a field that the company adds', async () => {
    await page.goto(`${program.address}/settings/fields`)
    await page.getByRole('button', { name: '加字段' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('中文名称').fill('账期（天）')
    await dialog.getByLabel('英文名称').fill('Payment days')
    expect(await dialog.getByLabel('标识').inputValue()).toBe('paymentDays')
    await dialog.getByLabel('类型').click()
    await page.locator('.ant-select-item-option', { hasText: '数字' }).click()
    await dialog.getByLabel('默认显示在列表里').check()
    await dialog.getByRole('button', { name: '加字段' }).click()
    await page.getByText('已加字段“账期（天）”').waitFor()
  })

  it('which is filled on an account', async () => {
    await openList()
    await page.getByRole('link', { name: /临港重工有限公司/ }).click()
    await page.getByRole('tab', { name: /资料/ }).click()
    await page.getByRole('button', { name: '修改资料' }).first().click()
    await page.getByRole('dialog').getByLabel('账期（天）').fill('90')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').waitFor()
    await page.getByText('90', { exact: true }).first().waitFor()
  })

  it('is narrowed by that field', async () => {
    await openList()
    await until(3)
    await page.getByRole('button', { name: '加筛选' }).click()
    await page.getByRole('button', { name: '账期（天）' }).last().click()
    const asked = page.getByRole('dialog', { name: '加筛选' })
    await asked.getByLabel('从').fill('60')
    await asked.getByRole('button', { name: '加上' }).click()
    await page.getByRole('button', { name: '账期（天） ≥ 60', exact: true }).waitFor()
    await until(1)
    expect(new URL(page.url()).searchParams.get('where')).toContain('custom.paymentDays')
  })

  it('is kept as a view and shared', async () => {
    await page.getByRole('button', { name: '存为视图' }).click()
    await page.getByRole('dialog').getByLabel('视图名称').fill('长账期')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByText('已存为视图“长账期”').waitFor()
    await page.getByRole('button', { name: '视图“长账期”' }).click()
    await page.getByRole('menuitem', { name: '共享给所有人' }).click()
    await page.getByText('“长账期”已共享给所有人').waitFor()
    await page
      .getByRole('toolbar', { name: '视图' })
      .getByRole('button', { name: '全部', exact: true })
      .click()
    await until(3)
    await page.getByRole('button', { name: /^长账期/ }).click()
    await until(1)
  })

  it('changes many at once, and takes it back', async () => {
    await page.goto(`${program.address}/accounts?columns=region,owner`)
    await until(3)
    await page.getByRole('checkbox', { name: '选中已读取的全部行' }).check()
    await page.getByRole('button', { name: '改字段' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('改什么').click()
    await page.locator('.ant-select-item-option', { hasText: '地区' }).click()
    await dialog.getByLabel('改成').fill('江苏')
    await dialog.getByRole('button', { name: '修改' }).click()
    await page.getByText('已修改 3 家客户').waitFor()
    await page.getByRole('gridcell', { name: /江苏/ }).nth(2).waitFor()
    await page.getByRole('button', { name: '撤销' }).last().click()
    await page.getByText('已撤销').waitFor()
    await page.getByRole('gridcell', { name: /江苏/ }).first().waitFor({ state: 'detached' })
  })

  it('hands over with a reason', async () => {
    await page.getByRole('checkbox', { name: /选中 高原锂业/ }).check()
    await page.getByRole('button', { name: '移交' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('新负责人').click()
    await page.locator('.ant-select-item-option', { hasText: '沈接手' }).click()
    await dialog.getByLabel('移交原因').fill('片区调整')
    await dialog.getByRole('button', { name: '移交' }).click()
    await page.getByText('已移交 1 家客户').waitFor()
    await page.getByRole('gridcell', { name: '沈接手' }).waitFor()
  })

  it('broke nowhere', () => expect(broken).toEqual([]))
})
