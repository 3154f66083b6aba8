// Every page at a desk.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk } from '../test/browser.ts'
import { looks, routes, startTour, type Tour } from '../test/every-page.ts'

let tour: Tour
beforeAll(async () => {
  tour = await startTour(desk)
})
afterAll(() => tour?.end())

it('finds the pages in the routes', () => expect(routes.length).toBeGreaterThan(35))

describe.each(looks)('in $language and $theme,', (look) => {
  beforeAll(() => tour.turnTo(look))

  it.each(routes)('%s fits its width, passes axe and breaks nowhere, with each of its tabs', async (route) =>
    expect(await tour.troublesOn(route)).toEqual({}),
  )

  it('the page for strangers fits its width and passes axe', async () =>
    expect(await tour.troublesOfStrangers()).toEqual([]))
})
