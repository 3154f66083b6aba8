// Kill -9 during an import and during an evaluation, again and again: nothing acknowledged is lost, nothing half done.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorker } from '#server/jobs.ts'
import { openLog } from '#server/log.ts'
import { openHouse } from '../src/app/house.ts'
import { jobKinds } from '../src/app/kinds.ts'
import { readSettings } from '../src/app/settings.ts'
import { backupPlace } from '../src/app/upkeep.ts'
import { freshDatabase, serverUrl } from './measure.ts'

const rounds = Number(process.env.CRASH_ROUNDS ?? 20)
const lines = 60_000
const accounts = 400

/** A file whose totals are known. */
const orderFile = (): { text: string; netMinor: number; documents: number } => {
  const rows = ['document,line,date,customer code,product code,quantity,amount,cost']
  let netMinor = 0
  for (let n = 0; n < lines; n += 1) {
    const minor = ((n * 7919) % 100_000) + 100
    netMinor += minor
    const day = `2026-${String(1 + (n % 10)).padStart(2, '0')}-${String(1 + (n % 27)).padStart(2, '0')}`
    rows.push(
      `D${Math.floor(n / 6)},${(n % 6) + 1},${day},K${n % accounts},P${n % 50},1,${(minor / 100).toFixed(2)},${(minor / 200).toFixed(2)}`,
    )
  }
  return { text: `${rows.join('\n')}\n`, netMinor, documents: Math.ceil(lines / 6) }
}

/** Starts a command and kills it without warning after a while; true when it had ended by itself. */
const killed = (args: string[], env: NodeJS.ProcessEnv, after: number): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['src/app/cli.ts', ...args, '--json'], { env, stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), after)
    child.on('exit', (_code, signal) => {
      clearTimeout(timer)
      resolve(signal === null)
    })
  })

type Truth = {
  lines: number
  netMinor: number
  documents: number
  monthNet: number
  monthLines: number
  scores: number
  evaluations: number
  tiers: number
  /** Accounts that an evaluation has given a tier. */
  graded: number
  open: number
}

const truth = async (env: NodeJS.ProcessEnv): Promise<Truth> => {
  const house = await openHouse(readSettings(env), 'crash', openLog('silent'))
  // What a killed process left open is taken up again, as a server does when it starts.
  const worker = await openWorker(
    { ...house, now: () => new Date(Date.now() + 60_000) },
    jobKinds(backupPlace(readSettings(env))),
  )
  const { database } = house
  for (let tries = 0; tries < 600; tries += 1) {
    const open = (
      await database.run(`select count(*)::int as open from job where state in ('waiting', 'running')`)
    ).rows[0]?.open
    if (open === 0) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const row = (
    await database.run(`select (select count(*)::int from order_line) as lines, (select coalesce(sum(amount_minor), 0)::bigint from order_line) as "netMinor",
      (select count(distinct document)::int from order_line) as documents,
      (select coalesce(sum(gross_minor + returned_minor), 0)::bigint from account_month) as "monthNet", (select coalesce(sum(lines), 0)::int from account_month) as "monthLines",
      (select count(*)::int from account_score s join evaluation e on e.id = s.evaluation_id) as scores, (select count(*)::int from evaluation) as evaluations,
      (select count(*)::int from account_tier where tier is not null) as tiers,
      (select count(*)::int from account_score s join evaluation e on e.id = s.evaluation_id join scorecard c on c.id = e.scorecard_id
        where c.sets = 'tier' and s.grade is not null) as graded,
      (select count(*)::int from job where state in ('waiting', 'running')) as open`)
  ).rows[0] as Truth
  await worker.stop()
  await house.close()
  return row
}

const fail = (message: string, found: unknown): never => {
  console.error(message, found)
  process.exit(1)
}

/** How long a command takes when nobody kills it. */
const lasts = async (args: string[], env: NodeJS.ProcessEnv): Promise<number> => {
  const started = performance.now()
  if (!(await killed(args, env, 600_000))) fail('a command did not end', args)
  return performance.now() - started
}

const crash = async (name: string, url: string | undefined): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-crash-'))
  const file = join(folder, 'orders.csv')
  const { text, netMinor, documents } = orderFile()
  writeFileSync(file, text)
  const importing = ['import', 'orders', file, '--currency', 'CNY']
  const evaluating = ['evaluate', '--reason', 'crash']
  // Measured first, so that kills spread over the work itself and not over the start of the program.
  const trial = {
    ...process.env,
    MAINSTAY_DATA: join(folder, 'trial'),
    DATABASE_URL: url ? await freshDatabase('bench_crash') : '',
    MAINSTAY_LOG: 'silent',
  }
  await lasts(['accounts'], trial)
  const start = await lasts(['accounts'], trial)
  const spread = (whole: number, round: number) => start + ((whole - start) * (round + 0.5)) / rounds
  const [importLasts, evaluationLasts] = [await lasts(importing, trial), await lasts(evaluating, trial)]
  let midImport = 0
  let midEvaluation = 0
  for (let round = 0; round < rounds; round += 1) {
    const data = join(folder, `round${round}`)
    const env = {
      ...process.env,
      MAINSTAY_DATA: data,
      DATABASE_URL: url ? await freshDatabase('bench_crash') : '',
      MAINSTAY_LOG: 'silent',
    }
    // A fresh installation is made ready first: what is killed is the work, from its start to its end.
    await lasts(['accounts'], env)
    const after = Math.round(spread(importLasts, round))
    const ended = await killed(importing, env, after)
    const found = await truth(env)
    if (found.monthNet !== found.netMinor || found.monthLines !== found.lines)
      fail(`${name} round ${round}: the roll-up differs from the lines`, found)
    if (found.open) fail(`${name} round ${round}: work was left open`, found)
    if (ended && found.lines !== lines)
      fail(`${name} round ${round}: an acknowledged import lost lines`, found)
    if (found.lines !== 0 && found.lines !== lines)
      fail(`${name} round ${round}: an import was left half done`, found)
    if (found.lines === lines && !ended) midImport += 1
    // The same file once more, to the end: all of it is there, once.
    await lasts(importing, env)
    if (!(await killed(evaluating, env, Math.round(spread(evaluationLasts, round))))) midEvaluation += 1
    const whole = await truth(env)
    if (
      whole.lines !== lines ||
      whole.netMinor !== netMinor ||
      whole.documents !== documents ||
      whole.monthNet !== netMinor
    )
      fail(`${name} round ${round}: the second import is not whole`, whole)
    if (whole.scores !== whole.evaluations * accounts)
      fail(`${name} round ${round}: an evaluation is half there`, whole)
    if (whole.tiers !== whole.graded) fail(`${name} round ${round}: tiers are half handed down`, whole)
    console.log(
      `${name} round ${round + 1} of ${rounds}: killed after ${after} ms${ended ? ' (had ended)' : ''}, ${found.lines} lines after taking up, ${whole.evaluations} evaluations whole`,
    )
    if (!url) rmSync(data, { recursive: true, force: true })
  }
  rmSync(folder, { recursive: true, force: true })
  console.log(
    `${name}: ${rounds} kills during imports and evaluations, ${midImport} imports taken up again, ${midEvaluation} evaluations killed on the way, nothing lost, nothing half done`,
  )
}

if (serverUrl) await crash('PostgreSQL', serverUrl)
await crash('PGlite', undefined)
