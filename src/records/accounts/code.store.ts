// Running numbers for accounts that come without a code of their own.
import { sql } from 'kysely'
import type { Db } from '#server/database.ts'

// Two people who add an account at once would get the same number.
const codeLock = 7_104_033

/** As many running numbers of the form C00001 as are wanted, behind the last one; nobody else gets any until the transaction ends. */
export const nextCodes = async (transaction: Db, count: number): Promise<string[]> => {
  if (count === 0) return []
  await sql`select pg_advisory_xact_lock(${codeLock})`.execute(transaction)
  // As the index on running numbers has it: the longest, and of these the last.
  const last = await sql<{ code: string }>`select code from account_code where code ~ '^C[0-9]{5,9}$'
    order by length(code) desc, code desc limit 1`.execute(transaction)
  const first = Number(last.rows[0]?.code.slice(1) ?? 0) + 1
  return Array.from({ length: count }, (_, index) => `C${String(first + index).padStart(5, '0')}`)
}
