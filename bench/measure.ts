// How the benchmarks measure: the same machine, the same run, medians, and a ratio to the raw limit.
import { cpus, totalmem } from 'node:os'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}

/** Milliseconds of each of some runs; what goes before a run is not counted. */
export const timed = async (
  runs: number,
  work: () => Promise<unknown>,
  before?: () => Promise<unknown>,
): Promise<number[]> => {
  const taken: number[] = []
  for (let run = 0; run < runs; run += 1) {
    await before?.()
    const started = performance.now()
    await work()
    taken.push(performance.now() - started)
  }
  return taken
}

export type Row = {
  work: string
  database: string
  measured: string
  limit: string
  ratio: string
  goal: string
  holds: boolean
}

export const show = (title: string, rows: readonly Row[]): void => {
  console.log(
    `\n## ${title}\n\n| work | database | measured | raw limit | ratio | goal | |\n|---|---|---:|---:|---:|---|---|`,
  )
  for (const row of rows)
    console.log(
      `| ${row.work} | ${row.database} | ${row.measured} | ${row.limit} | ${row.ratio} | ${row.goal} | ${row.holds ? 'holds' : 'MISSES'} |`,
    )
}

export const ms = (value: number): string =>
  value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(value < 10 ? 1 : 0)} ms`

export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`

/** Where PostgreSQL is measured; without it only the embedded database is. */
export const serverUrl = process.env.BENCH_DATABASE_URL ?? process.env.DATABASE_URL

/** An empty database of the benchmark's own on the server. */
export const freshDatabase = async (name: string): Promise<string> => {
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name}`)
  await admin.end()
  const url = new URL(serverUrl as string)
  url.pathname = `/${name}`
  return url.toString()
}

export const embeddedVersion = async (): Promise<string> => {
  const pglite = await PGlite.create()
  const { rows } = await pglite.query<{ version: string }>('select version()')
  await pglite.close()
  return rows[0]?.version.split(' on ')[0] ?? ''
}
