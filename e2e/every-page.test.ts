// Every page in the demo company: reached, whole at both sizes, usable by everyone, in both languages.
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  desk,
  openBrowser,
  openContext,
  type Program,
  phone,
  settleIn,
  startProgram,
} from '../test/browser.ts'

let program: Program
let browser: Browser
let page: Page
let broken: string[]
const paths: string[] = [
  '/',
  '/accounts',
  '/accounts/new',
  '/identify',
  '/segments',
  '/segments/concentration',
  '/segments/nominations',
  '/identify/segments',
  '/identify/evaluations',
  '/identify/scorecards',
  '/identify/matrix',
  '/identify/topics',
  '/identify/pins',
  '/identify/moderations',
  '/approvals',
  '/imports',
  '/imports/new',
  '/people',
  '/me',
]

beforeAll(async () => {
  program = await startProgram({ demo: true })
  browser = await openBrowser()
  ;({ page, broken } = await openContext(browser, program.address))
  await settleIn(page, program)
  const first = async (path: string, key: string) =>
    page.evaluate(
      async ([at, name]) => (await (await fetch(`/api${at}`)).json()).rows[0][name as string],
      [path, key],
    )
  paths.push(`/accounts/${await first('/accounts?sort=score', 'id')}`)
  paths.push(`/identify/evaluations/${await first('/identify/evaluations', 'id')}`)
  paths.push(`/identify/scorecards/${await first('/identify/scorecards', 'id')}`)
  paths.push(`/imports/${await first('/imports', 'id')}`)
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

const open = async (path: string) => {
  await page.goto(`${program.address}${path}`)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
}

describe.each([
  ['at a desk', desk],
  ['on a phone', phone],
] as const)('every page %s', (_, view) => {
  it('fits its width and passes axe without serious findings', async () => {
    await page.setViewportSize(view)
    for (const path of paths) {
      await open(path)
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([path, tooWide <= 0]).toEqual([path, true])
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
      const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')
      expect([path, serious.map((one) => `${one.id}: ${one.nodes[0]?.html}`)]).toEqual([path, []])
    }
  })
})

describe('the web app', () => {
  it('speaks English as well as Chinese', async () => {
    await page.setViewportSize(desk)
    await page.evaluate(() => localStorage.setItem('language', JSON.stringify('en')))
    for (const path of paths) {
      await open(path)
      // Names of customers, people and what they wrote stay as they are; headings are ours.
      const heading = (await page.locator('h1').first().textContent()) ?? ''
      if (!/\/(accounts|evaluations|imports)\/[0-9a-f]/.test(path))
        expect([path, /\p{Script=Han}/u.test(heading)]).toEqual([path, false])
    }
  })

  it('broke nowhere', () => expect(broken).toEqual([]))
})
