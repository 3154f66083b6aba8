// What one version of a scorecard changes against another, line by line, in words.
import { type Language, say } from '#base/words.ts'
import { dimensionNames } from '../scoring/all-presets.ts'
import type { PointsScorecard } from '../scoring/points.ts'
import {
  type Bilingual,
  type Criterion,
  noRules,
  type RfmScorecard,
  type Scorecard,
  type TierRules,
  type WeightedScorecard,
} from '../scoring/scorecard.ts'
import { draftWords } from './draft.words.ts'
import { scaleWords, scorecardWords } from './scorecard.words.ts'
import { unitOf, valueAt } from './tier-drafting.ts'
import { tierRuleWords } from './tier-rules.words.ts'

type Lines = Generator<string, void>
type Key = keyof typeof draftWords & string

/** In reading order; empty where both are the same. */
export const differencesOf = (from: Scorecard, to: Scorecard, language: Language): string[] => {
  if (from.kind === 'weighted' && to.kind === 'weighted') return [...weighted(from, to, language)]
  if (from.kind === 'rfm' && to.kind === 'rfm') return [...rfm(from, to, language)]
  if (from.kind === 'points' && to.kind === 'points') return [...points(from, to, language)]
  return []
}

const named = (name: Bilingual, language: Language): string =>
  language === 'zh' ? name.zh || name.en : name.en || name.zh
const percentText = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)}%`
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
const sayer =
  (language: Language) =>
  (key: Key, values?: Record<string, string | number>): string =>
    say(draftWords[key], language, values)

function* weighted(from: WeightedScorecard, to: WeightedScorecard, language: Language): Lines {
  const w = sayer(language)
  const share = ({ criteria }: WeightedScorecard, { weight }: Criterion) =>
    percentText(weight / (criteria.reduce((sum, one) => sum + one.weight, 0) || 1))
  for (const now of to.criteria) {
    const name = named(now.name, language) || now.key
    const was = from.criteria.find((one) => one.key === now.key)
    if (!was) yield w('d.criterionAdded', { name, to: share(to, now) })
    else {
      const [before, after] = [share(from, was), share(to, now)]
      // The others' shares shift with it; only what someone changed is told.
      if (was.weight !== now.weight && before !== after)
        yield w('d.weight', { name, from: before, to: after })
      yield* criterion(was, now, name, language)
    }
  }
  for (const was of from.criteria)
    if (!to.criteria.some((one) => one.key === was.key))
      yield w('d.criterionRemoved', { name: named(was.name, language) || was.key, from: share(from, was) })
  const [wasBy, nowBy] = [from.weighing?.by ?? 'hand', to.weighing?.by ?? 'hand']
  if (wasBy !== nowBy) yield w('d.weighing', { to: w(`weighing.${nowBy}`) })
  else if (!same(from.weighing ?? { by: 'hand' }, to.weighing ?? { by: 'hand' })) yield w('d.comparisons')
  yield* pools(from, to, language)
  const word = (key: keyof typeof scorecardWords & string) => say(scorecardWords[key], language)
  if (from.missing !== to.missing)
    yield w('d.missing', { from: word(`missing.${from.missing}`), to: word(`missing.${to.missing}`) })
  if (from.minimumCoverage !== to.minimumCoverage)
    yield w('d.coverage', {
      from: percentText(from.minimumCoverage, 0),
      to: percentText(to.minimumCoverage, 0),
    })
  if (from.basis !== to.basis)
    yield w('d.basis', { from: word(`basis.${from.basis}`), to: word(`basis.${to.basis}`) })
  yield* tiers(from, to, language)
  yield* grading(from, to, language)
  yield* rules(from.rules ?? noRules, to.rules ?? noRules, language)
}

function* criterion(was: Criterion, now: Criterion, name: string, language: Language): Lines {
  const w = sayer(language)
  const wasNamed = named(was.name, language)
  if (wasNamed !== named(now.name, language)) yield w('d.named', { from: wasNamed || was.key, to: name })
  if (was.dimension !== now.dimension) {
    const dimension = dimensionNames[now.dimension]
    yield w('d.dimension', { name, to: dimension ? named(dimension, language) : now.dimension })
  }
  if (was.normaliser.by !== now.normaliser.by)
    yield w('d.scale', {
      name,
      from: say(scaleWords[was.normaliser.by], language),
      to: say(scaleWords[now.normaliser.by], language),
    })
  else if (!same(was.normaliser, now.normaliser)) yield w('d.scaleValues', { name })
  if (was.direction !== now.direction)
    yield w('d.direction', { name, to: say(scorecardWords[`direction.${now.direction}`], language) })
  if (was.floor !== now.floor || was.cap !== now.cap)
    yield now.floor === undefined && now.cap === undefined
      ? w('d.limitsNone', { name })
      : w('d.limits', { name, to: `${now.floor ?? '−∞'} – ${now.cap ?? '∞'}` })
  if (!same(was.source, now.source)) yield w('d.points', { name })
}

function* pools(from: WeightedScorecard, to: WeightedScorecard, language: Language): Lines {
  const w = sayer(language)
  const was = from.pool ?? { by: 'all' }
  const now = to.pool ?? { by: 'all' }
  if (same(was, now)) return
  const told = (pool: typeof was): string =>
    pool.by === 'attribute'
      ? say(tierRuleWords[`field.${pool.field}`], language)
      : say(tierRuleWords[`pool.${pool.by}`], language)
  if (told(was) !== told(now)) yield w('d.pool', { from: told(was), to: told(now) })
  else yield w('d.poolSegments')
}

const tierText = (tiers: readonly { key: string }[]) => tiers.map((tier) => tier.key).join(' ')

function* tiers(
  from: Pick<WeightedScorecard, 'tiers'>,
  to: Pick<WeightedScorecard, 'tiers'>,
  language: Language,
): Lines {
  const w = sayer(language)
  if (tierText(from.tiers) !== tierText(to.tiers))
    yield w('d.tiers', { from: tierText(from.tiers), to: tierText(to.tiers) })
  else if (!same(from.tiers, to.tiers)) yield w('d.layers')
}

function* grading(from: WeightedScorecard, to: WeightedScorecard, language: Language): Lines {
  const w = sayer(language)
  const told = (by: WeightedScorecard['grading']['by']) =>
    by === 'ratio'
      ? say(tierRuleWords['grading.ratio'], language)
      : say(scorecardWords[`grading.${by}`], language)
  const [was, now] = [from.grading, to.grading]
  if (was.by !== now.by) {
    yield w('d.grading', { from: told(was.by), to: told(now.by) })
    return
  }
  const what = say(scorecardWords[unitOf[now.by]], language)
  const shown = (value: number | undefined) =>
    value === undefined ? '—' : now.by === 'quantile' ? percentText(value) : String(value)
  for (const [index, { key }] of to.tiers.slice(0, -1).entries()) {
    if (now.by === 'ratio' && index % 2 === 1) continue
    const [a, b] = [valueAt(was, index), valueAt(now, index)]
    if (a !== undefined && a !== b) yield w('d.value', { tier: key, what, from: shown(a), to: shown(b) })
  }
  if (was.by === 'ratio' && now.by === 'ratio') {
    const ratio = ({ over, under, at }: typeof was) => {
      const dimension = (key: string) => (dimensionNames[key] ? named(dimensionNames[key], language) : key)
      return `${dimension(over)} ÷ ${dimension(under)} ≥ ${at}`
    }
    if (ratio(was) !== ratio(now)) yield w('d.ratio', { from: ratio(was), to: ratio(now) })
  }
}

function* rules(from: TierRules, to: TierRules, language: Language): Lines {
  const w = sayer(language)
  for (const [kind, list] of [
    ['veto', 'vetoes'],
    ['list', 'lists'],
  ] as const) {
    const [was, now] = [from[list], to[list]]
    for (const rule of now) {
      const before = was.find((one) => one.name === rule.name)
      if (!before) yield w(`d.${kind}Added`, { name: rule.name })
      else if (!same(before, rule)) yield w(`d.${kind}Changed`, { name: rule.name })
    }
    for (const rule of was)
      if (!now.some((one) => one.name === rule.name)) yield w(`d.${kind}Removed`, { name: rule.name })
  }
  const patience = ({ hysteresis }: TierRules) =>
    hysteresis ? w('patienceShort', { ...hysteresis }) : w('off')
  if (!same(from.hysteresis, to.hysteresis)) yield w('d.patience', { from: patience(from), to: patience(to) })
  const months = ({ observationMonths: count }: TierRules) =>
    count === null ? w('off') : w('months', { count })
  if (from.observationMonths !== to.observationMonths)
    yield w('d.observation', { from: months(from), to: months(to) })
}

function* rfm(from: RfmScorecard, to: RfmScorecard, language: Language): Lines {
  const w = sayer(language)
  if (!same(from.bounds, to.bounds)) yield w('d.bounds')
  for (const part of ['recency', 'frequency', 'monetary'] as const)
    if (from.weights[part] !== to.weights[part])
      yield w('d.weight', {
        name: say(scorecardWords[part], language),
        from: percentText(from.weights[part]),
        to: percentText(to.weights[part]),
      })
  if (!same(from.segments, to.segments)) yield w('d.segmentNames')
}

function* points(from: PointsScorecard, to: PointsScorecard, language: Language): Lines {
  const w = sayer(language)
  if (from.months !== to.months) yield w('d.window', { from: from.months, to: to.months })
  for (const rule of to.rules) {
    const before = from.rules.find((one) => one.key === rule.key)
    const name = named(rule.name, language) || rule.key
    if (!before) yield w('d.ruleAdded', { name })
    else if (!same(before, rule)) yield w('d.ruleChanged', { name })
  }
  for (const rule of from.rules)
    if (!to.rules.some((one) => one.key === rule.key))
      yield w('d.ruleRemoved', { name: named(rule.name, language) || rule.key })
  if (!same(from.bands, to.bands)) yield w('d.bands')
  yield* tiers(from, to, language)
  if (!same(from.tierOfStar, to.tierOfStar)) yield w('d.starTiers')
  if (!same(from.buffer, to.buffer)) yield w('d.buffer')
}
