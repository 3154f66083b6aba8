// The six questions that show whether an account deserves to become a key account.
import type { Problem } from '#base/refusal.ts'

export const questions = [
  'large',
  'cannotLose',
  'mostProfit',
  'deservesCare',
  'effortPays',
  'rightDirection',
] as const
export type Question = (typeof questions)[number]

export type Answer = { yes: boolean; evidence: string }
export type Answers = Record<Question, Answer>

export const blankAnswers = (): Answers =>
  Object.fromEntries(questions.map((key) => [key, { yes: false, evidence: '' }])) as Answers

/** How much speaks for an account: 0 to 6. */
export const yesOf = (answers: Answers): number => questions.filter((key) => answers[key]?.yes).length

/** Of those, how many rest on something that was written down. */
export const foundedOf = (answers: Answers): number =>
  questions.filter((key) => answers[key]?.yes && answers[key].evidence.trim() !== '').length

/** Nobody is nominated for nothing, and a single word of evidence is asked for. */
export const checkAnswers = (answers: Answers): Problem[] =>
  yesOf(answers) === 0
    ? [{ field: 'answers', code: 'segment.noYes' }]
    : foundedOf(answers) === 0
      ? [{ field: 'answers', code: 'segment.noEvidence' }]
      : []
