// Which model of repeats a population carries, or none; with the reason as a code, for whoever shows it.
import type { BetaGeometricName } from './beta-geometric.ts'
import { bgNbd } from './bg-nbd.ts'
import type { Fit } from './fit.ts'
import { mbgNbd } from './mbg-nbd.ts'
import { type ParetoName, paretoNbd } from './pareto-nbd.ts'
import { type Counted, historyAt, thinned } from './repeat-histories.ts'
import { type Calibration, calibration, type Holdout } from './tracking.ts'

/** Fewer members, or fewer repeats of all together, carry no model. */
export const fewestMembers = 100
export const fewestRepeats = 100

/** From so many members on the parameters are sure enough for high confidence. */
const manyMembers = 500

/** The Pareto/NBD is dear, so that it is fitted to so many members, who stand for all. */
const checkedMembers = 5000

export const repeatModels = { 'bg-nbd': bgNbd, 'mbg-nbd': mbgNbd }
export type RepeatModelName = keyof typeof repeatModels

export type Candidate = {
  model: RepeatModelName
  fit: Fit<BetaGeometricName>
  /** How it foresaw the holdout, where one was given and the fit is identified. */
  holdout: Calibration | null
}

/** Another model of other assumptions; where it sees the future alike, the choice decides little. */
export type Check = {
  model: 'pareto-nbd'
  fit: Fit<ParetoName>
  /** Repeats it expects of all members in the time ahead, as a multiple of what the chosen model expects. */
  ratio: number
}

export type Choice =
  | {
      model: RepeatModelName
      /** `more-likely`: of two identified ones the likelier, the first if equal. `only-identified`: the other is not. */
      reason: 'more-likely' | 'only-identified'
      confidence: 'high' | 'medium'
      fit: Fit<BetaGeometricName>
      candidates: Candidate[]
      check: Check | null
    }
  | {
      /** No model of repeats: value by margin and retention, as `simpleValue`. */
      model: 'simple'
      reason: 'few-members' | 'few-repeats' | 'none-identified'
      confidence: 'low'
      candidates: Candidate[]
    }

/**
 * Fits BG/NBD and MBG/NBD and takes the likelier of those whose parameters the data identify (equal numbers of
 * parameters, so that AIC says the same); a holdout is reported for both and decides nothing.
 * @param check whether the chosen one is compared with Pareto/NBD over the time `ahead` (52 by default).
 * @throws RangeError as `calibration` for a holdout.
 */
export function chooseModel(
  histories: Counted,
  { holdout, check = true, ahead = 52 }: { holdout?: Holdout; check?: boolean; ahead?: number } = {},
): Choice {
  const none = (
    reason: 'few-members' | 'few-repeats' | 'none-identified',
    candidates: Candidate[],
  ): Choice => ({
    model: 'simple',
    reason,
    confidence: 'low',
    candidates,
  })
  if (histories.members < fewestMembers) return none('few-members', [])
  if (histories.repeats < fewestRepeats) return none('few-repeats', [])
  const candidates = (['bg-nbd', 'mbg-nbd'] as const).map((name): Candidate => {
    const model = repeatModels[name]
    const fit = model.fit(histories)
    const foreseen = holdout && fit.identified ? calibration(model, fit.params, histories, holdout) : null
    return { model: name, fit, holdout: foreseen }
  })
  const identified = candidates.filter(({ fit }) => fit.identified)
  const [first, second] = identified
  if (!first) return none('none-identified', candidates)
  const chosen = second && second.fit.logLikelihood > first.fit.logLikelihood ? second : first
  return {
    model: chosen.model,
    reason: second ? 'more-likely' : 'only-identified',
    confidence: histories.members >= manyMembers ? 'high' : 'medium',
    fit: chosen.fit,
    candidates,
    check: check ? checkOf(chosen, histories, ahead) : null,
  }
}

function checkOf({ model, fit }: Candidate, histories: Counted, ahead: number): Check {
  const part = thinned(histories, checkedMembers)
  const pareto = paretoNbd.fit(part)
  let expected = 0
  let checked = 0
  for (let i = 0; i < part.count.length; i++) {
    const history = historyAt(part, i)
    expected += part.count[i]! * repeatModels[model].expected(fit.params, history, ahead)
    checked += part.count[i]! * paretoNbd.expected(pareto.params, history, ahead)
  }
  return { model: 'pareto-nbd', fit: pareto, ratio: checked / expected }
}
