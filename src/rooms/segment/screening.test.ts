// The six questions of a nomination.
import { describe, expect, it } from 'vitest'
import { blankAnswers, checkAnswers, questions, yesOf } from './screening.ts'

describe('the six screening questions', () => {
  it('are six, all answered no at first', () => {
    expect(questions).toHaveLength(6)
    expect(yesOf(blankAnswers())).toBe(0)
  })

  it('need one yes with evidence', () => {
    const answers = blankAnswers()
    expect(checkAnswers(answers).map((one) => one.code)).toEqual(['segment.noYes'])
    answers.large = { yes: true, evidence: '  ' }
    expect(checkAnswers(answers).map((one) => one.code)).toEqual(['segment.noEvidence'])
    answers.mostProfit = { yes: true, evidence: '毛利占一成' }
    expect(checkAnswers(answers)).toEqual([])
    expect(yesOf(answers)).toBe(2)
  })
})
