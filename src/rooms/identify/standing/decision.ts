// How a tier came about, in one sentence: which words, and what goes into them.

type Scored = {
  kind: 'weighted' | 'rfm' | 'points'
  /** Left out where it sets tiers. */
  sets?: 'tier' | 'segment' | 'nothing'
  reason: string
  rule: string | null
  score: number | null
  grade: string | null
  rawGrade: string | null
  previousGrade: string | null
  coverage: number
  minimumCoverage: number | null
  star: number | null
  cooldown: number
  below: number
  cuts: readonly { tier: string; from: number }[]
  /** Left out where only the result is at hand. */
  inputs?: readonly { value: number | null; normalised: number | null; source: { from: string } }[]
}

export type DecisionWord =
  | 'said.score'
  | 'said.scoreCut'
  | 'said.up'
  | 'said.upCut'
  | 'said.down'
  | 'said.downCut'
  | 'said.stars'
  | 'said.starsKept'
  | 'said.points'
  | 'said.pointsKept'
  | 'said.observedUnrated'
  | 'said.list'
  | 'said.listSame'
  | 'said.pin'
  | 'said.veto'
  | 'said.vetoSame'
  | 'said.quota'
  | 'said.kept'
  | 'said.keptCut'
  | 'said.keptBelow'
  | 'said.cooling'
  | 'said.coolingOver'
  | 'said.observed'
  | 'said.provisional'
  | 'said.insufficient'
  | 'said.nothingKnown'
  | 'said.other'

export type Decision = { word: DecisionWord; values: Record<string, string | number> }

const one = (value: number | null): string => (value === null ? '—' : value.toFixed(1))
const percent = (share: number | null): string => `${Math.round((share ?? 0) * 100)}%`

/** The lowest score that got a tier in the same evaluation; null where it is not known. */
export const cutOf = (cuts: Scored['cuts'], tier: string | null): number | null =>
  cuts.find((cut) => cut.tier === tier)?.from ?? null

/** Which way the tier went: by the ladder, best first. */
const wayOf = (from: string | null, to: string | null, ladder: readonly string[]): 'up' | 'down' | null => {
  if (from === null || to === null || from === to) return null
  const [was, is] = [ladder.indexOf(from), ladder.indexOf(to)]
  return was < 0 || is < 0 ? null : is < was ? 'up' : 'down'
}

export const decisionOf = (scored: Scored, ladder: readonly string[]): Decision => {
  const { grade, rawGrade, previousGrade, cuts } = scored
  const values = {
    tier: grade ?? '—',
    raw: rawGrade ?? '—',
    from: previousGrade ?? '—',
    score:
      scored.kind === 'points' && scored.score !== null
        ? Math.round(scored.score).toLocaleString('en-US')
        : one(scored.score),
    rule: scored.rule ?? '—',
    star: scored.star ?? 0,
    count: scored.below,
    cooldown: scored.cooldown,
    coverage: percent(scored.coverage),
    minimum: percent(scored.minimumCoverage),
  }
  const say = (word: DecisionWord, cut: number | null = null): Decision => ({
    word,
    values: cut === null ? values : { ...values, cut: one(cut) },
  })
  if (scored.kind === 'points' && scored.sets === 'nothing' && scored.reason !== 'INSUFFICIENT')
    return say(scored.reason === 'HYSTERESIS' ? 'said.pointsKept' : 'said.points')
  switch (scored.reason) {
    case 'SCORE': {
      if (scored.kind === 'points') return say('said.stars')
      const way = wayOf(previousGrade, grade, ladder)
      const cut = cutOf(cuts, way === 'down' ? previousGrade : grade)
      if (way === 'up') return cut === null ? say('said.up') : say('said.upCut', cut)
      // A fall may also follow from others having risen, or from a tier with places.
      if (way === 'down')
        return cut === null || (scored.score ?? 0) >= cut ? say('said.down') : say('said.downCut', cut)
      // Who fell one tier, or has just begun, may stand above what the score alone gives.
      return cut === null || (scored.score ?? 0) < cut ? say('said.score') : say('said.scoreCut', cut)
    }
    case 'LIST':
      return say(rawGrade === grade ? 'said.listSame' : 'said.list')
    case 'PIN':
      return say('said.pin')
    case 'VETO':
      return say(rawGrade === grade ? 'said.vetoSame' : 'said.veto')
    case 'QUOTA':
      return say('said.quota')
    case 'HYSTERESIS': {
      if (scored.kind === 'points') return say('said.starsKept')
      const cut = cutOf(cuts, grade)
      if (cut === null) return say('said.kept')
      return say(scored.below > 0 ? 'said.keptBelow' : 'said.keptCut', cut)
    }
    case 'COOLDOWN':
      return say(scored.cooldown > 0 ? 'said.cooling' : 'said.coolingOver')
    case 'OBSERVATION':
      return say('said.observed')
    case 'PROVISIONAL':
      return say('said.provisional')
    case 'INSUFFICIENT':
      if (grade !== null) return say('said.insufficient')
      // Orders that are there and do not count: it is under observation, and nobody has rated it.
      return say(
        scored.inputs?.some(
          ({ source, value, normalised }) =>
            source.from === 'ledger' && value !== null && normalised === null,
        )
          ? 'said.observedUnrated'
          : 'said.nothingKnown',
      )
    default:
      return say('said.other')
  }
}

/** How many points are missing to the next better tier; null at the top, or where nothing tells. */
export const toNextTier = (
  { grade, score, cuts }: Pick<Scored, 'grade' | 'score' | 'cuts'>,
  ladder: readonly string[],
): { tier: string; cut: number; missing: number } | null => {
  const tier = grade === null ? undefined : ladder[ladder.indexOf(grade) - 1]
  const cut = tier === undefined ? null : cutOf(cuts, tier)
  if (tier === undefined || cut === null || score === null || cut - score < 0.05) return null
  return { tier, cut, missing: cut - score }
}
