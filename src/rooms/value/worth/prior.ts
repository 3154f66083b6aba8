// What a new account is taken to be worth until it has shown more: the mean of its like.
import type { Foreseen } from './lifetime.ts'

/** How an account of a size class orders, over those that are not new. */
export type Like = {
  /** Repeats a week, all together: repeats over weeks observed. */
  rate: number
  /** Mean value of a day with an order. */
  spendMinor: number
  accounts: number
}
export type Likes = { all: Like | null; bySize: Record<string, Like> }

export type Seen = { size: string | null; repeats: number; ageWeeks: number; meanMinor: number }

/** A class of fewer is too small to speak for a newcomer. */
const fewest = 10

type Sum = { accounts: number; repeats: number; weeks: number; spenders: number; means: number }
const noSum = (): Sum => ({ accounts: 0, repeats: 0, weeks: 0, spenders: 0, means: 0 })

export const likesOf = (list: Iterable<Seen>): Likes => {
  const all = noSum()
  const bySize = new Map<string, Sum>()
  for (const one of list) {
    add(all, one)
    if (one.size === null) continue
    const sum = bySize.get(one.size) ?? noSum()
    add(sum, one)
    bySize.set(one.size, sum)
  }
  return {
    all: likeOf(all),
    bySize: Object.fromEntries(
      [...bySize].flatMap(([size, sum]) => {
        const like = sum.accounts >= fewest ? likeOf(sum) : null
        return like ? [[size, like]] : []
      }),
    ),
  }
}

const add = (sum: Sum, { repeats, ageWeeks, meanMinor }: Seen): void => {
  sum.accounts += 1
  sum.repeats += repeats
  sum.weeks += ageWeeks
  if (repeats === 0 || meanMinor <= 0) return
  sum.spenders += 1
  sum.means += meanMinor
}

const likeOf = ({ accounts, repeats, weeks, spenders, means }: Sum): Like | null =>
  spenders === 0 || weeks <= 0 ? null : { rate: repeats / weeks, spendMinor: means / spenders, accounts }

/** What the model expects of any new account, moved to how often those of its size order, at what they pay. */
export const priorOf = (
  likes: Likes,
  size: string | null,
  anyNew: Omit<Foreseen, 'spendMinor'>,
): Foreseen | null => {
  const { all } = likes
  if (!all) return null
  const like = (size && likes.bySize[size]) || all
  const pace = all.rate > 0 ? like.rate / all.rate : 1
  return {
    yearOrders: anyNew.yearOrders * pace,
    horizonOrders: anyNew.horizonOrders * pace,
    discountedOrders: anyNew.discountedOrders * pace,
    lowOrders: anyNew.lowOrders * pace,
    highOrders: anyNew.highOrders * pace,
    spendMinor: like.spendMinor,
    alive: null,
  }
}
