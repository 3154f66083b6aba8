// Importing order lines from upload to roll-ups, against a bare COPY of the same lines into an equal table.
import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream, mkdtempSync, openAsBlob, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { receiveFile, runImport } from '#records/ledger/importing.store.ts'
import { openDatabase } from '#server/database.ts'
import { openEmbedded } from '#server/embedded.ts'
import { openFiles } from '#server/files.ts'
import { newId } from '#server/id.ts'
import { openLog } from '#server/log.ts'
import { migrate, readMigrations } from '#server/migrate.ts'
import { freshDatabase, median, ms, type Row, serverUrl, show } from './measure.ts'

const runs = Number(process.env.BENCH_RUNS ?? 3)
const goal = 3
/** An order file with recognisable columns, such as the UCI retail file; without one a file of that size and shape is made. */
const givenFile = process.env.BENCH_ORDERS
// Of these, what the process holds beyond reading a file once may not grow with the lines.
const memoryGrowth = 1.25

type Measured = { ms: number; peakMb: number; lines: number }
type Task = { what: 'copy' | 'import' | 'prepare'; url: string | undefined; folder: string; file: string }

const columns = `account_id uuid not null, id uuid not null, document text not null, ordered_on date not null,
  product_id uuid not null, quantity_milli bigint not null, amount_minor bigint not null, cost_minor bigint,
  currency char(3) not null, import_id uuid, primary key (account_id, id)`

/** The raw limit: one COPY of a prepared file into a table with the columns and the primary key of the ledger's. */
const copyOnly = async ({ url, folder, file }: Task): Promise<number> => {
  if (url) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(`create table line (${columns})`)
    const started = performance.now()
    await pipeline(createReadStream(file), client.query(copyFrom('copy line from stdin with (format csv)')))
    const taken = performance.now() - started
    await client.end()
    return taken
  }
  const pglite = await openEmbedded(join(folder, 'database'))
  await pglite.exec(`create table line (${columns})`)
  const blob = await openAsBlob(file)
  const started = performance.now()
  await pglite.query(`copy line from '/dev/blob' with (format csv)`, [], { blob: blob as never })
  const taken = performance.now() - started
  await pglite.close()
  return taken
}

/** Everything a person waits for: the upload is received, looked into, read, booked and summed up. */
const importWhole = async ({ url, folder, file }: Task): Promise<{ taken: number; lines: number }> => {
  const database = await openDatabase({ url, folder: join(folder, 'database') })
  await migrate(database, readMigrations('migrations'), new Date())
  const place = {
    database,
    files: openFiles(join(folder, 'files')),
    log: openLog('silent'),
    now: () => new Date(),
  }
  const actor = { personId: null, origin: 'cli' as const, requestId: null, now: new Date() }
  const started = performance.now()
  const received = await receiveFile(place, actor, 'orders.csv', createReadStream(file))
  const { totals } = await runImport(place, actor, received.id, {
    mapping: received.mapping,
    currency: received.suggestedCurrency ?? 'CNY',
    unknownAccounts: 'create',
    unknownProducts: 'create',
  })
  const taken = performance.now() - started
  await database.close()
  return { taken, lines: totals.linesAdded }
}

/** Does a task in a process of its own, so that its peak of memory is its own, too. */
const inProcess = (task: Task): Promise<Measured> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [import.meta.filename, JSON.stringify(task)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let out = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.on('exit', (code) => (code === 0 ? resolve(JSON.parse(out)) : reject(new Error(out))))
  })

const measured = async (what: Task['what'], server: boolean, file: string): Promise<Measured> => {
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-bench-'))
  try {
    return await inProcess({
      what,
      url: server ? await freshDatabase('bench_import') : undefined,
      folder,
      file,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The most memory this process ever held, in MB. What the kernel reports at exit counts the parent's, too. */
const peakMemory = (): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
  } catch {
    return process.resourceUsage().maxRSS / 1024
  }
}

/** The lines as COPY takes them, in the order of the file, written once by what an import of the file left. */
const prepareLines = async ({ folder, file: orderFile }: Task): Promise<void> => {
  const place = join(folder, 'prepare')
  const database = await openDatabase({ url: undefined, folder: join(place, 'database') })
  await migrate(database, readMigrations('migrations'), new Date())
  await database.close()
  await importWhole({ what: 'import', url: undefined, folder: place, file: orderFile })
  const pglite = await openEmbedded(join(place, 'database'))
  const nobody = newId()
  // Documents run on through a file, so their order is nearly the file's own, and ids come as scattered as there.
  const { blob } = await pglite.query(
    `copy (select account_id, id, document, ordered_on, product_id, quantity_milli, amount_minor, cost_minor, currency, import_id from order_line
      union all select '${nobody}', id, document, ordered_on, product_id, quantity_milli, amount_minor, cost_minor, currency, import_id from unassigned_line
      order by ordered_on, document) to '/dev/blob' with (format csv)`,
  )
  await pipeline(
    Readable.fromWeb((blob as Blob).stream() as never),
    createWriteStream(join(folder, preparedName)),
  )
  await pglite.close()
  rmSync(place, { recursive: true, force: true })
}
const preparedName = 'lines.csv'

/** Orders like those of the UCI retail file: as many lines, documents, customers and products, as unevenly spread. */
const madeOrders = async (folder: string): Promise<string> => {
  const file = join(folder, 'orders.csv')
  let state = 20_261
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  // Few are named often and most seldom.
  const uneven = (limit: number): number => Math.floor(limit * (below(1_000_000) / 1_000_000) ** 2)
  const rows = function* () {
    yield 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n'
    let left = 541_909
    for (let document = 0; left > 0; document += 1) {
      const day = new Date(Date.UTC(2010, 11, 1) + Math.floor((document * 373) / 25_900) * 86_400_000)
      const at = `${day.toISOString().slice(0, 10)} ${String(8 + below(10)).padStart(2, '0')}:${String(below(60)).padStart(2, '0')}:00`
      const customer = below(4) === 0 ? '' : `${12_347 + uneven(4_372)}.0`
      const count = Math.min(left, document >= 25_899 ? left : 1 + below(41))
      left -= count
      let text = ''
      for (let line = 0; line < count; line += 1) {
        const product = uneven(4_070)
        const quantity = below(50) === 0 ? -1 - below(20) : 1 + uneven(60)
        text += `${536_365 + document},${10_002 + product}A,PRODUCT NUMBER ${product} IN A BOX,${quantity},${at},${(0.2 + below(1_500) / 100).toFixed(2)},${customer},United Kingdom\n`
      }
      yield text
    }
  }
  await pipeline(Readable.from(rows()), createWriteStream(file))
  return file
}

/** The same orders so many times over, each time under other document numbers. */
const multiplied = async (folder: string, orderFile: string, times: number): Promise<string> => {
  const file = join(folder, `orders-${times}.csv`)
  const gzip = orderFile.endsWith('.gz')
  const lines = async function* () {
    for (let time = 0; time < times; time += 1) {
      let rest = ''
      let first = true
      const source = createReadStream(orderFile)
      const text = (gzip ? source.pipe(createGunzip()) : source).setEncoding('utf8')
      for await (const chunk of text) {
        const rows = (rest + chunk).split('\n')
        rest = rows.pop() ?? ''
        if (first && rows.length) {
          const header = rows.shift()
          if (time === 0) yield `${header}\n`
          first = false
        }
        if (rows.length) yield `${rows.map((row) => (row ? `${'ABCDEFGH'[time]}${row}` : row)).join('\n')}\n`
      }
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file))
  return file
}

const onOne = async (server: boolean, orderFile: string, lines: string, four: string): Promise<Row[]> => {
  const name = server ? 'PostgreSQL' : 'PGlite'
  const copies: Measured[] = []
  const imports: Measured[] = []
  // In turn, so that a busy minute of the machine meets both.
  for (let run = 0; run < runs; run += 1) {
    copies.push(await measured('copy', server, lines))
    imports.push(await measured('import', server, orderFile))
  }
  const copy = median(copies.map((one) => one.ms))
  const whole = median(imports.map((one) => one.ms))
  const peak = median(imports.map((one) => one.peakMb))
  const large = await measured('import', server, four)
  const count = imports[0]?.lines ?? 0
  return [
    {
      work: `import ${count.toLocaleString('en')} lines`,
      database: name,
      measured: ms(whole),
      limit: ms(copy),
      ratio: (whole / copy).toFixed(2),
      goal: `≤ ${goal}`,
      holds: whole / copy <= goal,
    },
    {
      work: `peak of memory at ${large.lines.toLocaleString('en')} lines (${ms(large.ms)})`,
      database: name,
      measured: `${Math.round(large.peakMb)} MB`,
      limit: `${Math.round(peak)} MB at ${count.toLocaleString('en')}`,
      ratio: (large.peakMb / peak).toFixed(2),
      goal: `≤ ${memoryGrowth}`,
      holds: large.peakMb / peak <= memoryGrowth,
    },
  ]
}

export const benchImport = async (): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-bench-'))
  try {
    const orderFile = givenFile ?? (await madeOrders(folder))
    await inProcess({ what: 'prepare', url: undefined, folder, file: orderFile })
    const lines = join(folder, preparedName)
    const four = await multiplied(folder, orderFile, 4)
    const rows: Row[] = []
    const only = process.env.BENCH_ONLY
    if (serverUrl && only !== 'embedded') rows.push(...(await onOne(true, orderFile, lines, four)))
    if (only !== 'server') rows.push(...(await onOne(false, orderFile, lines, four)))
    return rows
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const given = process.argv[2]
if (import.meta.main && given) {
  const task = JSON.parse(given) as Task
  const done: { taken: number; lines: number } = { taken: 0, lines: 0 }
  if (task.what === 'copy') done.taken = await copyOnly(task)
  else if (task.what === 'import') Object.assign(done, await importWhole(task))
  else await prepareLines(task)
  process.stdout.write(JSON.stringify({ ms: done.taken, peakMb: peakMemory(), lines: done.lines }))
  process.exit(0)
} else if (import.meta.main) {
  const rows = await benchImport()
  show(givenFile ? `Import of ${basename(givenFile)}` : 'Import of made orders', rows)
  console.log(JSON.stringify(rows))
}
