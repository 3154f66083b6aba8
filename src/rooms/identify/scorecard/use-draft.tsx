// A scorecard being changed: what is changed outlives the page, and knows which version it began from.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { readStored, writeStored } from '#web/stored.ts'
import type { ScorecardShown } from '../asking.tsx'
import type { Scorecard } from '../scoring/scorecard.ts'
import { checkScorecard } from '../scoring/scorecard-check.ts'
import type { KeptDraft } from './scorecard-asking.tsx'

type Kept = { version: number; definition: Scorecard } | null
const keepAfterMs = 300

/** Where changes wait in the browser until they are saved. */
export const placeOf = (scorecardId: string, draftId?: string): string =>
  `draft:scorecard:${scorecardId}${draftId ? `:${draftId}` : ''}`

/** With an opened draft the changes begin from what it says instead of from the newest version. */
export const useDraft = (scorecard: ScorecardShown, opened: KeptDraft | null) => {
  const key = placeOf(scorecard.id, opened?.id)
  const begun: Scorecard = opened?.definition ?? scorecard.definition
  const [kept] = useState(() => readStored<Kept>(key, null))
  const [base, setBase] = useState(opened ? scorecard.version : (kept?.version ?? scorecard.version))
  const [definition, setDefinition] = useState<Scorecard>(kept?.definition ?? begun)
  const [restored, setRestored] = useState(kept !== null)
  const saved = useMemo(() => JSON.stringify(scorecard.definition), [scorecard.definition])
  const start = useMemo(() => JSON.stringify(begun), [begun])
  const text = useMemo(() => JSON.stringify(definition), [definition])
  /** Against the newest version, and against where one began: the version itself, or the opened draft. */
  const isChanged = text !== saved
  const isTouched = text !== start

  const latest = useRef({ isTouched, isChanged, base, definition })
  latest.current = { isTouched, isChanged, base, definition }
  const gone = useRef(false)
  const keep = useCallback(() => {
    if (gone.current) return
    const now = latest.current
    writeStored(key, now.isTouched ? { version: now.base, definition: now.definition } : undefined)
  }, [key])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change is kept a moment later
  useEffect(() => {
    gone.current = false
    const timer = setTimeout(keep, keepAfterMs)
    return () => clearTimeout(timer)
  }, [definition, base, isTouched, keep])
  useEffect(() => () => keep(), [keep])

  const problems = useMemo(() => checkScorecard(definition), [definition])
  const take = useCallback((next: { definition: Scorecard; version: number }) => {
    setDefinition(next.definition)
    setBase(next.version)
    setRestored(false)
  }, [])
  // Nothing of one's own to lose: a newer version simply shows.
  useEffect(() => {
    if (base === scorecard.version || latest.current.isTouched) return
    if (opened) setBase(scorecard.version)
    else take(scorecard)
  }, [base, opened, scorecard, take])
  return {
    definition,
    change: setDefinition,
    isChanged,
    isTouched,
    restored: restored && isTouched,
    problems,
    /** The version the changes go on top of. */
    base,
    /** Puts the changes on top of the newest version. */
    rebase: () => setBase(scorecard.version),
    /** Lets the changes go. */
    discard: () => take({ definition: begun, version: scorecard.version }),
    take,
    /** Nothing waits in the browser any more: it is kept elsewhere, or no longer wanted. */
    forget: () => {
      gone.current = true
      writeStored(key, undefined)
    },
  }
}

export type Draft = ReturnType<typeof useDraft>
