// From the tier a score suggests to the tier an account gets: vetoes, pins, lists, patience, and limited places.
import { sameScore, ungraded } from './grading.ts'
import { type Claim, fillPlaces } from './places.ts'

/**
 * Patience with scores that waver: how many points below its cut a tier still holds, how many evaluations in a row
 * a score must lie lower than that before the account falls, and for how many evaluations a move rules out the next.
 */
export type Hysteresis = { tolerance: number; consecutive: number; cooling: number }

/** What an evaluation leaves for the next: the tier, evaluations still to cool, evaluations in a row too low. */
export type TierState = { tier: number; cooldown: number; below: number }

/** A tier that someone or a rule has fixed; `rule` is its name or id. */
export type Fixed = { tier: number; rule: string }

/** One account before the decision. Tiers are indices, 0 is best, −1 is none. */
export type Contender = {
  id: string
  /** The tier by score; −1 without one. */
  raw: number
  /** 0..100, NaN without one. */
  score: number
  /** In any one unit, null where unknown. */
  profit: number | null
  /** Whether enough of the weight is known for a firm tier. */
  coverageEnough: boolean
  /** Months of data. */
  months: number
  /** What stands, and whether it was itself given on too little; null when nothing does. */
  standing: (TierState & { provisional: boolean }) | null
  /** No better tier than this. */
  veto: Fixed | null
  /** Exactly this tier. */
  pin: Fixed | null
  /** Exactly this tier, or at least this one. */
  list: (Fixed & { atLeast: boolean }) | null
}

export type TierReason =
  | 'SCORE'
  | 'LIST'
  | 'PIN'
  | 'VETO'
  | 'QUOTA'
  | 'HYSTERESIS'
  | 'COOLDOWN'
  | 'OBSERVATION'
  | 'INSUFFICIENT'
  | 'PROVISIONAL'

/**
 * The tier and why; `rule` names the veto, pin or list. `provisional` says it was given on too little or under
 * observation, whatever the reason in front: the next evaluation then starts afresh and has no patience with it.
 */
export type Decided = {
  tier: number
  reason: TierReason
  rule: string | null
  cooldown: number
  below: number
  provisional: boolean
}

export type DecisionRules = {
  /** The index of the last tier. */
  last: number
  /** The lowest score that gets a tier, or where nobody got it the lowest of the next better; −∞ for the last. */
  cuts: (tier: number) => number
  hysteresis: Hysteresis | null
  /** Accounts with fewer months of data are under observation; null when none are. */
  observationMonths: number | null
  /** Places per tier, best first, for all but the last; null when places are not limited. */
  quotas: readonly number[] | null
}

/**
 * The tier of each account, in the order given; the order does not matter to the result. What comes first decides:
 * 1. A veto: no better tier than it says, at once (VETO); it says nothing where the account is no better anyway.
 * 2. A pin: exactly its tier (PIN).
 * 3. A list: exactly its tier, or at least that one (LIST). An account that cools keeps its tier until it has
 *    cooled, and names the list it waits for (COOLDOWN): only a veto or a pin is stronger than that.
 * 4. Nothing known: what stands, or no tier (INSUFFICIENT). Newer than the observation: the raw tier (OBSERVATION).
 *    Too little known: a firm tier stays, no change without data (INSUFFICIENT); else the raw tier (PROVISIONAL), so
 *    that a company with nothing but an order file already sees a ranked list, honestly marked.
 * 5. The raw tier (SCORE) when nothing firm stands, or without hysteresis.
 * 6. Hysteresis: up at once, even several tiers; down one tier, once the score has been more than the tolerance
 *    below the cut so many times in a row (both SCORE); until then the tier stays (HYSTERESIS). A lower tier with
 *    the same cut, as by ratio, counts as too low whatever the score. After a move the account cools: what the
 *    score asks for has to wait (COOLDOWN), while evaluations too low still count.
 * 7. Places: see `fillPlaces`. Held are pinned, vetoed, cooling accounts, those exactly on a list, and those not
 *    known enough; the others win places by score, and who stood keeps the place against a score within the
 *    tolerance (HYSTERESIS). Whoever finds no place goes on to the next tier that has one (QUOTA).
 *
 * What a fixed tier leaves behind is an ordinary state, so a pin that ends goes on by the rules from its tier. A
 * fixed tier that moves an account starts no cooling.
 * @throws RangeError when a tier lies outside 0..last, or quotas are not one for each tier but the last.
 */
export function decideTiers(contenders: readonly Contender[], rules: DecisionRules): Decided[] {
  refuseUnfit(contenders, rules)
  const judgements = contenders.map((contender) => judge(contender, rules))
  const { quotas, hysteresis } = rules
  if (!quotas) return judgements.map(({ decided }) => decided)
  const claims = contenders.map((contender, i): Claim => {
    const { decided, holds } = judgements[i]!
    return {
      id: contender.id,
      score: contender.score,
      profit: contender.profit,
      held: holds ? decided.tier : null,
      best: contender.veto?.tier ?? 0,
      promised: contender.list?.tier ?? null,
      stood: hysteresis ? (firmly(contender)?.tier ?? null) : null,
    }
  })
  const placed = fillPlaces(claims, quotas, (hysteresis?.tolerance ?? 0) + sameScore)
  return contenders.map((contender, i) => {
    const judgement = judgements[i]!
    return judgement.holds ? judgement.decided : settleIn(placed[i]!, contender, judgement, hysteresis)
  })
}

/** A decision before places are given out; `counted` is how often in a row the score was too low, moved or not. */
type Judgement = { decided: Decided; holds: boolean; counted: number }

function judge(contender: Contender, rules: DecisionRules): Judgement {
  const { veto, pin } = contender
  const awaited = pin ? null : awaitedList(contender, rules)
  const list = awaited ? null : contender.list
  const allowed = pin
    ? fix(pin, 'PIN', contender, rules)
    : list && !list.atLeast
      ? fix(list, 'LIST', contender, rules)
      : judgeByScore(contender, rules)
  if (awaited) Object.assign(allowed.decided, { reason: 'COOLDOWN', rule: awaited.rule })
  const { tier } = allowed.decided
  const lifted =
    !pin && list?.atLeast && (tier === ungraded || tier > list.tier)
      ? fix(list, 'LIST', contender, rules)
      : allowed
  return veto && isTier(lifted.decided.tier) && lifted.decided.tier < veto.tier
    ? fix(veto, 'VETO', contender, rules)
    : lifted
}

/** The list that would move an account which still cools; null where none does. */
function awaitedList(contender: Contender, { hysteresis }: DecisionRules): Fixed | null {
  const { list } = contender
  const firm = hysteresis ? firmly(contender) : null
  if (!list || !firm || firm.cooldown === 0) return null
  const kept = list.atLeast ? firm.tier <= list.tier : firm.tier === list.tier
  return kept ? null : list
}

function fix(
  { tier, rule }: Fixed,
  reason: TierReason,
  contender: Contender,
  rules: DecisionRules,
): Judgement {
  const stood = firmly(contender)
  const cooldown = rules.hysteresis && stood?.tier === tier ? Math.max(0, stood.cooldown - 1) : 0
  return {
    decided: { tier, reason, rule, cooldown, below: 0, provisional: false },
    holds: true,
    counted: 0,
  }
}

function judgeByScore(contender: Contender, rules: DecisionRules): Judgement {
  const { raw, score, coverageEnough, months, standing } = contender
  const { hysteresis, observationMonths } = rules
  const firm = firmly(contender)
  const isCooling = hysteresis !== null && firm !== null && firm.cooldown > 0
  const stay = (tier: number, reason: TierReason, below: number, holds: boolean): Judgement => {
    const cooldown = isCooling ? firm.cooldown - 1 : 0
    return {
      decided: { tier, reason, rule: null, cooldown, below, provisional: false },
      holds,
      counted: below,
    }
  }
  const start = (reason: TierReason, provisional: boolean): Judgement => ({
    decided: { tier: raw, reason, rule: null, cooldown: 0, below: 0, provisional },
    holds: false,
    counted: 0,
  })

  if (raw === ungraded || Number.isNaN(score)) {
    const kept = stay(standing?.tier ?? ungraded, 'INSUFFICIENT', hysteresis ? (firm?.below ?? 0) : 0, true)
    kept.decided.provisional = standing?.provisional ?? false
    return kept
  }
  if (!isCooling && observationMonths !== null && months < observationMonths)
    return start('OBSERVATION', true)
  if (!coverageEnough)
    return firm
      ? stay(firm.tier, 'INSUFFICIENT', hysteresis ? firm.below : 0, true)
      : start('PROVISIONAL', true)
  if (!firm || !hysteresis) return start('SCORE', false)

  const cut = rules.cuts(firm.tier)
  // Two tiers of one class of scores have one cut: there the score cannot say how much too low it is.
  const isLow = raw > firm.tier && (rules.cuts(raw) === cut || score < cut - hysteresis.tolerance - sameScore)
  const below = isLow ? firm.below + 1 : 0
  const isDue = below >= hysteresis.consecutive && isLow
  const wantsMove = raw < firm.tier || isDue
  if (wantsMove && !isCooling)
    return {
      decided: {
        tier: raw < firm.tier ? raw : firm.tier + 1,
        reason: 'SCORE',
        rule: null,
        cooldown: hysteresis.cooling,
        below: 0,
        provisional: false,
      },
      holds: false,
      counted: below,
    }
  const reason = wantsMove ? 'COOLDOWN' : raw === firm.tier ? 'SCORE' : 'HYSTERESIS'
  return stay(firm.tier, reason, below, isCooling)
}

/** The decision for one who had to win a place and got the tier given. */
function settleIn(
  tier: number,
  contender: Contender,
  { decided, counted }: Judgement,
  hysteresis: Hysteresis | null,
): Decided {
  const { raw, list } = contender
  const { provisional } = decided
  const firm = hysteresis && !provisional ? firmly(contender) : null
  const hasMoved = firm !== null && firm.tier !== tier
  const state = {
    tier,
    rule: null,
    cooldown: hysteresis && hasMoved ? hysteresis.cooling : 0,
    below: firm && !hasMoved ? counted : 0,
    provisional,
  }
  if (tier > raw) return { ...state, reason: 'QUOTA' }
  if (provisional) return { ...state, reason: decided.reason }
  if (tier === raw) return { ...state, reason: 'SCORE' }
  if (firm?.tier === tier) return { ...state, reason: 'HYSTERESIS' }
  if (list?.tier === tier) return { ...state, reason: 'LIST', rule: list.rule }
  // A better place than the raw tier, left free by those who hold theirs elsewhere.
  return { ...state, reason: 'SCORE' }
}

/** What stands, where it was given on enough. */
function firmly({ standing }: Contender): TierState | null {
  return standing && isTier(standing.tier) && !standing.provisional ? standing : null
}

function isTier(tier: number): boolean {
  return tier !== ungraded
}

function refuseUnfit(contenders: readonly Contender[], { last, quotas }: DecisionRules): void {
  if (quotas && quotas.length !== last) throw new RangeError('a quota for each tier but the last')
  for (const { raw, standing, veto, pin, list } of contenders) {
    for (const tier of [raw, standing?.tier ?? ungraded])
      if (!(Number.isInteger(tier) && tier >= ungraded && tier <= last))
        throw new RangeError(`no tier ${tier}`)
    for (const fixed of [veto, pin, list])
      if (fixed && !(Number.isInteger(fixed.tier) && fixed.tier >= 0 && fixed.tier <= last))
        throw new RangeError(`no tier ${fixed.tier}`)
  }
}
