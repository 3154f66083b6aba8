// A scorecard being changed: the draft outlives the page, and knows which version it began from.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { readStored, writeStored } from '#web/stored.ts'
import type { ScorecardShown } from './asking.tsx'
import { checkScorecard, type Scorecard } from './scorecard.ts'

type Kept = { version: number; definition: Scorecard } | null
const keepAfterMs = 300

export const useDraft = (scorecard: ScorecardShown) => {
  const key = `draft:scorecard:${scorecard.id}`
  const [kept] = useState(() => readStored<Kept>(key, null))
  const [base, setBase] = useState(kept?.version ?? scorecard.version)
  const [definition, setDefinition] = useState<Scorecard>(kept?.definition ?? scorecard.definition)
  const [restored, setRestored] = useState(kept !== null)
  const saved = useMemo(() => JSON.stringify(scorecard.definition), [scorecard.definition])
  const isChanged = definition !== scorecard.definition && JSON.stringify(definition) !== saved

  const latest = useRef({ isChanged, base, definition })
  latest.current = { isChanged, base, definition }
  const keep = useCallback(() => {
    const now = latest.current
    writeStored(key, now.isChanged ? { version: now.base, definition: now.definition } : undefined)
  }, [key])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change is kept a moment later
  useEffect(() => {
    const timer = setTimeout(keep, keepAfterMs)
    return () => clearTimeout(timer)
  }, [definition, base, isChanged, keep])
  useEffect(() => () => keep(), [keep])

  const problems = useMemo(() => checkScorecard(definition), [definition])
  const take = useCallback((next: ScorecardShown) => {
    setDefinition(next.definition)
    setBase(next.version)
    setRestored(false)
  }, [])
  // Nothing of one's own to lose: a newer version simply shows.
  useEffect(() => {
    if (base !== scorecard.version && !latest.current.isChanged) take(scorecard)
  }, [base, scorecard, take])
  return {
    definition,
    change: setDefinition,
    isChanged,
    restored: restored && isChanged,
    problems,
    /** The version the changes began from. */
    base,
    /** Puts the changes on top of the newest version. */
    rebase: () => setBase(scorecard.version),
    /** Lets the changes go. */
    discard: () => take(scorecard),
    take,
  }
}

export type Draft = ReturnType<typeof useDraft>
