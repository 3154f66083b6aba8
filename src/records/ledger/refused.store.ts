// The rows that were refused, written to a file as they come: the source's own columns, the row, and the reason.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Files } from '#server/files.ts'
import { csvRow } from '#server/sheet/csv-cell.ts'
import type { RefusalCode } from './line.ts'
import { importWords, refusalWords } from './words.ts'

export const refusedName = (importId: string): string => `refused-${importId}.csv`

export type RefusedRows = {
  write: (row: readonly string[], number: number, code: RefusalCode) => void
  /** Waits until the disk has caught up. */
  settle: () => Promise<void>
  close: () => Promise<void>
}

/** Makes the file with the first row that is refused, so that there is none when nothing is. */
export const refusedRows = (files: Files, importId: string, header: readonly string[]): RefusedRows => {
  files.drop(refusedName(importId))
  let stream: ReturnType<typeof createWriteStream> | undefined
  let full = false
  const open = () => {
    const made = createWriteStream(files.at(refusedName(importId)), { mode: 0o600 })
    // The mark tells spreadsheets that this is UTF-8.
    const heads = [importWords.refusedRow, importWords.refusedReason].map((pair) => pair.join(' / '))
    made.write(`\ufeff${csvRow([...header, ...heads])}`)
    return made
  }
  return {
    write(row, number, code) {
      stream ??= open()
      const cells = header.map((_, index) => row[index] ?? '')
      full = !stream.write(csvRow([...cells, String(number), refusalWords[code].join(' / ')]))
    },
    async settle() {
      if (stream && full && stream.writableNeedDrain) await once(stream, 'drain')
      full = false
    },
    async close() {
      if (!stream) return
      stream.end()
      await finished(stream)
    },
  }
}
