// What hangs around an account: a follow-up from a phone that mentions a colleague, contacts hidden from a role, files.
import type { Browser, Page } from 'playwright-core'
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
let page: Page
let strayed: string[]
let broken: string[]
let accountId: string
let colleague: string

const hostile = '"><img src=x onerror="window.hacked=1">合同.pdf'

/** The page's own way to the server, with its session. */
const send = async (on: Page, method: string, path: string, body?: object, headers: object = {}) => {
  const answer = await on.request.fetch(`${program.address}/api${path}`, {
    method,
    ...(body ? { data: body } : {}),
    headers: { origin: program.address, ...headers },
  })
  const text = await answer.text()
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text}`)
  return text ? JSON.parse(text) : null
}

beforeAll(async () => {
  program = await startProgram()
  browser = await openBrowser()
  ;({ page, strayed, broken } = await openContext(browser, program.address))
  await settleIn(page, program)
  accountId = (await send(page, 'POST', '/accounts', { name: '临港重工集团有限公司' })).id
  const person = await send(page, 'POST', '/people', {
    name: '经理乙',
    email: 'yi@mainstay.example',
    roles: ['keyAccountManager'],
    scope: 'all',
  })
  colleague = (person.person ?? person).id
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

describe('around an account', () => {
  it('a follow-up is written on a phone, and the colleague it mentions is told', async () => {
    await page.setViewportSize(phone)
    await page.goto(`${program.address}/accounts/${accountId}?tab=timeline`)
    await page.getByRole('button', { name: '写跟进' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: '拜访' }).click()
    await dialog.getByLabel('内容').fill('现场看了泵房，请乙安排样机')
    await dialog.getByRole('button', { name: '一周后' }).click()
    await dialog.getByLabel('@ 同事').fill('经理')
    await page.getByText('经理乙').last().click()
    await dialog.getByText('@经理乙').waitFor()
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('现场看了泵房，请乙安排样机').waitFor()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(phone.width)
    const { rows } = await send(page, 'GET', `/accounts/${accountId}/interactions`)
    expect(rows[0]).toMatchObject({ kind: 'visit', mentions: [{ id: colleague }] })
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('a contact is added, and shows masked to a role from which it is hidden', async () => {
    await page.goto(`${program.address}/accounts/${accountId}?tab=contacts`)
    await page.getByRole('button', { name: '添加联系人' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('姓名').fill('王海燕')
    await dialog.getByLabel('手机').fill('13812345678')
    await dialog.getByRole('button', { name: '添加联系人' }).click()
    await page.getByRole('heading', { name: '王海燕' }).waitFor()
    await page.getByText('13812345678').waitFor()

    const { revision } = await send(page, 'GET', '/permissions/masks')
    const hidden = [{ kind: 'phone', role: 'keyAccountManager' }]
    await send(page, 'PUT', '/permissions/masks', { hidden }, { 'if-match': `"${revision}"` })
    const link = await send(page, 'PUT', `/people/${colleague}/link`)
    const other = await openContext(browser, program.address)
    await other.page.goto(`${program.address}${link.path}`)
    await other.page.locator('input[type=password]').first().fill(`${password} 乙`)
    await other.page.locator('form button[type=submit]').click()
    await other.page.waitForURL(`${program.address}/`)
    await other.page.getByRole('link', { name: /1 条未读消息/ }).click()
    await other.page.getByRole('link', { name: /管一帆 在跟进里提到你/ }).waitFor()
    await other.page.goto(`${program.address}/accounts/${accountId}?tab=contacts`)
    await other.page.getByText('138****5678').waitFor()
    expect(await other.page.content()).not.toContain('13812345678')
    await other.context.close()
  })

  it('a contact has the fields that the company adds, and one that must be filled is asked for', async () => {
    const own = { entity: 'contact', key: 'grade', name: { zh: '决策权', en: 'Power' }, choices: [] }
    await send(page, 'POST', '/fields', { ...own, kind: 'text', required: true })
    await page.goto(`${program.address}/accounts/${accountId}?tab=contacts`)
    await page.getByRole('button', { name: '添加联系人' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('姓名').fill('孙立')
    await dialog.getByRole('button', { name: '添加联系人' }).click()
    await dialog.getByText('必填').waitFor()
    await dialog.getByLabel('决策权').fill('拍板人')
    await dialog.getByRole('button', { name: '添加联系人' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('拍板人').waitFor()
  })

  it('a file with a hostile name is kept, and comes back as a download', async () => {
    await page.goto(`${program.address}/accounts/${accountId}?tab=files`)
    await page.locator('input[type=file]').setInputFiles({
      name: hostile,
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\n'),
    })
    const link = page.locator('a[download]').first()
    await link.waitFor()
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined()
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(file.suggestedFilename()).toMatch(/合同\.pdf$/)
  })

  it('asks nothing of other hosts and breaks nowhere', async () => {
    expect([strayed, broken]).toEqual([[], []])
  })
})
