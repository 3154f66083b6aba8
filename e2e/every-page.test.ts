// Every page in the demo company, with every tab: reached, whole at both sizes, usable by everyone, in both languages
// and both themes. The list comes from the routes, so that a page without a visit fails.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  desk,
  openBrowser,
  openContext,
  type Program,
  phone,
  settleIn,
  startProgram,
} from '../test/browser.ts'

const source = readFileSync(join(import.meta.dirname, '../src/app/web.tsx'), 'utf8')
const routes = [...source.matchAll(/^ {2}page\(\s*'([^']+)'/gm)].map((found) => found[1] as string)

/** Addresses of routes that need something in their path, found once the demo company is there. */
const places: Record<string, string> = { '/search': '/search?q=重工' }
const addressOf = (route: string): string => places[route] ?? route

let program: Program
let browser: Browser
let page: Page
let stranger: Page
let broken: string[]

beforeAll(async () => {
  program = await startProgram({ demo: true })
  browser = await openBrowser()
  ;({ page, broken } = await openContext(browser, program.address))
  await settleIn(page, program)
  const send = async (method: string, path: string, body?: object) => {
    const sent = { method, headers: { origin: program.address }, ...(body ? { data: body } : {}) }
    const answer = await page.request.fetch(`${program.address}/api${path}`, sent)
    expect([path, answer.status()]).toEqual([path, 200])
    return answer.json()
  }
  const first = async (path: string) => (await send('GET', path)).rows[0].id as string
  const accountId = await first('/accounts?sort=score')
  places['/accounts/$accountId'] = `/accounts/${accountId}`
  places['/accounts/$accountId/merge'] = `/accounts/${accountId}/merge`
  places['/identify/evaluations/$evaluationId'] =
    `/identify/evaluations/${await first('/identify/evaluations')}`
  places['/identify/scorecards/$scorecardId'] = `/identify/scorecards/${await first('/identify/scorecards')}`
  places['/imports/$importId'] = `/imports/${await first('/imports')}`
  const invited = { name: '新来的', email: 'new@mainstay.example', roles: ['reader'], scope: 'own' }
  const { id } = await send('POST', '/people', invited)
  places['/setup/$token'] = (await send('PUT', `/people/${id}/link`)).path
  ;({ page: stranger } = await openContext(browser, program.address))
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

/** What of the page as it stands would trouble somebody. */
const troubles = async (on: Page): Promise<string[]> => {
  const tooWide = await on.evaluate(() => {
    const most = window.innerWidth
    if (document.documentElement.scrollWidth <= most) return []
    const wide = [...document.querySelectorAll('main *')].filter(
      (one) => one.getBoundingClientRect().right > most + 1,
    )
    return [`wider than the window: ${wide[0]?.outerHTML.slice(0, 200)}`]
  })
  const { violations } = await new AxeBuilder({ page: on }).withTags(['wcag2a', 'wcag2aa']).analyze()
  const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')
  return [...tooWide, ...serious.map((one) => `${one.id}: ${one.nodes[0]?.html}`)]
}

const open = async (on: Page, path: string) => {
  await on.goto(`${program.address}${path}`)
  await on.locator('h1').first().waitFor()
  await on.waitForLoadState('networkidle')
}

describe('the list of pages', () => {
  it('is read from the routes, and each address is known', () => {
    expect(routes.length).toBeGreaterThan(35)
    expect(routes.filter((route) => addressOf(route).includes('$'))).toEqual([])
  })
})

describe.each([
  ['zh', 'light', 'at a desk', desk],
  ['en', 'dark', 'at a desk', desk],
  ['zh', 'light', 'on a phone', phone],
  ['en', 'dark', 'on a phone', phone],
] as const)('in %s and %s, %s,', (language, colorScheme, _, view) => {
  const settle = async (on: Page) => {
    await on.setViewportSize(view)
    await on.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await on.goto(program.address)
    await on.evaluate((key) => localStorage.setItem('language', JSON.stringify(key)), language)
  }
  const isForeign = (text: string | null) => language === 'en' && /\p{Script=Han}/u.test(text ?? '')
  beforeAll(() => settle(page))
  beforeEach(() => void broken.splice(0))

  it.each(routes)(
    '%s fits its width, passes axe and breaks nowhere, with each of its tabs',
    async (route) => {
      const path = addressOf(route)
      await open(page, path)
      const found: Record<string, string[]> = {}
      const look = async (at: string) => {
        const these = await troubles(page)
        if (these.length) found[at] = these
      }
      await look(path)
      // Names of customers, files and scorecards stay as they are; other headings are ours.
      if (!route.includes('$') && isForeign(await page.locator('h1').first().textContent()))
        found.heading = ['not in English']
      const at = new URL(page.url()).pathname
      const tabs = page.locator('main .k-tabs').first().getByRole('tab')
      const labels = await tabs.allTextContents()
      if (labels.some(isForeign)) found.tabs = labels
      for (let place = 1; place < labels.length; place++) {
        await tabs.nth(place).click()
        await page.waitForLoadState('networkidle')
        // A tab that is a page of its own has its own visit.
        if (new URL(page.url()).pathname !== at) await open(page, path)
        else await look(labels[place] as string)
      }
      expect(found).toEqual({})
      expect(broken).toEqual([])
    },
  )

  it('the page for strangers fits its width and passes axe', async () => {
    await settle(stranger)
    await open(stranger, '/accounts')
    expect(isForeign(await stranger.locator('h1').first().textContent())).toBe(false)
    expect(await troubles(stranger)).toEqual([])
  })
})
