// Reads a large file in a thread of its own, so that reading and loading go on side by side and doors stay open.
import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Refusal, type RefusalKind } from '#base/refusal.ts'
import { type Found, nothingFound, type OnBatch, type Reading, type Source } from './reading.store.ts'

/** What the reading thread tells. */
export type Told =
  | { kind: 'part'; text: string }
  | { kind: 'bytes'; done: number }
  | { kind: 'found'; found: Found }
  | { kind: 'refused'; refusal: { kind: RefusalKind; code: string; params: Record<string, string | number> } }

/** The same as `readOrders`, elsewhere. */
export const readAside = (source: Source, onBatch: OnBatch): Reading => {
  const found = nothingFound()
  return { parts: partsFrom(source, found, onBatch), found }
}

async function* partsFrom(source: Source, found: Found, onBatch: OnBatch): AsyncGenerator<string> {
  const worker = new Worker(new URL('./reading-thread.store.ts', import.meta.url), { workerData: source })
  try {
    let ended = false
    for await (const [told] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[Told]>) {
      if (told.kind === 'part') {
        yield told.text
        worker.postMessage('taken')
      } else if (told.kind === 'bytes') await onBatch(told.done)
      else if (told.kind === 'found') {
        Object.assign(found, told.found)
        ended = true
      } else throw new Refusal(told.refusal.kind, told.refusal.code, told.refusal.params)
    }
    if (!ended) throw new Error('the reading thread ended before the file did')
  } finally {
    await worker.terminate()
  }
}
