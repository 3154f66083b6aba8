// Accounts that come without a code: each gets a running number of its own, however many people add one at once.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDoors, openWorld, type World } from '../../../test/world.ts'

let world: World
let doors: Awaited<ReturnType<typeof openDoors>>
beforeAll(async () => {
  world = await openWorld()
  doors = await openDoors(world)
})
afterAll(async () => {
  await doors?.stop()
  await world?.close()
})

it('twelve at once get twelve numbers in a row, behind the last one in use', async () => {
  const ask = await doors.signIn('director')
  const add = (body: object) => ask('POST', '/accounts', { body })
  await add({ name: '先到机械有限公司', code: 'C00099' })
  await add({ name: '外来编号有限公司', code: 'C-7' })
  const added = await Promise.all(
    Array.from({ length: 12 }, (_, index) => add({ name: `同时建档 ${index} 号有限公司` })),
  )
  expect(added.map((one) => one.status)).toEqual(added.map(() => 200))
  expect(added.map((one) => one.body.code).sort()).toEqual(
    Array.from({ length: 12 }, (_, index) => `C00${100 + index}`),
  )
})
