// The door of the first page.
import { ledgerSpan, unassignedEver } from '#records/ledger/figures.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { latestEvaluation } from '#rooms/identify/run/evaluation.store.ts'
import { gradeName } from '#rooms/identify/scoring/explain.ts'
import { fiveDimensions } from '#rooms/identify/scoring/presets.ts'
import { layerOf } from '#rooms/identify/scoring/scorecard.ts'
import { serve } from '#server/call.ts'
import { todayDoors } from './contract.ts'
import { layersOf } from './layers.ts'
import { biggestOf, gaps, movedIn, totalsBy, unrated } from './store.ts'

const keyAccountsShown = 12
const movesShown = 8

export const todayDesk = serve(todayDoors, {
  'GET /today': async (call) => {
    const { db, viewer } = call
    const evaluation = await latestEvaluation(db, 'tier')
    const segmented = await latestEvaluation(db, 'segment')
    const definition = evaluation?.definition ?? fiveDimensions.definition
    const ladder = definition.kind === 'rfm' ? [] : definition.tiers
    const keyTiers = ladder.filter((tier) => tier.layer === 'key').map((tier) => tier.key)
    const byTier = (await totalsBy(db, viewer, 'tier')).map((row) => ({ ...row, tier: row.grade }))
    const bySegment = segmented ? await totalsBy(db, viewer, 'segment') : []
    const unassigned = viewer.all ? await unassignedEver(db) : { lines: 0, amountMinor: 0 }
    const lacking = await gaps(db, viewer)
    const profits = byTier.flatMap((row) => (row.profitMinor === null ? [] : [row.profitMinor]))
    return {
      currency: (await findCompany(db)).currency,
      asOfMonth: (await ledgerSpan(db)).asOfMonth,
      accounts: sum(byTier.map((row) => row.accounts)),
      netMinor: sum(byTier.map((row) => row.netMinor)),
      previousNetMinor: sum(byTier.map((row) => row.previousNetMinor)),
      profitMinor: profits.length ? sum(profits) : null,
      layers: layersOf(byTier, (tier) => layerOf(definition, tier)),
      tiers: ladder.map((tier) => {
        const row = byTier.find((one) => one.tier === tier.key)
        return {
          tier: tier.key,
          layer: tier.layer,
          accounts: row?.accounts ?? 0,
          netMinor: row?.netMinor ?? 0,
          profitMinor: row?.profitMinor ?? null,
        }
      }),
      segments:
        segmented?.definition.kind === 'rfm'
          ? segmented.definition.segments.map((segment) => {
              const row = bySegment.find((one) => one.grade === segment.key)
              return {
                key: segment.key,
                name: gradeName(segmented.definition, segment.key) ?? segment.name,
                accounts: row?.accounts ?? 0,
                netMinor: row?.netMinor ?? 0,
              }
            })
          : [],
      evaluation: evaluation
        ? {
            id: evaluation.id,
            asOf: evaluation.as_of,
            evaluatedAt: evaluation.evaluated_at.toISOString(),
            scorecardName: { zh: evaluation.name_zh, en: evaluation.name_en },
            provisional: lacking.provisional,
          }
        : null,
      moved: evaluation ? await movedIn(db, viewer, evaluation.id, movesShown) : [],
      keyAccounts: (await biggestOf(db, viewer, keyTiers, keyAccountsShown)).map((row) => ({
        ...row,
        tier: row.tier ?? '',
      })),
      toRate: await unrated(db, viewer, keyTiers),
      withoutProfit: lacking.withoutProfit,
      unassignedLines: unassigned.lines,
      unassignedMinor: unassigned.amountMinor,
    }
  },
})

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
