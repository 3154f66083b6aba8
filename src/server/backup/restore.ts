// Puts a backup in the place of what is there: all of it in one transaction, so that a crash leaves the old.
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database, Session } from '../database.ts'
import { apply, type Migration } from '../migrate.ts'
import { BrokenArchive, contentOf, type Entry, readArchive } from './archive.ts'
import { foreignKeysOf, tablesOf } from './catalog.ts'
import { type Counted, Counting, type Manifest, type Summary } from './dump.ts'

export type Target = {
  migrations: readonly Migration[]
  /** Where files go; null leaves them out. */
  files: string | null
  /** Where the secret goes; null where it comes from elsewhere. */
  secret: string | null
}

/** What cannot be restored here, in words for the operator. */
export class CannotRestore extends Error {}

export type Restored = { manifest: Manifest; summary: Summary }

export const restore = async (
  database: Database,
  path: string,
  { migrations, files, secret }: Target,
  now: Date,
): Promise<Restored> => {
  const restored = await database.alone(async (session) => {
    await session.run('begin')
    try {
      const done = await load(session, readArchive(path), { migrations, files, now })
      await session.run('commit')
      return done
    } catch (error) {
      await session.run('rollback').catch(() => {})
      if (error instanceof BrokenArchive)
        throw new CannotRestore(`${path} is not a whole backup (${error.message}). Nothing was changed.`)
      throw error
    }
  })
  if (secret !== null && restored.secret !== null) await writeFile(secret, restored.secret, { mode: 0o600 })
  return restored
}

/** What a backup says of itself. */
export const manifestOf = async (path: string): Promise<Manifest> => {
  try {
    for await (const entry of readArchive(path))
      if (entry.name === 'manifest.json') return JSON.parse(String(await contentOf(entry)))
      else break
  } catch (error) {
    if (!(error instanceof BrokenArchive)) throw error
  }
  throw new CannotRestore(`${path} is no backup of Mainstay.`)
}

const load = async (
  session: Session,
  entries: AsyncIterable<Entry>,
  { migrations, files, now }: { migrations: readonly Migration[]; files: string | null; now: Date },
): Promise<Restored & { secret: string | null }> => {
  let manifest: Manifest | null = null
  let summary: Summary | null = null
  let secret: string | null = null
  let columns = new Map<string, string[]>()
  const counted = new Map<string, Counting>()
  let putBack = async () => {}
  for await (const entry of entries) {
    const [folder, name] = entry.name.split('/')
    if (entry.name === 'manifest.json') {
      manifest = readManifest(await contentOf(entry), migrations)
      columns = new Map(manifest.tables.map((table) => [table.name, table.columns]))
      putBack = await build(session, manifest, migrations, now)
    } else if (!manifest) throw new BrokenArchive('it does not begin like one')
    else if (folder === 'tables' && name && columns.has(name)) {
      const text = await contentOf(entry)
      const counting = counted.get(name) ?? new Counting()
      counted.set(name, counting.add(text))
      await session.copyIn(`public."${name}"`, columns.get(name) ?? [], text)
    } else if (folder === 'files' && name && files) await keepFile(files, name, entry)
    else if (entry.name === 'secret') secret = String(await contentOf(entry))
    else if (entry.name === 'summary.json') summary = JSON.parse(String(await contentOf(entry)))
  }
  if (!manifest || !summary) throw new BrokenArchive('cut short')
  const rest = migrations.slice(manifest.migrations.length)
  const found = new Map([...counted].map(([name, counting]) => [name, counting.result()]))
  const wrong = differing(summary.tables, found)
  if (wrong.length) throw new BrokenArchive(`other rows than it names in ${wrong.join(', ')}`)
  await putBack()
  await apply(session.run, rest, now)
  return { manifest, summary, secret }
}

/** Tables whose rows are not those that were written. */
export const differing = (
  expected: Readonly<Record<string, Counted>>,
  found: ReadonlyMap<string, Counted>,
): string[] =>
  Object.entries(expected).flatMap(([name, { rows, digest }]) => {
    const here = found.get(name)
    return (here ? here.rows === rows && here.digest === digest : rows === 0) ? [] : [name]
  })

const readManifest = (text: Buffer, migrations: readonly Migration[]): Manifest => {
  const manifest = JSON.parse(String(text)) as Manifest
  if (manifest.format !== 1) throw new CannotRestore('This backup was made by a newer version of Mainstay.')
  for (const [at, was] of manifest.migrations.entries()) {
    const here = migrations[at]
    if (here?.name !== was.name || here.digest !== was.digest)
      throw new CannotRestore(
        `This backup was made by version ${manifest.version}, whose database has ${was.name}; this version has ${here?.name ?? 'nothing there'}. Install that version or a newer one. Nothing was changed.`,
      )
  }
  for (const { name, columns } of manifest.tables)
    if (![name, ...columns].every((word) => /^("?)[a-z_][a-z0-9_]*\1$/.test(word)))
      throw new BrokenArchive('names that no table has')
  return manifest
}

/** Everything anew, as the backup knows it; gives back what joins the tables again when they are full. */
const build = async (
  session: Session,
  { migrations: done }: Manifest,
  migrations: readonly Migration[],
  now: Date,
): Promise<() => Promise<void>> => {
  const { run } = session
  // The queue of jobs is made anew when the program starts.
  await run('drop schema if exists queue cascade')
  await run('drop schema public cascade')
  await run('create schema public')
  await apply(run, migrations.slice(0, done.length), now)
  const tables = await tablesOf(session)
  if (tables.length) await run(`truncate ${tables.map(({ name }) => `public."${name}"`).join(', ')}`)
  const keys = await foreignKeysOf(session)
  for (const { table, name } of keys) await run(`alter table public.${table} drop constraint ${name}`)
  return async () => {
    for (const { table, name, definition } of keys)
      await run(`alter table public.${table} add constraint ${name} ${definition}`)
  }
}

/** Names are the program's own; files already there under the same name are the same. */
const keepFile = async (folder: string, name: string, { content }: Entry): Promise<void> => {
  if (!/^[\w-]+(\.[\w-]+)*$/.test(name)) throw new BrokenArchive('names that no file has')
  await mkdir(folder, { recursive: true })
  const part = join(folder, `${name}.restoring`)
  try {
    await pipeline(Readable.from(content), createWriteStream(part, { mode: 0o600 }))
    await rename(part, join(folder, name))
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
