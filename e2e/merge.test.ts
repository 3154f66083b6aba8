// A customer entered twice: noticed while typing, found on the page of duplicates, merged, and made two again.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

const add = async (name: string) => {
  await page.goto(`${program.address}/accounts/new`)
  await page.getByLabel('客户名称').fill(name)
  await page.getByRole('button', { name: '新建客户' }).click()
  await page.waitForURL(/\/accounts\/[0-9a-f-]{36}/)
  return page.url().split('/').at(-1) as string
}

describe('a customer entered twice', () => {
  let first = ''
  let second = ''

  it('is noticed while its name is typed', async () => {
    first = await add('临港重工集团有限公司')
    await page.goto(`${program.address}/accounts/new`)
    await page.getByLabel('客户名称').fill('上海临港重工')
    await page.getByText('这些客户可能已经存在').waitFor()
    await page.getByText('名称去掉公司形式后相同').waitFor()
    await page.getByRole('link', { name: '临港重工集团有限公司' }).waitFor()
    second = await add('上海临港重工')
  })

  it('stands on the page of duplicates and is merged field by field', async () => {
    await page.goto(`${program.address}/accounts/duplicates`)
    await page.getByRole('link', { name: '合并', exact: true }).click()
    await page.waitForURL(new RegExp(`/accounts/${first}/merge`))
    await page.getByRole('radio', { name: '客户名称: 用并入的' }).check()
    await page.getByRole('button', { name: '合并为一家' }).click()
    await page.waitForURL(new RegExp(`/accounts/${first}$`))
    await page.getByRole('heading', { name: '上海临港重工', level: 1 }).waitFor()
    await page.goto(`${program.address}/accounts/duplicates`)
    await page.getByText('没有发现重复的客户').waitFor()
  })

  it('leads from its old address to the one that is left', async () => {
    await page.goto(`${program.address}/accounts/${second}`)
    await page.waitForURL(new RegExp(`/accounts/${first}$`))
  })

  it('is two again when the merge is undone', async () => {
    await page.goto(`${program.address}/accounts/${first}?tab=facts`)
    await page.getByRole('button', { name: '撤销合并' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click()
    await page.getByRole('heading', { name: '临港重工集团有限公司', level: 1 }).waitFor()
    await page.goto(`${program.address}/accounts/${second}`)
    await page.getByRole('heading', { name: '上海临港重工', level: 1 }).waitFor()
  })

  it('is remembered to be two, once somebody has said so', async () => {
    await page.goto(`${program.address}/accounts/duplicates`)
    await page.getByRole('button', { name: '不是同一家' }).click()
    await page.getByText('没有发现重复的客户').waitFor()
  })

  it('broke nowhere', () => expect(broken).toEqual([]))
})
