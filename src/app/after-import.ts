// What an import sets off besides what it brings: the accounts it touched are valued anew. Rooms meet here, above them all.
import { importedAccounts } from '#records/exchange/touching.store.ts'
import { isValued } from '#rooms/value/run/run.store.ts'
import { queueTouched } from '#rooms/value/run/touched.store.ts'
import type { Db } from '#server/database.ts'
import type { JobKind } from '#server/jobs.ts'

/** For whoever imports without a queue, such as the command line: leaves the computation for the server. */
export const leaveAfterImport = async (
  db: Db,
  importId: string,
  personId: string | null,
  now: Date,
): Promise<void> => {
  if (await isValued(db)) await queueTouched(db, await importedAccounts(db, importId), personId, now)
}

/** The same job, after which the value of the accounts it touched is computed; a failed one sets off nothing. */
export const afterImport = <Input extends { importId: string }>(kind: JobKind<Input>): JobKind<Input> => ({
  kind: kind.kind,
  async run(work, input) {
    const result = await kind.run(work, input)
    await leaveAfterImport(work.database.db, input.importId, work.personId, work.now())
    return result
  },
})

/** The same of a job that takes an import back: what it touched cannot be told any more once it is gone. */
export const afterUndoing = <Input extends { importId: string }>(kind: JobKind<Input>): JobKind<Input> => ({
  kind: kind.kind,
  async run(work, input) {
    const { db } = work.database
    const touched = (await isValued(db)) ? await importedAccounts(db, input.importId) : []
    const result = await kind.run(work, input)
    await queueTouched(db, touched, work.personId, work.now())
    return result
  },
})
