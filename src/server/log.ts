// One structured line for each thing that happened.
import { type Logger, pino } from 'pino'

export type Log = Logger
export const openLog = (level: string, to: 'stdout' | 'stderr' = 'stdout'): Log =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: to === 'stdout' ? 1 : 2, sync: false }),
  )
