// Requests a second of the doors people use most, against a bare server doing the same select on the same database.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'
import { makeLink } from '#records/staff/link.store.ts'
import { openDatabase } from '#server/database.ts'
import { fill } from './filling.ts'
import { freshDatabase, ms, type Row, serverUrl, show } from './measure.ts'

const seconds = Number(process.env.BENCH_SECONDS ?? 5)
const connections = 16
const accounts = Number(process.env.BENCH_ACCOUNTS ?? 200_000)

type Load = { perSecond: number; p95: number }

/** Keeps so many requests in the air for a while; every one must answer 200. */
const load = async (port: number, paths: readonly string[], cookie: string): Promise<Load> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
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
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) await one()
    }),
  )
  const perSecond = (taken.length * 1000) / (performance.now() - begun)
  taken.sort((a, b) => a - b)
  agent.destroy()
  return { perSecond, p95: taken[Math.floor(taken.length * 0.95)] ?? Number.NaN }
}

const selects = {
  list: `select account.id, account.name, short_name, code, status, industry, region, tier, tier_reason, tier_score, segment, person.name as owner, department.name as department,
    y.net_minor, y.previous_net_minor, y.profit_minor, y.last_ordered_on from account left join account_year y on y.account_id = account.id left join person on person.id = owner_id
    left join department on department.id = department_id where department_id = any($1) order by account.name, account.id limit 51`,
}

/** The raw limit: the same select behind the barest server there is. */
const bare = async (
  url: string,
  departmentId: string,
): Promise<{ port: number; stop: () => Promise<void> }> => {
  const pool = new pg.Pool({ connectionString: url, max: 16 })
  const app = new Hono()
  app.get('/list', async (context) =>
    context.json((await pool.query({ name: 'list', text: selects.list, values: [[departmentId]] })).rows),
  )
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const at = server.address()
  return {
    port: typeof at === 'object' && at ? at.port : 0,
    async stop() {
      server.close()
      await pool.end()
    },
  }
}

const startProgram = (
  env: NodeJS.ProcessEnv,
): Promise<{ port: number; stop: () => Promise<void>; memory: () => Promise<number> }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/app/cli.ts', 'serve', '--json'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
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
        memory: async () => {
          const { readFileSync } = await import('node:fs')
          return (
            Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
          )
        },
      })
    })
  })

const signIn = async (port: number, path: string, email: string): Promise<string> => {
  const at = `http://127.0.0.1:${port}/api`
  const headers = { 'content-type': 'application/json' }
  const password = 'bench bench bench'
  await fetch(`${at}${path}`, { method: 'POST', headers, body: JSON.stringify({ password }) })
  const answer = await fetch(`${at}/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  })
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

const measure = async (name: string, url: string | undefined): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-bench-'))
  const database = await openDatabase({ url, folder: join(folder, 'database') })
  const filled = await fill(database, accounts, 13)
  const link = await makeLink(database.db, filled.manager.id, new Date())
  const account = (
    await database.run(`select id from account where department_id = '${filled.departments[3]}' limit 1`)
  ).rows[0]?.id
  await database.close()
  const departmentId = filled.departments[3] as string
  const raw = url ? await bare(url, departmentId) : null
  const limit = raw ? await load(raw.port, ['/list'], '') : null
  await raw?.stop()
  const program = await startProgram({
    ...process.env,
    MAINSTAY_DATA: folder,
    DATABASE_URL: url ?? '',
    PORT: '0',
    MAINSTAY_LOG: 'warn',
  })
  const idle = await program.memory()
  const cookie = await signIn(program.port, link.path, filled.manager.email)
  const rows: Row[] = []
  const p95Goal = url ? 50 : 300
  const works: [string, string[]][] = [
    ['list of 50 by name', ['/api/accounts']],
    ['list of 50 by net sales', ['/api/accounts?sort=net']],
    [
      'filter by industry and region',
      [
        '/api/accounts?industry=%E5%8C%96%E5%B7%A5&region=%E5%B1%B1%E4%B8%9C',
        '/api/accounts?region=%E6%B1%9F%E8%8B%8F',
      ],
    ],
    [
      'search (name, pinyin, initials)',
      [
        '/api/search?text=%E5%8D%8E%E4%B8%BA',
        '/api/search?text=hwgd',
        '/api/search?text=changfeng',
        '/api/search?text=K00012',
      ],
    ],
    [
      'account page, each of its first reads',
      ['', '/months', '/products', '/scores', '/group', '/tiers'].map(
        (part) => `/api/accounts/${account}${part}`,
      ),
    ],
  ]
  for (const [work, paths] of works) {
    const got = await load(program.port, paths, cookie)
    const ratio = limit ? got.perSecond / limit.perSecond : Number.NaN
    const goal = work.startsWith('account page')
      ? 'p95 ≤ 100 ms'
      : `${url ? '≥ 0.5, ' : ''}p95 ≤ ${p95Goal} ms`
    const holds = work.startsWith('account page')
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
  const busy = await program.memory()
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
  rmSync(folder, { recursive: true, force: true })
  return rows
}

export const benchApi = async (): Promise<Row[]> => [
  ...(serverUrl ? await measure('PostgreSQL', await freshDatabase('bench_api')) : []),
  ...(await measure('PGlite', undefined)),
]

if (import.meta.main) show('Doors', await benchApi())
