// What the tests need from the system: Chromium and a PostgreSQL server, installed where that is allowed.
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const isRoot = process.getuid?.() === 0

const findIn = (folders: readonly string[], names: readonly string[]): string | undefined =>
  folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path))

const pathFolders = (): string[] => (process.env.PATH ?? '').split(delimiter)

let listed = false
const aptInstall = (name: string): boolean => {
  if (!isRoot || !findIn(pathFolders(), ['apt-get'])) return false
  console.log(`installing ${name} from the system's packages …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  if (!listed) spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
  listed = true
  return (
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { stdio: 'ignore', env })
      .status === 0
  )
}

const orInstalled = (find: () => string | undefined, name: string): string | undefined =>
  find() ?? (aptInstall(name) ? find() : undefined)

/** Where Chromium is. */
export const chromium = (): string | undefined =>
  process.env.CHROMIUM ??
  orInstalled(() => findIn(pathFolders(), ['chromium', 'chromium-browser', 'google-chrome']), 'chromium')

/** The folder of PostgreSQL's programs, version 15 or newer. */
const postgresPrograms = (): string | undefined => {
  const find = () =>
    globSync('/usr/{lib,local,pgsql-*}/{postgresql,pgsql}/*/bin/initdb')
      .concat(globSync('/opt/homebrew/opt/postgresql@*/bin/initdb'))
      .map((path) => path.replace(/\/initdb$/, ''))
      .filter(
        (folder) =>
          Number(
            /(\d+)/.exec(execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }))?.[1],
          ) >= 15,
      )
      .sort()
      .at(-1)
  return orInstalled(find, 'postgresql')
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      server.close(() => resolve(typeof at === 'object' && at ? at.port : 0))
    })
  })

export type Postgres = { url: string; stop: () => void }

/** A PostgreSQL server of the tests' own, on a free port, gone afterwards. */
export const startPostgres = async (): Promise<Postgres | undefined> => {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: () => {} }
  const programs = postgresPrograms()
  if (!programs) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-postgres-'))
  const port = await freePort()
  // PostgreSQL will not run as root, so root lends it to the user the package made.
  const as = (program: string, args: string[]) =>
    isRoot
      ? execFileSync('runuser', ['-u', 'postgres', '--', join(programs, program), ...args], {
          stdio: 'ignore',
        })
      : execFileSync(join(programs, program), args, { stdio: 'ignore' })
  if (isRoot) execFileSync('chown', ['postgres', folder])
  else chmodSync(folder, 0o700)
  const data = join(folder, 'data')
  as('initdb', ['-D', data, '-U', 'mainstay', '--auth=trust', '--locale=C.UTF-8', '--encoding=UTF8'])
  // Tests are thrown away, so nothing needs to reach the disk.
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200`
  as('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'])
  return {
    url: `postgres://mainstay@127.0.0.1:${port}/postgres`,
    stop() {
      as('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
