// Fits of BG/NBD: the real CDNOW master where it lies beside the project, and simulated members, ten times as many each
// time. The raw limit is one reading of all histories for their likelihood and its slope.
import { bgNbd } from '#numbers/bg-nbd.ts'
import { countEqual, type Histories } from '#numbers/repeat-histories.ts'
import { buyersOf, calibrated, cdnowIsHere } from '../test/cdnow.ts'
import { simulatedHistories } from '../test/simulated.ts'
import { median, ms, type Row, show } from './measure.ts'

const runs = 3
const likeCdnow = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
/** Those who buy often, as businesses do: many different histories, so that counting equal ones helps least. */
const busy = { r: 1.5, alpha: 7, a: 1, b: 6 }

const measure = (
  name: string,
  histories: Histories,
  goal: number | null,
): { row: Row; milliseconds: number } => {
  let fit = bgNbd.fit(countEqual(histories))
  const taken = Array.from({ length: runs }, () => {
    const started = performance.now()
    fit = bgNbd.fit(countEqual(histories))
    return performance.now() - started
  })
  const counted = countEqual(histories)
  const started = performance.now()
  bgNbd.logLikelihood(fit.params, counted)
  const once = performance.now() - started
  const milliseconds = median(taken)
  return {
    milliseconds,
    row: {
      work: `BG/NBD, ${name}: ${counted.members.toLocaleString('en')} members, ${counted.count.length.toLocaleString('en')} different histories${fit.identified ? '' : ', not identified'}`,
      database: 'in memory',
      measured: ms(milliseconds),
      limit: ms(once),
      ratio: (milliseconds / once).toFixed(0),
      goal: goal === null ? '—' : `≤ ${ms(goal)}`,
      holds: goal === null || milliseconds <= goal,
    },
  }
}

export const benchValue = async (): Promise<Row[]> => {
  const rows = cdnowIsHere
    ? [measure('CDNOW master', calibrated(buyersOf('CDNOW_master.txt')).histories, 300).row]
    : [measure('as CDNOW', simulatedHistories(likeCdnow, 23_570), 300).row]
  for (const [name, params, seed] of [
    ['drawn as CDNOW', likeCdnow, 1],
    ['drawn as businesses', busy, 2],
  ] as const) {
    let before: number | null = null
    for (const members of [10_000, 100_000, 1_000_000]) {
      const { row, milliseconds } = measure(
        name,
        simulatedHistories(params, members, { seed, weeks: 156 }),
        members === 1_000_000 ? 5000 : null,
      )
      rows.push(row)
      if (before !== null)
        rows.push({
          work: `growth from a tenth to ${members.toLocaleString('en')} members, ${name}`,
          database: 'in memory',
          measured: (milliseconds / before).toFixed(1),
          limit: '—',
          ratio: '—',
          goal: '≤ 12',
          holds: milliseconds / before <= 12,
        })
      before = milliseconds
    }
  }
  return rows
}

if (import.meta.main) show('Lifetime value', await benchValue())
