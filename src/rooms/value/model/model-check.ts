// How a model did on orders it had not seen, in one word.
export type Verdict = 'good' | 'fair' | 'poor'

type Checked = { bins: readonly { accounts: number; seen: number; expected: number }[] }

/** Orders of the holdout, seen and expected; bins hold means per account. */
export const holdoutOf = ({ bins }: Checked): { seen: number; expected: number } => ({
  seen: bins.reduce((sum, bin) => sum + bin.accounts * bin.seen, 0),
  expected: bins.reduce((sum, bin) => sum + bin.accounts * bin.expected, 0),
})

/** Within 5 % is very close, within 15 % roughly right. */
export const verdictOf = ({ seen, expected }: { seen: number; expected: number }): Verdict => {
  if (seen <= 0) return expected < 1 ? 'good' : 'poor'
  const off = Math.abs(expected / seen - 1)
  return off <= 0.05 ? 'good' : off <= 0.15 ? 'fair' : 'poor'
}
