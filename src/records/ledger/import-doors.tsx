// What the import pages ask the server, and the answer to an upload kept until its columns are matched.
import { client, download } from '#web/client.ts'
import { readStored, writeStored } from '#web/stored.ts'
import { uploader } from '#web/upload.ts'
import type { ledgerDoors } from './contract.ts'

export const ask = client<typeof ledgerDoors>()
export const send = uploader<typeof ledgerDoors>()
export const fileOf = download<typeof ledgerDoors>()

export type OrderImport = Awaited<ReturnType<typeof ask<'GET /imports/:importId'>>>
export type Uploaded = Awaited<ReturnType<typeof send<'POST /imports'>>>
export type Totals = NonNullable<OrderImport['totals']>

const keyOf = (importId: string) => `import:${importId}`

/** A reload must not cost an upload. */
export const keepUploaded = (uploaded: Uploaded): void =>
  writeStored(keyOf(uploaded.import.id), uploaded, 'session')
export const keptUploaded = (importId: string): Uploaded | null =>
  readStored<Uploaded | null>(keyOf(importId), null, 'session')

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
