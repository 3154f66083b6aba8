// Tries a backup by restoring it: into an embedded database of its own, in a thread of its own, and thrown away.
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { Worker } from 'node:worker_threads'

/** What a check is given; `folder` is made for it and removed. */
export type Trial = { path: string; migrationsFolder: string; folder: string }

export type Verdict = { rows: number; tables: number; createdAt: string } | { broken: string }

export const checkBackup = async (trial: Trial): Promise<Verdict> => {
  const worker = new Worker(new URL('./check-thread.ts', import.meta.url), { workerData: trial })
  try {
    // An error of the thread is thrown by this, too.
    const [verdict] = await once(worker, 'message')
    return verdict
  } finally {
    await worker.terminate()
    rmSync(trial.folder, { recursive: true, force: true })
  }
}
