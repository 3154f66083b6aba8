// The thread behind `fitAside`: fits and foresees, answers once, and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { fitModels, foresee } from './fitting.ts'
import type { Answered, Asked } from './fitting-aside.store.ts'

const port = parentPort
if (!port) throw new Error('this file is run as a thread only')

const { fit, known, observed, ahead } = workerData as Asked
const fitted = fit ? fitModels({ observed, ...fit }) : null
const by = fitted?.known ?? known
const foresight = by && ahead ? foresee(by, observed, ahead) : null
port.postMessage({ fitted, foresight } satisfies Answered)
