// What the screens of judgement read: the ratings of an account, and which topics any scorecard looks at.
import { useRead } from '#web/query.ts'
import { ask, useScorecards } from '../asking.tsx'
import { topicsRead } from './rated-topics.ts'

export type Ratings = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId/ratings'>>>
export type Topic = Ratings['topics'][number]
export type Rating = Ratings['rows'][number]

export const useRatings = (accountId: string) =>
  useRead(['account', accountId, 'ratings'], (signal) =>
    ask('GET /accounts/:accountId/ratings', { path: { accountId }, signal }),
  )

/** Undefined until it is known. */
export const useTopicsRead = (): string[] | undefined => {
  const { data } = useScorecards()
  return data && topicsRead(data.rows.map((row) => row.definition))
}

/** The newest rating of each of the two latest raters, as they count against each other. */
export const twoLatest = (given: readonly Rating[]): Rating[] => {
  const [latest] = given
  const other = given.find((one) => one.personName !== latest?.personName)
  return [latest, other].filter((one) => one !== undefined)
}
