// What the database holds, in one word per table: the same before and after means that nothing changed.
import type { Database } from '#server/database.ts'

// Told apart from a change: how often someone knocked, and who signed in.
const passing = ['login_rate_limit', 'login_session', 'answered_request']

export const fingerprint = async (database: Database): Promise<Record<string, string>> => {
  const tables = (
    await database.run(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    )
  ).rows
  const found: Record<string, string> = {}
  for (const { name } of tables as { name: string }[]) {
    if (passing.includes(name)) continue
    const row = (
      await database.run(
        `select count(*)::int as rows, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t`,
      )
    ).rows[0]
    found[name] = `${row?.rows} ${row?.digest}`
  }
  return found
}
