// The map of the house: floors, the rooms on them, and which kind of file may lean on which.
// Read by the check (scripts/floors.ts), by the drawing in docs, and by people.

export type Room = { path: string; about: string }
export type Floor = { name: string; rooms: Room[] }

/** From the ground up. A file leans on its own room or on a lower floor, never sideways, never up. */
export const floors: readonly Floor[] = [
  {
    name: 'ground',
    rooms: [
      {
        path: 'src/base',
        about: 'words both sides speak: money, calendar, refusal, contract, viewer, words',
      },
    ],
  },
  {
    name: 'first',
    rooms: [
      { path: 'src/numbers', about: 'statistics without key-account words' },
      { path: 'src/server', about: 'Node only: database, http, session, jobs, files, log' },
      { path: 'src/web', about: 'browser only: client, theme, frame, table, chart, form' },
    ],
  },
  {
    name: 'second',
    rooms: [{ path: 'src/records/staff', about: 'who we are: company, departments, people, sign-in, audit' }],
  },
  {
    name: 'third',
    rooms: [{ path: 'src/records/accounts', about: 'who the customer is, and who may see it' }],
  },
  {
    // Above accounts, since approvals are about them; below the ledger, whose imports are long work.
    name: 'mezzanine',
    rooms: [
      {
        path: 'src/records/desk',
        about: 'what waits for whom: long work and its progress, approvals',
      },
    ],
  },
  {
    name: 'fourth',
    rooms: [
      {
        path: 'src/records/ledger',
        about: 'what was bought, with money: products, orders, imports, roll-ups',
      },
      { path: 'src/records/timeline', about: 'what was measured: a metric, an account, a day, a value' },
      { path: 'src/records/upkeep', about: 'what keeps an installation well: backups' },
    ],
  },
  {
    // Above all records, since files of any of them come in and go out here; below the rooms, which it knows nothing of.
    name: 'gallery',
    rooms: [
      { path: 'src/records/exchange', about: 'files of records in and out: imports, exports, templates' },
    ],
  },
  {
    name: 'fifth',
    rooms: [
      { path: 'src/rooms/identify', about: 'who is key: scorecards, ratings, evaluations' },
      {
        path: 'src/rooms/segment',
        about: 'where the business lies: segments, concentration, prospective key accounts',
      },
      {
        path: 'src/rooms/value',
        about: 'what accounts are worth: profit, cost to serve, lifetime value',
      },
    ],
  },
  {
    name: 'sixth',
    rooms: [
      {
        path: 'src/views/account',
        about: 'accounts with everything the rooms know of them: the list and the page',
      },
      { path: 'src/views/today', about: 'the first page: the pyramid, what moved, what is next' },
      { path: 'src/views/search', about: 'finding anything by name, sound, number or words' },
    ],
  },
  {
    name: 'roof',
    rooms: [
      { path: 'src/app', about: 'puts the rooms together: server, command line, web app, OpenAPI, demo' },
    ],
  },
]

export type Kind = 'pure' | 'contract' | 'store' | 'routes' | 'page' | 'server' | 'web' | 'roof' | 'test'

/** A kind is told by the file's name; in three rooms by the room. Everything else is pure. */
export const kindOf = (file: string): Kind => {
  if (/\.test\.tsx?$/.test(file)) return 'test'
  if (file.startsWith('src/app/')) return 'roof'
  if (file.startsWith('src/server/')) return 'server'
  if (file.startsWith('src/web/')) return 'web'
  if (/(^|[/.])contract\.ts$/.test(file)) return 'contract'
  if (/(^|[/.])store\.ts$/.test(file)) return 'store'
  if (/(^|[/.])routes\.ts$/.test(file)) return 'routes'
  if (/\.(tsx|css)$/.test(file)) return 'page'
  return 'pure'
}

/** Which kind may lean on which. A page may name the types of a contract, which vanish when it is built. */
export const leansOn: Record<Exclude<Kind, 'test'>, readonly Kind[]> = {
  pure: ['pure'],
  contract: ['pure', 'contract'],
  store: ['pure', 'store', 'server'],
  routes: ['pure', 'contract', 'store', 'server'],
  page: ['pure', 'contract', 'page', 'web'],
  server: ['pure', 'contract', 'server'],
  web: ['pure', 'contract', 'web'],
  roof: ['pure', 'contract', 'store', 'routes', 'page', 'server', 'web', 'roof'],
}

/** npm packages and Node modules each kind may use; a trailing * stands for any of that name's parts. */
export const packages: Record<Exclude<Kind, 'test'>, readonly string[]> = {
  pure: [],
  contract: ['zod'],
  store: ['kysely', 'csv-parse*', 'pinyin-pro', 'node:*'],
  routes: ['node:*', 'kysely'],
  page: ['react', 'uqr', 'antd*', '@ant-design/icons*', '@tanstack/*', 'dayjs*', 'echarts*'],
  server: [
    'node:*',
    'kysely',
    '@electric-sql/pglite*',
    'pg',
    'pg-copy-streams',
    'pg-boss',
    'hono*',
    'better-auth*',
    'tar',
    'pino',
    'csv-parse*',
    'hucre*',
    'saxes',
    'yauzl',
  ],
  web: ['react', 'react-dom*', 'antd*', '@ant-design/*', '@tanstack/*', 'dayjs*', 'echarts*'],
  roof: ['node:*', 'kysely', 'hono*', '@hono/*', 'zod', 'react', 'react-dom*', '@tanstack/*', 'antd*'],
}

/** Tables that name an account but are found by something else: what must be unique across accounts, and a queue. */
export const besideAccounts = ['account_code', 'account_tax_number', 'merged_account', 'import_account']

/** Names that say nothing. */
export const emptyNames = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'shared',
  'lib',
  'service',
  'services',
  'manager',
  'managers',
]
