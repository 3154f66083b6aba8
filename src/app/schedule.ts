// What starts by itself: looked for when the program starts, and then from time to time.

import { dropRemoved } from '#records/timeline/attachment.store.ts'
import { type Place, startDueBackup } from '#records/upkeep/backup.store.ts'
import { startDue } from '#rooms/identify/run/due.store.ts'
import { startDueRun } from '#rooms/value/run/due.store.ts'
import type { Jobs } from '#server/jobs.ts'
import type { Opened } from './house.ts'

const everyMs = 15 * 60_000

/** Goes on until the function it gives back is called. */
export const keepSchedule = (house: Opened, jobs: Jobs, place: Place): (() => void) => {
  const look = () => {
    startDueBackup(house.database.db, jobs, place, house.now()).then(
      (jobId) => {
        if (jobId) house.log.info({ job: jobId }, 'the backup of the day has been started')
      },
      (error) => house.log.error({ err: error }, 'looking whether a backup is due'),
    )
    dropRemoved(house.database.db, house.files, house.now()).catch((error) =>
      house.log.error({ err: error }, 'dropping files that were taken away'),
    )
    startDue(house.database.db, jobs, house.now()).then(
      (jobId) => {
        if (jobId) house.log.info({ job: jobId }, 'an evaluation that was due has been started')
      },
      (error) => house.log.error({ err: error }, 'looking for what is due'),
    )
    startDueRun(house.database.db, jobs, house.now()).then(
      (jobId) => {
        if (jobId) house.log.info({ job: jobId }, 'a computation of value that was due has been started')
      },
      (error) => house.log.error({ err: error }, 'looking whether value is due'),
    )
  }
  look()
  const timer = setInterval(look, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
