// Whom to rate next: the largest account of one's own that nobody has rated.
import type { NextAccount } from '#rooms/identify/judgement/ratings.tsx'
import { client } from '#web/client.ts'
import { useRead } from '#web/query.ts'
import type { accountListDoors } from './contract.ts'

const ask = client<typeof accountListDoors>()

/** Null when there is none, undefined until it is known. */
export const useNextToRate = (accountId: string, enabled: boolean): NextAccount | null | undefined => {
  const { data } = useRead(
    ['accounts', 'next to rate'],
    (signal) =>
      ask('GET /accounts', {
        query: { lacks: 'unrated', mine: 'true', sort: 'net', direction: 'down', limit: 5 },
        signal,
      }),
    { enabled },
  )
  if (!data) return undefined
  const next = data.rows.find((row) => row.id !== accountId)
  return next ? { id: next.id, name: next.shortName ?? next.name } : null
}
