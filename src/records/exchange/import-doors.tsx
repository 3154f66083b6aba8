// What the pages of imports ask the server, and what was chosen for a file, kept over a reload.
import type { Sent } from '#base/contract.ts'
import { client, download } from '#web/client.ts'
import { readStored, writeStored } from '#web/stored.ts'
import { uploader } from '#web/upload.ts'
import type { exchangeDoors } from './contract.ts'

export const ask = client<typeof exchangeDoors>()
export const send = uploader<typeof exchangeDoors>()
export const fileOf = download<typeof exchangeDoors>()

export type AnyImport = Awaited<ReturnType<typeof ask<'GET /imports/:importId'>>>
export type Looked = Awaited<ReturnType<typeof send<'POST /imports'>>>
export type OrderTotals = NonNullable<AnyImport['orders']>
export type ImportKind = AnyImport['kind']

export type Choice = Sent<(typeof exchangeDoors)['POST /imports/:importId/run']>['body']
const keyOf = (importId: string) => `draft:import:${importId}`

/** A reload must not cost what was chosen. */
export const keepChoice = (importId: string, choice: Choice): void =>
  writeStored(keyOf(importId), choice, 'session')
export const keptChoice = (importId: string): Choice | null =>
  readStored<Choice | null>(keyOf(importId), null, 'session')

/** 12.3 MB, as file managers show it. */
export const bytesText = (bytes: number): string => {
  const units = ['B', 'KB', 'MB', 'GB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  return `${value.toLocaleString('en-US', { maximumFractionDigits: unit === 0 || value >= 100 ? 0 : 1 })} ${units[unit]}`
}

/** A moment as 2026-11-21 14:05 where the reader is. */
export const timeText = (instant: string): string => {
  const at = new Date(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`
}
