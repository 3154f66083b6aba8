// Where this installation keeps things and how it is reached, from the environment.
import { resolve } from 'node:path'

export type Settings = {
  /** A PostgreSQL server; without one the embedded database is used. */
  databaseUrl: string | undefined
  folder: string
  host: string
  port: number
  /** The address people use, when it is not what the browser sends (behind a proxy). */
  baseUrl: string | null
  secret: string | undefined
  logLevel: string
  attemptsPerMinute: number
}

export const readSettings = (env: NodeJS.ProcessEnv): Settings => ({
  databaseUrl: env.DATABASE_URL || undefined,
  folder: resolve(env.MAINSTAY_DATA || 'data'),
  host: env.MAINSTAY_HOST || '127.0.0.1',
  port: wholeNumber(env.PORT, 4600, 'PORT'),
  baseUrl: env.MAINSTAY_URL || null,
  secret: env.MAINSTAY_SECRET || undefined,
  logLevel: env.MAINSTAY_LOG || 'info',
  attemptsPerMinute: wholeNumber(env.MAINSTAY_SIGN_IN_ATTEMPTS, 10, 'MAINSTAY_SIGN_IN_ATTEMPTS'),
})

const wholeNumber = (text: string | undefined, otherwise: number, name: string): number => {
  if (!text) return otherwise
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number, not "${text}"`)
  return value
}
