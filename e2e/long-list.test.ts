// A list of ten thousand accounts stays light: only the rows in sight are in the page.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, openContext, type Program, settleIn, startProgram } from '../test/browser.ts'

let program: Program
let browser: Browser
beforeAll(async () => {
  program = await startProgram()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

it('ten thousand loaded rows keep the page small', async () => {
  const { page } = await openContext(browser, program.address)
  await settleIn(page, program)
  const rows = Array.from(
    { length: 10_000 },
    (_, n) => `D${n},2026-01-05,K${n},客户${String(n).padStart(5, '0')}有限公司,P1,阀门,1,10`,
  )
  const file = join(program.folder, 'many.csv')
  writeFileSync(file, `订单号,日期,客户编码,客户名称,产品编码,产品名称,数量,单价\n${rows.join('\n')}\n`)
  await page.goto(`${program.address}/imports/new`)
  await page.getByRole('heading', { name: '导入数据' }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('必需的列都有了').waitFor()
  await page.getByRole('button', { name: '开始导入' }).click()
  await page.getByText('现在评估客户').waitFor({ timeout: 120_000 })

  await page.goto(`${program.address}/accounts`)
  await page.getByText('客户00000有限公司').first().waitFor()
  const scroller = page.getByRole('grid').first()
  const inPage = () => page.getByRole('row').count()
  const few = await inPage()
  let last = ''
  for (let step = 0; step < 400 && !last.includes('客户09999'); step += 1) {
    await scroller.evaluate((grid) => {
      const box = [grid, ...grid.querySelectorAll('*')].find(
        (one) => one.scrollHeight > one.clientHeight + 40 && getComputedStyle(one).overflowY !== 'visible',
      )
      box?.scrollTo(0, box.scrollHeight)
    })
    await page.waitForTimeout(60)
    last = (await page.getByRole('row').last().textContent()) ?? ''
  }
  expect(last).toContain('客户09999')
  expect(await inPage()).toBeLessThan(few + 60)
})
