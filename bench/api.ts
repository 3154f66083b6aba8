// Requests a second of the doors people use most, against a bare server doing the same select on the same database.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'
import { askFor } from '#records/accounts/search.ts'
import { makeLink } from '#records/staff/link.store.ts'
import { openDatabase } from '#server/database.ts'
import { converse, grade, gradesOf } from './company.ts'
import { fill } from './filling.ts'
import { growGroup } from './group.ts'
import { freshDatabase, median, ms, type Row, serverUrl, show } from './measure.ts'

const seconds = Number(process.env.BENCH_SECONDS ?? 5)
const connections = 16
const accounts = Number(process.env.BENCH_ACCOUNTS ?? 200_000)

type Load = { perSecond: number; p95: number }

/** Keeps so many requests in the air for a while; every one must answer 200. */
const load = async (
  port: number,
  paths: readonly string[],
  cookie: string,
  atOnce = connections,
): Promise<Load> => {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const taken: number[] = []
  let turn = 0
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const started = performance.now()
      const path = paths[turn++ % paths.length]
      request({ port, path, agent, headers: { cookie } }, (response) => {
        response.on('data', () => {})
        response.on('end', () => {
          if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}`))
          taken.push(performance.now() - started)
          resolve()
        })
      })
        .on('error', reject)
        .end()
    })
  for (let warm = 0; warm < 50; warm += 1) await one()
  taken.length = 0
  const until = performance.now() + seconds * 1000
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until) await one()
    }),
  )
  const perSecond = (taken.length * 1000) / (performance.now() - begun)
  taken.sort((a, b) => a - b)
  agent.destroy()
  return { perSecond, p95: taken[Math.floor(taken.length * 0.95)] ?? Number.NaN }
}

const columns = `account.id, account.name, account.short_name, account.code, account.status, account.industry, account.region,
  standing.tier, standing.reason, standing.score, standing.segment, account.created_at, person.name as owner,
  department.name as department, year.net_minor, year.previous_net_minor, year.profit_minor, year.last_ordered_on`
const joined = `left join account_tier standing on standing.account_id = account.id
  left join person on person.id = account.owner_id left join department on department.id = account.department_id`
const byName = (where: string) => `select ${columns} from account ${joined}
  left join account_year year on year.account_id = account.id where account.department_id = $1 ${where}
  order by account.name, account.id limit 51`
const grams = `(search_grams || array['^' || left(search_text, 1), '^' || left(search_text, 2), department_id::text, owner_id::text] || member_ids::text[])`

/** What each kind of work comes down to: the best select for somebody who sees one department, written by hand. */
const selects = {
  name: byName(''),
  net: `select ${columns} from (select account.id, year.net_minor from account_year year join account on account.id = year.account_id
      where account.department_id = $1 order by year.net_minor desc, year.account_id desc limit 51) page
    join account on account.id = page.id join account_year year on year.account_id = page.id ${joined}
    order by page.net_minor desc, page.id desc`,
  filter: byName('and account.region = $2'),
  custom: byName(`and account.custom ->> 'grade' = $2`),
  search: `select page.id, page.name, page.short_name, page.code, standing.tier, person.name as owner from (
      select id, name, short_name, code, owner_id, position($3 in search_text) > 1 as later from account
      where ${grams} @> ($2::text[] || array[$1::text]) and position($3 in search_text) > 0
      order by later, length(name), id limit 12) page
    left join account_tier standing on standing.account_id = page.id left join person on person.id = page.owner_id
    order by later, length(page.name), page.id`,
}
type Select = keyof typeof selects
// A frequent word, initials that nobody has, frequent pinyin, and a part of a code.
const searched = ['华为', 'hwgd', 'changfeng', 'K00005']
const asked: Record<Select, unknown[][]> = {
  name: [[]],
  net: [[]],
  filter: [['山东'], ['江苏']],
  custom: gradesOf.map((value) => [value]),
  search: searched.map((text) => [askFor(text).grams, text.toLowerCase()]),
}

/** The raw limit: the same select behind the barest server there is, in a process of its own as ours is. */
const serveBare = (url: string, departmentId: string) => {
  const pool = new pg.Pool({ connectionString: url, max: 16 })
  const app = new Hono()
  for (const [name, text] of Object.entries(selects) as [Select, string][]) {
    let turn = 0
    app.get(`/${name}`, async (context) => {
      const values = [departmentId, ...(asked[name][turn++ % asked[name].length] ?? [])]
      return context.json((await pool.query({ name, text, values })).rows)
    })
  }
  serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
    console.log(JSON.stringify({ address: `http://127.0.0.1:${port}` })),
  )
}

type Started = { port: number; stop: () => Promise<void>; memory: () => number }

/** Starts a server that prints its address as JSON. */
const start = (args: string[], env: NodeJS.ProcessEnv): Promise<Started> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    child.on('exit', () => reject(new Error(`the program ended: ${out}`)))
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk
      const line = out.split('\n').find((each) => each.includes('"address"'))
      if (!line) return
      const port = Number(new URL((JSON.parse(line) as { address: string }).address).port)
      child.removeAllListeners('exit')
      resolve({
        port,
        stop: () =>
          new Promise((stopped) => {
            child.once('exit', () => stopped())
            child.kill('SIGTERM')
          }),
        memory: () =>
          Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
      })
    })
  })

/** By a one-time link; gives the cookie of the session. */
const signIn = async (port: number, path: string, email: string): Promise<string> => {
  const password = 'sixteen at once on two cores'
  const send = async (door: string, body: object) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api${door}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${door} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  await send(path, { password })
  return (await send('/session', { email, password })).headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

type Place = {
  url: string | undefined
  folder: string
  departmentId: string
  account: string
  /** The head of a group of 5,000 companies. */
  head: string
  link: string
  email: string
}

/**
 * A filled database. `BENCH_KEEP` names a folder in which what is needed to find it again is kept, so that the next
 * run need not fill it anew.
 */
const prepare = async (name: string): Promise<Place> => {
  const keep = process.env.BENCH_KEEP
  const note = keep && join(keep, `${name}.json`)
  const embedded = name === 'PGlite'
  if (note && existsSync(note)) {
    const kept = JSON.parse(readFileSync(note, 'utf8')) as Place & { manager: string }
    const database = await openDatabase({ url: kept.url, folder: join(kept.folder, 'database') })
    const link = await makeLink(database.db, kept.manager, new Date())
    await database.close()
    return { ...kept, link: link.path }
  }
  const folder = keep ? join(keep, name) : mkdtempSync(join(tmpdir(), 'mainstay-bench-'))
  mkdirSync(folder, { recursive: true })
  const url = embedded ? undefined : await freshDatabase(keep ? 'bench_api_kept' : 'bench_api')
  const database = await openDatabase({ url, folder: join(folder, 'database') })
  const filled = await fill(database, accounts, 13)
  const departmentId = filled.departments[3] as string
  await database.run(
    `insert into account_tier (account_id, tier, reason, score, since, segment)
     select id, (array['A1', 'A2', 'B1', 'B2', 'C'])[1 + n % 5], 'SCORED', (n % 10007) / 100.0, '2026-06-01', (array['star', 'cash', 'question'])[1 + n % 3]
     from (select id, abs(hashtext(id::text)) as n from account) as made where n % 10 < 8`,
  )
  const head = await growGroup(database, departmentId)
  await converse(database, accounts * 5)
  // A server does this by itself within a minute; the embedded database never does.
  await database.run(embedded ? 'analyze' : 'vacuum analyze')
  const link = await makeLink(database.db, filled.manager.id, new Date())
  const found = await database.run(
    `select id from account where department_id = '${departmentId}' order by id desc limit 1`,
  )
  await database.close()
  const { email, id: manager } = filled.manager
  const place = {
    url,
    folder,
    departmentId,
    account: found.rows[0]?.id as string,
    head,
    link: link.path,
    email,
  }
  if (note) writeFileSync(note, JSON.stringify({ ...place, manager }))
  return place
}

/** Ours and the raw one in turn, three times each, so that whatever else the machine does befalls both. */
const inTurn = async (ours: () => Promise<Load>, raw: (() => Promise<Load>) | null) => {
  const [measured, limit]: [Load[], Load[]] = [[], []]
  for (let round = 0; round < 3; round += 1) {
    if (raw) limit.push(await raw())
    measured.push(await ours())
  }
  const middle = (loads: Load[]): Load => ({
    perSecond: median(loads.map((one) => one.perSecond)),
    p95: median(loads.map((one) => one.p95)),
  })
  return { measured: middle(measured), limit: limit.length ? middle(limit) : null }
}

const measure = async (name: string): Promise<Row[]> => {
  const { url, folder, departmentId, account, head, link, email } = await prepare(name)
  const raw = url ? await start([import.meta.filename, 'bare', url, departmentId], process.env) : null
  // Started as scripts/launch.mjs does, and as every time but the first.
  const run = () =>
    start(['--max-semi-space-size=8', 'src/app/cli.ts', 'serve', '--json'], {
      NODE_COMPILE_CACHE: 'node_modules/.compiled',
      ...process.env,
      MAINSTAY_DATA: folder,
      DATABASE_URL: url ?? '',
      PORT: '0',
      MAINSTAY_LOG: 'warn',
    })
  await (await run()).stop()
  const program = await run()
  const idle = program.memory()
  const cookie = await signIn(program.port, link, email)
  const rows: Row[] = []
  const p95Goal = url ? 50 : 300
  const works: [string, Select | null, string[]][] = [
    ['list of 50 by name', 'name', ['/api/accounts']],
    ['list of 50 by net sales', 'net', ['/api/accounts?sort=net&direction=down']],
    [
      'filter by region',
      'filter',
      ['/api/accounts?region=%E5%B1%B1%E4%B8%9C', '/api/accounts?region=%E6%B1%9F%E8%8B%8F'],
    ],
    [
      'filter by a field of the company’s own',
      'custom',
      asked.custom.map(
        ([value]) =>
          `/api/accounts?where=${encodeURIComponent(JSON.stringify({ field: grade, in: [value] }))}`,
      ),
    ],
    [
      'search (name, pinyin, initials)',
      'search',
      searched.map((text) => `/api/search?text=${encodeURIComponent(text)}`),
    ],
    [
      'account page, each of its first reads',
      null,
      ['', '/months', '/products', '/scores', '/group', '/tiers'].map(
        (part) => `/api/accounts/${account}${part}`,
      ),
    ],
    ['group tree of 5,000 companies with money rolled up', null, [`/api/accounts/${head}/group/figures`]],
  ]
  for (const [work, select, paths] of works) {
    // A tree is asked for by one person at a time; sixteen at once would measure the queue.
    const tree = work.startsWith('group tree')
    const { measured: got, limit } = await inTurn(
      () => load(program.port, paths, cookie, tree ? 1 : connections),
      raw && select ? () => load(raw.port, [`/${select}`], '') : null,
    )
    const ratio = limit ? got.perSecond / limit.perSecond : Number.NaN
    const goal = tree
      ? 'p95 ≤ 200 ms'
      : work.startsWith('account page')
        ? 'p95 ≤ 100 ms'
        : `${url ? '≥ 0.5, ' : ''}p95 ≤ ${p95Goal} ms`
    const holds = tree
      ? got.p95 <= 200
      : work.startsWith('account page')
        ? got.p95 <= 100
        : (!url || ratio >= 0.5) && got.p95 <= p95Goal
    rows.push({
      work: `${work}, ${accounts.toLocaleString('en')} accounts`,
      database: name,
      measured: `${Math.round(got.perSecond)}/s, p95 ${ms(got.p95)}`,
      limit: limit ? `${Math.round(limit.perSecond)}/s, p95 ${ms(limit.p95)}` : '—',
      ratio: limit ? ratio.toFixed(2) : '—',
      goal,
      holds,
    })
  }
  const busy = program.memory()
  rows.push({
    work: 'memory of the server, idle and after load',
    database: name,
    measured: `${Math.round(idle)} and ${Math.round(busy)} MiB`,
    limit: '—',
    ratio: '—',
    goal: url ? '≤ 150 and ≤ 300 MiB' : '—',
    holds: !url || (idle <= 150 && busy <= 300),
  })
  await program.stop()
  await raw?.stop()
  if (!process.env.BENCH_KEEP) rmSync(folder, { recursive: true, force: true })
  return rows
}

export const benchApi = async (): Promise<Row[]> => [
  ...(serverUrl ? await measure('PostgreSQL') : []),
  ...(process.env.BENCH_ONLY === 'PostgreSQL' ? [] : await measure('PGlite')),
]

if (import.meta.main) {
  const [, , part, url, departmentId] = process.argv
  if (part === 'bare') serveBare(url as string, departmentId as string)
  else show('Doors', await benchApi())
}
