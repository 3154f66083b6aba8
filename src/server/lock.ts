// One process on the embedded data at a time. The second is told who holds it.
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export class DataInUse extends Error {
  readonly pid: number
  readonly what: string
  constructor(folder: string, pid: number, what: string) {
    super(
      `The data in ${folder} is in use by process ${pid} (${what}). Stop it first, or set DATABASE_URL to a PostgreSQL server, which many processes may share.`,
    )
    this.name = 'DataInUse'
    this.pid = pid
    this.what = what
  }
}

/** When a process began, so that a reused process number is not taken for the old holder. */
const startOf = (pid: number): string | null => {
  try {
    // The fields after the command name, which may hold spaces, begin behind its closing bracket.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null
  } catch {
    return null
  }
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Takes the lock, clearing one left by a process that died; gives back how to let go. */
export const lockData = (folder: string, what: string): (() => void) => {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'in-use.json')
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const handle = openSync(file, 'wx', 0o600)
      writeSync(handle, JSON.stringify({ pid: process.pid, start: startOf(process.pid), what }))
      closeSync(handle)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = readHolder(file)
      if (holder && alive(holder.pid) && startOf(holder.pid) === holder.start)
        throw new DataInUse(folder, holder.pid, holder.what)
      rmSync(file, { force: true })
    }
  }
  throw new Error(`could not lock ${folder}`)
}

const readHolder = (file: string): { pid: number; start: string | null; what: string } | null => {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  } catch {
    return null
  }
}
