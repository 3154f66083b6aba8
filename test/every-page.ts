// Visits every page in the demo company, with every tab: reached, whole, usable by everyone, in both languages and both
// themes. The list comes from the routes, so that a page without a visit fails. Each size of window has a story of its own.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { openBrowser, openContext, type Program, settleIn, startProgram } from './browser.ts'

const source = readFileSync(join(import.meta.dirname, '../src/app/web.tsx'), 'utf8')
/** All pages of the app. */
export const routes = [...source.matchAll(/^ {2}page\(\s*'([^']+)'/gm)].map((found) => found[1] as string)

export const looks = [
  { language: 'zh', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const
export type Look = (typeof looks)[number]

export type Tour = {
  /** Turns the browser to a language and a theme, for all visits that follow. */
  turnTo: (look: Look) => Promise<void>
  /** What would trouble somebody on a page and on each of its tabs, by tab; empty when all is well. */
  troublesOn: (route: string) => Promise<Record<string, string[]>>
  /** The same of the page that somebody sees who is not signed in. */
  troublesOfStrangers: () => Promise<string[]>
  end: () => Promise<void>
}

export const startTour = async (view: { width: number; height: number }): Promise<Tour> => {
  const program = await startProgram({ demo: true })
  const browser = await openBrowser()
  const { page, broken } = await openContext(browser, program.address, view)
  await settleIn(page, program)
  const places = await placesIn(page, program)
  const { page: stranger } = await openContext(browser, program.address, view)
  let isForeign = (_: string | null): boolean => false

  const open = async (on: Page, path: string) => {
    await on.goto(`${program.address}${path}`)
    await on.locator('h1').first().waitFor()
    await on.waitForLoadState('networkidle')
  }

  return {
    async turnTo({ language, theme }) {
      isForeign = (text) => language === 'en' && /\p{Script=Han}/u.test(text ?? '')
      for (const on of [page, stranger]) {
        await on.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
        await on.goto(program.address)
        await on.evaluate((key) => localStorage.setItem('language', JSON.stringify(key)), language)
      }
    },

    async troublesOn(route) {
      broken.splice(0)
      const path = places[route] ?? route
      if (path.includes('$')) return { [route]: ['no address is known for it'] }
      await open(page, path)
      const found: Record<string, string[]> = {}
      const look = async (at: string) => {
        const these = await troublesOf(page)
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
      if (broken.length) found.broken = [...broken]
      return found
    },

    async troublesOfStrangers() {
      await open(stranger, '/accounts')
      const heading = isForeign(await stranger.locator('h1').first().textContent()) ? ['not in English'] : []
      return [...heading, ...(await troublesOf(stranger))]
    },

    async end() {
      await browser.close()
      await program.stop()
    },
  }
}

/** Addresses of routes that need something in their path. */
const placesIn = async (page: Page, program: Program): Promise<Record<string, string>> => {
  const send = async (method: string, path: string, body?: object) => {
    const sent = { method, headers: { origin: program.address }, ...(body ? { data: body } : {}) }
    const answer = await page.request.fetch(`${program.address}/api${path}`, sent)
    if (answer.status() !== 200) throw new Error(`${path} answered ${answer.status()}`)
    return answer.json()
  }
  const first = async (path: string) => (await send('GET', path)).rows[0].id as string
  const accountId = await first('/accounts?sort=score')
  const invited = { name: '新来的', email: 'new@mainstay.example', roles: ['reader'], scope: 'own' }
  const { id } = await send('POST', '/people', invited)
  return {
    '/search': '/search?q=重工',
    '/accounts/$accountId': `/accounts/${accountId}`,
    '/accounts/$accountId/merge': `/accounts/${accountId}/merge`,
    '/accounts/$accountId/pack': `/accounts/${accountId}/pack`,
    '/identify/evaluations/$evaluationId': `/identify/evaluations/${await first('/identify/evaluations')}`,
    '/identify/scorecards/$scorecardId': `/identify/scorecards/${await first('/identify/scorecards')}`,
    '/imports/$importId': `/imports/${await first('/imports')}`,
    '/setup/$token': (await send('PUT', `/people/${id}/link`)).path,
  }
}

/** What of the page as it stands would trouble somebody. */
const troublesOf = async (on: Page): Promise<string[]> => {
  const tooWide = await on.evaluate(() => {
    const most = window.innerWidth
    if (document.documentElement.scrollWidth <= most) return []
    const wide = [...document.querySelectorAll('main *')].filter(
      (one) => one.getBoundingClientRect().right > most + 1,
    )
    return [`wider than the window: ${wide[0]?.outerHTML.slice(0, 200)}`]
  })
  // No page has frames, so there is nothing to gather from them in a page of its own.
  const axe = new AxeBuilder({ page: on }).withTags(['wcag2a', 'wcag2aa']).setLegacyMode()
  const { violations } = await axe.analyze()
  const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')
  return [...tooWide, ...serious.map((one) => `${one.id}: ${one.nodes[0]?.html}`)]
}
