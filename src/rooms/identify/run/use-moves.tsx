// The moves of an evaluation: filtered by the address, page by page, and the ids of all that match.
import { usePhone } from '#web/media.ts'
import { usePages } from '#web/query.ts'
import { useUrl } from '#web/url.ts'
import { ask, type MoveRow } from '../asking.tsx'
import type { Way } from './moved.tsx'

export const moveKinds = ['up', 'down', 'entered', 'left'] as const
export const moveVerdicts = ['waiting', 'approved', 'refused'] as const
export type MoveVerdict = (typeof moveVerdicts)[number]
export type MovesFilter = { kind: Way | undefined; verdict: MoveVerdict | undefined }

/** As many as one decision takes. */
const chosenAtMost = 5000
const pageOfIds = 200

export const useMovesFilter = () => {
  const [url, setUrl] = useUrl()
  return {
    kind: moveKinds.find((one) => one === url.kind),
    verdict: moveVerdicts.find((one) => one === url.verdict),
    setUrl,
  }
}

/** Cards are tall, so a phone takes them by the dozen. */
export const useMoves = (
  evaluationId: string,
  against: string | undefined,
  { kind, verdict }: MovesFilter,
) => {
  const limit = usePhone() ? 12 : 100
  return usePages(['identify', 'moves', evaluationId, against, kind, verdict, limit], (cursor, signal) =>
    ask('GET /identify/evaluations/:evaluationId/moves', {
      path: { evaluationId },
      query: { against, kind, verdict, cursor, limit },
      signal,
    }),
  )
}

/** Everything that waits under a filter, as far as one may decide it. */
export const idsThatMatch = async (
  evaluationId: string,
  kind: Way | undefined,
  may: (row: MoveRow) => boolean,
): Promise<string[]> => {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await ask('GET /identify/evaluations/:evaluationId/moves', {
      path: { evaluationId },
      query: { kind, verdict: 'waiting', cursor, limit: pageOfIds },
    })
    ids.push(...page.rows.filter(may).map((row) => row.accountId))
    cursor = page.next ?? undefined
  } while (cursor && ids.length < chosenAtMost)
  return ids.slice(0, chosenAtMost)
}
