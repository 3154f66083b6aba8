// Opens the data for one command, and says plainly when a server holds it.
import type { Actor } from '#server/call.ts'
import { DataInUse } from '#server/lock.ts'
import { openLog } from '#server/log.ts'
import { type Opened, openHouse } from '../house.ts'
import { readSettings } from '../settings.ts'
import { Mistake } from './line.ts'

export const withHouse = async (
  what: string,
  work: (house: Opened, actor: Actor) => Promise<void>,
): Promise<void> => {
  const settings = readSettings(process.env)
  let house: Opened
  try {
    house = await openHouse(settings, what, openLog(process.env.MAINSTAY_LOG || 'warn', 'stderr'))
  } catch (error) {
    if (error instanceof DataInUse) throw new Mistake(error.message)
    throw error
  }
  try {
    await work(house, { personId: null, origin: 'cli', requestId: null, now: house.now() })
  } finally {
    await house.close()
  }
}
