import { describe, expect, it } from 'vitest'
import { buyersOf, calibrated, cdnowIsHere, columnsOf } from '../../test/cdnow.ts'
import { ownHistories } from '../../test/own-histories.ts'
import { simulatedHistories } from '../../test/simulated.ts'
import { chooseModel } from './choose-model.ts'
import { countEqual } from './repeat-histories.ts'

const truth = { r: 0.8, alpha: 6, a: 0.9, b: 3 }

describe('chooseModel', () => {
  it('takes what the members were drawn from', () => {
    const bg = chooseModel(countEqual(simulatedHistories(truth, 6000, { per: 0.01 })), { check: false })
    expect(bg).toMatchObject({ model: 'bg-nbd', reason: 'more-likely', confidence: 'high', check: null })
    const drawn = simulatedHistories({ ...truth, b: 1.5 }, 6000, { per: 0.01, firstIsChance: true })
    const mbg = chooseModel(countEqual(drawn), { check: false })
    expect(mbg).toMatchObject({ model: 'mbg-nbd', reason: 'more-likely' })
    expect(mbg.candidates.map(({ model }) => model)).toEqual(['bg-nbd', 'mbg-nbd'])
  })

  it('with the Pareto/NBD as a check, which sees about the same future', () => {
    const choice = chooseModel(countEqual(simulatedHistories(truth, 1500, { per: 0.01, seed: 4 })), {
      ahead: 26,
    })
    if (choice.model === 'simple') throw new Error('no model')
    expect(choice.check!.fit.members).toBe(1500)
    expect(choice.check!.ratio).toBeGreaterThan(0.7)
    expect(choice.check!.ratio).toBeLessThan(1.5)
  })

  it('is of medium confidence below 500 members', () => {
    const choice = chooseModel(countEqual(simulatedHistories(truth, 450, { seed: 2 })), { check: false })
    expect(choice.confidence).toBe('medium')
  })

  it('refuses fewer than 100 members: forty of our own', () => {
    expect(chooseModel(countEqual(ownHistories))).toEqual({
      model: 'simple',
      reason: 'few-members',
      confidence: 'low',
      candidates: [],
    })
    expect(chooseModel(countEqual(columnsOf([])))).toMatchObject({ reason: 'few-members' })
  })

  it('refuses fewer than 100 repeats', () => {
    const quiet = Array.from({ length: 300 }, (_, i) =>
      i < 99 ? { x: 1, tx: 5, T: 40 } : { x: 0, tx: 0, T: 40 },
    )
    expect(chooseModel(countEqual(columnsOf(quiet)))).toMatchObject({
      model: 'simple',
      reason: 'few-repeats',
    })
  })

  it('falls back visibly where the data identify no model, and shows what was tried', () => {
    const alike = Array.from({ length: 200 }, () => ({ x: 10, tx: 50, T: 50 }))
    const choice = chooseModel(countEqual(columnsOf(alike)))
    expect(choice).toMatchObject({ model: 'simple', reason: 'none-identified', confidence: 'low' })
    expect(choice.candidates.map(({ fit }) => fit.identified)).toEqual([false, false])
  })

  it('says how both candidates foresaw a holdout', () => {
    const histories = countEqual(simulatedHistories(truth, 600, { seed: 8 }))
    const counts = new Float64Array(600).fill(1)
    const { candidates } = chooseModel(histories, { holdout: { t: 26, counts }, check: false })
    for (const { holdout } of candidates) {
      expect(holdout!.actual).toBe(600)
      expect(holdout!.meanAbsoluteError).toBeGreaterThan(0)
    }
  })

  it('does not mind the order of members', () => {
    const { x, tx, T } = simulatedHistories(truth, 5500, { seed: 3 })
    const forwards = chooseModel(countEqual({ x, tx, T }), { check: false })
    const backwards = chooseModel(countEqual({ x: x.toReversed(), tx: tx.toReversed(), T: T.toReversed() }), {
      check: false,
    })
    if (forwards.model === 'simple' || backwards.model === 'simple') throw new Error('no model')
    expect(backwards.model).toBe(forwards.model)
    expect(backwards.fit.params.alpha / forwards.fit.params.alpha).toBeCloseTo(1, 5)
  })

  it.skipIf(!cdnowIsHere)(
    'CDNOW (needs ../shared/data/cdnow): MBG/NBD by a hair, as the log-likelihoods say',
    () => {
      const { histories, holdout } = calibrated(buyersOf('CDNOW_sample.txt'))
      const choice = chooseModel(countEqual(histories), { holdout: { t: 39, counts: holdout }, ahead: 39 })
      if (choice.model === 'simple') throw new Error('no model')
      expect(choice).toMatchObject({ model: 'mbg-nbd', reason: 'more-likely', confidence: 'high' })
      expect(choice.candidates[1]!.fit.logLikelihood - choice.candidates[0]!.fit.logLikelihood).toBeCloseTo(
        0.293,
        2,
      )
      expect(choice.check!.ratio).toBeCloseTo(1, 0)
    },
  )
})
