// Choosing rows: one by one, a range with Shift, and all that match a filter beyond the rows that are loaded.
import { type MouseEvent, useCallback, useRef, useState } from 'react'

type Row = { accountId: string }

/** `may` says which rows can be chosen at all; spread `within` on an element around the table. */
export const useChoosing = <R extends Row>(rows: readonly R[] | undefined, may: (row: R) => boolean) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set<string>())
  const shift = useRef(false)
  const last = useRef<string | null>(null)
  const onSelect = useCallback(
    (next: Set<string>) => {
      const all = rows ?? []
      const fit = new Set(all.filter(may).map((row) => row.accountId))
      const added = [...next].filter((id) => !chosen.has(id))
      const [only, ...others] = added
      if (only && others.length === 0 && shift.current && last.current) {
        const places = [only, last.current].map((id) => all.findIndex((row) => row.accountId === id))
        const [from, to] = [Math.min(...places), Math.max(...places)]
        if (from >= 0) for (const row of all.slice(from, to + 1)) next.add(row.accountId)
      }
      last.current = only ?? null
      setChosen(new Set([...next].filter((id) => chosen.has(id) || fit.has(id))))
    },
    [rows, may, chosen],
  )
  return {
    chosen,
    onSelect,
    choose: (ids: readonly string[]) => setChosen(new Set(ids)),
    clear: useCallback(() => setChosen(new Set<string>()), []),
    within: {
      onClickCapture: (event: MouseEvent) => {
        shift.current = event.shiftKey
      },
    },
  }
}
