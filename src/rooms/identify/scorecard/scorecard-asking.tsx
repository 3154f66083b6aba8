// What the pages of scorecards ask the server.
import { useMemo } from 'react'
import type { accountDoors } from '#records/accounts/contract.ts'
import { client } from '#web/client.ts'
import { useRead } from '#web/query.ts'
import { ask, type ScorecardShown, useScorecards } from '../asking.tsx'
import type { SegmentRule } from '../scoring/pools.ts'

const accounts = client<typeof accountDoors>()

export type KeptDraft = Awaited<ReturnType<typeof ask<'GET /identify/drafts/:draftId'>>>
export type TopicShown = Awaited<ReturnType<typeof ask<'GET /identify/topics'>>>['rows'][number]

export const usePutAway = (enabled: boolean) =>
  useRead(
    ['identify', 'scorecards', 'archived'],
    (signal) => ask('GET /identify/scorecards', { query: { archived: 'true' }, signal }),
    { enabled },
  )

type Found = {
  scorecard: ScorecardShown | undefined
  isPutAway: boolean
  isPending: boolean
  error: unknown
  retry: () => void
}

/** A scorecard by its id, also where it was put away. */
export const useScorecard = (id: string): Found => {
  const list = useScorecards()
  const current = list.data?.rows.find((row) => row.id === id)
  const away = usePutAway(list.data !== undefined && current === undefined)
  const archived = away.data?.rows.find((row) => row.id === id)
  return {
    scorecard: current ?? archived,
    isPutAway: current === undefined && archived !== undefined,
    isPending: list.isPending || (current === undefined && away.isPending),
    error: list.error ?? (current ? null : away.error),
    retry: () => void Promise.all([list.refetch(), away.refetch()]),
  }
}

export const usePresets = () =>
  useRead(['identify', 'presets'], (signal) => ask('GET /identify/presets', { signal }))

export const useDrafts = (scorecardId: string, enabled: boolean) =>
  useRead(
    ['identify', 'drafts', scorecardId],
    (signal) => ask('GET /identify/scorecards/:scorecardId/drafts', { path: { scorecardId }, signal }),
    { enabled },
  )

export const useKeptDraft = (draftId: string | null) =>
  useRead(
    ['identify', 'draft', draftId],
    (signal) => ask('GET /identify/drafts/:draftId', { path: { draftId: draftId ?? '' }, signal }),
    { enabled: draftId !== null },
  )

/** `version` is the newest, so that a new one renews the list. */
export const useVersions = (scorecardId: string, version: number) =>
  useRead(['identify', 'versions', scorecardId, version], (signal) =>
    ask('GET /identify/scorecards/:scorecardId/versions', { path: { scorecardId }, signal }),
  )

export const useTopics = () =>
  useRead(['identify', 'topics'], (signal) => ask('GET /identify/topics', { signal }))

const noSegments: SegmentRule[] = []

/** Saved segments as rules and pools read them; none while they are being read. */
export const useSegments = (): { segments: SegmentRule[]; isPending: boolean } => {
  const read = useRead(['segments'], (signal) => accounts('GET /segments', { signal }))
  const rows = read.data?.rows
  const segments = useMemo(
    () => rows?.map(({ id, name, conditions }) => ({ id, name, conditions })) ?? noSegments,
    [rows],
  )
  return { segments, isPending: read.isPending }
}

/** What conditions and rules can name: tags, metrics and more that are in use. */
export const useChoices = () =>
  useRead(['segments', 'choices'], (signal) => accounts('GET /segments/choices', { signal }))
