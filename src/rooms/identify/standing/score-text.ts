// A score as it is read: points of a points scorecard are counted, all others lie between 0 and 100.

export const scoreText = (kind: 'weighted' | 'rfm' | 'points', score: number | null): string =>
  score === null
    ? '—'
    : kind === 'points'
      ? score.toLocaleString('en-US', { maximumFractionDigits: 0 })
      : score.toFixed(1)

/** A gain or loss with its sign: +3.2, −1.0. */
export const signedText = (kind: 'weighted' | 'rfm' | 'points', points: number): string =>
  `${points < 0 ? '−' : '+'}${scoreText(kind, Math.abs(points))}`
