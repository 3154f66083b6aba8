// The thread behind `readAside`: reads, and waits when it is too far ahead of whoever loads.
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#base/refusal.ts'
import { readOrders, type Source } from './reading.store.ts'
import type { Told } from './reading-aside.store.ts'

// Parts that may lie ready; more would only fill the memory.
const ahead = 3

const port = parentPort
if (!port) throw new Error('this file is run as a thread only')
const tell = (told: Told) => port.postMessage(told)

let room = ahead
let wake = () => {}
port.on('message', () => {
  room += 1
  wake()
})

try {
  const { parts, found } = readOrders(workerData as Source, async (done) => tell({ kind: 'bytes', done }))
  for await (const text of parts) {
    tell({ kind: 'part', text })
    room -= 1
    while (room <= 0)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
  }
  tell({ kind: 'found', found })
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  const { kind, code, params } = error
  tell({ kind: 'refused', refusal: { kind, code, params } })
} finally {
  port.close()
}
