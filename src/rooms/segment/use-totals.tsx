// How many nominations stand in each state, and what one may do with them.
import { useRead } from '#web/query.ts'
import { ask } from './asking.tsx'

export const useNominationTotals = () =>
  useRead(['nominations', 'totals'], (signal) => ask('GET /nominations/totals', { signal }))
