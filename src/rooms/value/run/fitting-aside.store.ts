// Fits models in a thread of its own, so that doors stay open however long it takes; and lets it be given up.
import { Worker } from 'node:worker_threads'
import type { Ahead, FitAsk, Foresight, fitModels, KnownModel, Observed } from './fitting.ts'

/** What the thread is told: to fit, or by which model that is known already; and how far to look ahead, if at all. */
export type Asked = {
  observed: Observed
  fit: Omit<FitAsk, 'observed'> | null
  known: KnownModel | null
  ahead: Ahead | null
}
export type Answered = { fitted: ReturnType<typeof fitModels> | null; foresight: Foresight | null }

const lookMs = 400

/** `look` is called time and again while the thread works; when it throws, the thread is ended. */
export const fitAside = async (
  asked: Asked,
  look: () => Promise<void> = async () => {},
): Promise<Answered> => {
  const worker = new Worker(new URL('./fitting-thread.store.ts', import.meta.url), { workerData: asked })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Answered>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the thread of the models ended without an answer')))
      const again = () => {
        timer = setTimeout(() => look().then(again, reject), lookMs)
      }
      again()
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
