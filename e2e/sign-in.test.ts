// Coming in safely: a second step, a key for another program, guesses that are stopped, a session ended from afar.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import { openBrowser, openContext, type Program, password, settleIn, startProgram } from '../test/browser.ts'
import { codeOf } from '../test/totp.ts'

let program: Program
let browser: Browser
let page: Page
let broken: string[]
let strayed: string[]
let secret: string
let backupCode: string
const email = 'guan@mainstay.example'

beforeAll(async () => {
  program = await startProgram()
  browser = await openBrowser()
  ;({ page, broken, strayed } = await openContext(browser, program.address))
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

const typePassword = async (on: Page, word = password) => {
  await on.goto(`${program.address}/me`)
  await on.getByLabel('邮箱').fill(email)
  await on.locator('input[type=password]').fill(word)
  await on.getByRole('button', { name: '登录', exact: true }).click()
}

describe('coming in', () => {
  it('with a second step that was set up from a QR code', async () => {
    await settleIn(page, program)
    await page.goto(`${program.address}/me`)
    await page.getByRole('button', { name: '开启两步验证' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('input[type=password]').fill(password)
    await dialog.getByRole('button', { name: '继续' }).click()
    await dialog.getByRole('img', { name: '两步验证的二维码' }).waitFor()
    await dialog.getByText('扫不了').click()
    secret = await dialog.getByRole('textbox', { name: '扫不了' }).inputValue()
    await dialog.getByLabel('应用里显示的 6 位验证码').fill(codeOf(secret, new Date()))
    await dialog.getByRole('button', { name: '开启', exact: true }).click()
    await dialog.getByText('备用码').first().waitFor()
    backupCode = (await dialog.locator('.st-codes li').first().textContent()) as string
    await dialog.getByRole('button', { name: '我已存好' }).click()
    await page.getByText('已开启').first().waitFor()
  })

  it('asks for the code from then on, on another machine', async () => {
    const other = await openContext(browser, program.address)
    await typePassword(other.page)
    await other.page.getByLabel('验证码').fill('000000')
    await other.page.getByRole('button', { name: '登录', exact: true }).click()
    await other.page.getByText('验证码不对').waitFor()
    await other.page.getByLabel('验证码').fill(codeOf(secret, new Date()))
    await other.page.getByRole('button', { name: '登录', exact: true }).click()
    await other.page.getByRole('heading', { name: '我的账号' }).waitFor()

    // The first machine sees it, and ends it.
    await page.reload()
    await page.getByRole('button', { name: '退出', exact: true }).click()
    await page.getByText('已退出').first().waitFor()
    await other.page.reload()
    await other.page.getByLabel('邮箱').waitFor()
    await other.context.close()
  })

  it('by a backup code when the telephone is gone', async () => {
    const other = await openContext(browser, program.address)
    await typePassword(other.page)
    await other.page.getByLabel('验证码').fill(backupCode)
    await other.page.getByRole('button', { name: '登录', exact: true }).click()
    await other.page.getByRole('heading', { name: '我的账号' }).waitFor()
    await other.context.close()
  })

  it('as a program, by a key that is shown once and does what it is for', async () => {
    await page.goto(`${program.address}/me`)
    await page.getByRole('button', { name: '新建密钥' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('名称').fill('报表系统')
    await dialog.getByRole('button', { name: '生成' }).click()
    await page.getByText('密钥已生成').waitFor()
    const key = await page.getByRole('dialog').getByRole('textbox').inputValue()
    expect(key).toMatch(/^mst_/)
    await page.getByRole('button', { name: '完成' }).click()
    const headers = { authorization: `Bearer ${key}` }
    expect((await fetch(`${program.address}/api/accounts`, { headers })).status).toBe(200)
    const refused = await fetch(`${program.address}/api/accounts`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ name: '不该新建的客户' }),
    })
    expect(refused.status).toBe(403)
    await page.reload()
    await page.getByText('报表系统').waitFor()
    await page.getByText(/最近使用/).waitFor()
  })

  it('is stopped after guesses, and the log tells of all this', async () => {
    const other = await openContext(browser, program.address)
    for (let guess = 0; guess < 6; guess += 1) {
      await typePassword(other.page, `wrong guess ${guess}`)
      await other.page.getByRole('alert').first().waitFor()
    }
    await other.page.getByText(/分钟后再试/).waitFor()
    await other.context.close()
    await page.goto(`${program.address}/audit?tab=signIn`)
    for (const text of ['登录失败', '密码错太多', '开启两步验证', '首次使用 API 密钥', '退出设备'])
      await page.getByText(text).first().waitFor()
    await page.getByText('密码错太多').first().click()
    await page.getByRole('dialog').getByText('等待分钟').waitFor()
  })

  it('asked no other host for anything and broke nowhere', () => {
    expect(strayed).toEqual([])
    expect(broken).toEqual([])
  })
})
