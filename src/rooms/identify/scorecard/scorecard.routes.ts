// Doors to scorecards.
import { dayIn } from '#base/calendar.ts'
import { type Problem, Refusal } from '#base/refusal.ts'
import { deciders, holds } from '#base/viewer.ts'
import { countAccounts } from '#records/ledger/figures.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { type Call, serve } from '#server/call.ts'
import { defaultAsOf, oneScorecard } from '../run/asked.store.ts'
import { columnsOf, knownFor, textsOf } from '../run/columns.store.ts'
import { standingOf } from '../run/effect.store.ts'
import { namesSeen } from '../run/evaluation.store.ts'
import { ledgerMonthsOf, monthsSince } from '../run/judging.store.ts'
import { allPresets } from '../scoring/all-presets.ts'
import { profitOf, readsBreadth } from '../scoring/figures.ts'
import { type Scorecard, sourceNamed } from '../scoring/scorecard.ts'
import { checkScorecard } from '../scoring/scorecard-check.ts'
import { clashWith, outsideValidity } from '../scoring/validity.ts'
import { pinsOn } from '../standing/pin.store.ts'
import type { ScorecardRow } from '../tables.store.ts'
import { addDraft, type DraftRow, draftsOf, dropDraft, findDraft, saveDraft } from './draft.store.ts'
import { scorecardDoors } from './scorecard.contract.ts'
import {
  addScorecard,
  archiveScorecard,
  saveStanding,
  saveVersion,
  scorecards,
  versionsOf,
} from './scorecard.store.ts'

export const scorecardDesk = serve(scorecardDoors, {
  'GET /identify/scorecards': async (call, { query }) => ({
    rows: (await scorecards(call.db, query.archived === 'true')).map((row) => scorecardOut(call, row)),
  }),

  'GET /identify/presets': async () => ({ rows: [...allPresets] }),

  'POST /identify/scorecards': async (call, { body }) => {
    const definition = body.copyOf
      ? (await oneScorecard(call.db, body.copyOf)).definition
      : allPresets.find((preset) => preset.key === (body.preset ?? 'fiveDimensions'))?.definition
    if (!definition)
      throw new Refusal('invalid', 'web.badInput', {}, [{ field: 'preset', code: 'identify.noSuchPreset' }])
    const id = await addScorecard(call.db, call.actor, {
      name: { zh: body.name, en: body.name },
      sets: 'nothing',
      definition,
    })
    return scorecardOut(call, await oneScorecard(call.db, id))
  },

  'PUT /identify/scorecards/:scorecardId/standing': async (call, { path, body }) => {
    const before = await oneScorecard(call.db, path.scorecardId)
    const { name, ...next } = body
    const problems: Problem[] = []
    const { kind } = before.definition
    if ((next.sets === 'segment') !== (kind === 'rfm') && next.sets !== 'nothing')
      problems.push({ field: 'sets', code: 'identify.setsOtherKind' })
    if (next.validFrom && next.validUntil && next.validFrom > next.validUntil)
      problems.push({ field: 'validUntil', code: 'identify.endsBeforeItBegins' })
    const clash = clashWith({ id: before.id, ...next }, await scorecards(call.db))
    if (clash)
      problems.push({
        field: 'validFrom',
        code: 'identify.twoSetTiers',
        params: { zh: clash.name.zh || clash.name.en, en: clash.name.en || clash.name.zh },
      })
    if (problems.length) throw new Refusal('invalid', 'web.badInput', {}, problems)
    const renamed = name === before.name.zh || name === before.name.en ? before.name : { zh: name, en: name }
    if (!(await saveStanding(call.db, call.actor, before, { ...next, name: renamed }, call.revision)))
      throw new Refusal('stale', 'web.stale')
    const saved = scorecardOut(call, await oneScorecard(call.db, path.scorecardId))
    // What is answered is told by the revision that this door asks for.
    return { ...saved, revision: saved.standingRevision }
  },

  'DELETE /identify/scorecards/:scorecardId': async (call, { path }) => {
    const before = await oneScorecard(call.db, path.scorecardId)
    if (before.sets !== 'nothing') throw new Refusal('conflict', 'identify.stillSets')
    if (!(await archiveScorecard(call.db, call.actor, before, call.revision)))
      throw new Refusal('stale', 'web.stale')
  },

  'GET /identify/scorecards/:scorecardId/versions': async (call, { path }) => {
    await oneScorecard(call.db, path.scorecardId)
    return {
      rows: (await versionsOf(call.db, path.scorecardId)).map((row) => ({
        ...row,
        evaluations: row.evaluations ?? 0,
        createdAt: row.createdAt.toISOString(),
      })),
    }
  },

  'GET /identify/scorecards/:scorecardId/versions/:version': async (call, { path }) =>
    scorecardOut(call, await oneScorecard(call.db, path.scorecardId, path.version)),

  'PUT /identify/scorecards/:scorecardId': async (call, { path, body }) => {
    const before = await oneScorecard(call.db, path.scorecardId)
    refuseUnsound(before, body.definition)
    if (!(await saveVersion(call.db, call.actor, before, body, call.revision)))
      throw new Refusal('stale', 'web.stale')
    return scorecardOut(call, await oneScorecard(call.db, path.scorecardId))
  },

  'GET /identify/scorecards/:scorecardId/drafts': async (call, { path }) => {
    await oneScorecard(call.db, path.scorecardId)
    return { rows: (await draftsOf(call.db, path.scorecardId)).map(draftOut) }
  },

  'POST /identify/scorecards/:scorecardId/drafts': async (call, { path, body }) => {
    const base = await oneScorecard(call.db, path.scorecardId)
    refuseUnsound(base, body.definition)
    return draftOut(await oneDraft(call, await addDraft(call.db, call.actor, base, body)))
  },

  'GET /identify/drafts/:draftId': async (call, { path }) => draftOut(await oneDraft(call, path.draftId)),

  'PUT /identify/drafts/:draftId': async (call, { path, body }) => {
    const before = await oneDraft(call, path.draftId)
    refuseUnsound(await oneScorecard(call.db, before.scorecard_id), body.definition)
    if (!(await saveDraft(call.db, call.actor, before, body, call.revision)))
      throw new Refusal('stale', 'web.stale')
    return draftOut(await oneDraft(call, path.draftId))
  },

  'DELETE /identify/drafts/:draftId': async (call, { path }) =>
    dropDraft(call.db, call.actor, await oneDraft(call, path.draftId), call.revision),

  'GET /identify/scorecards/:scorecardId/figures': async (call, { path, query }) => {
    const scorecard = await oneScorecard(call.db, path.scorecardId)
    if (scorecard.definition.kind !== 'weighted') throw new Refusal('invalid', 'identify.noWhatIf')
    const { definition } = scorecard
    const { criteria } = definition
    const basis = query.basis ?? definition.basis
    const also = [query.also ?? []].flat()
    const named = also.filter((name) => name.startsWith('fact:') || name.startsWith('attribute:'))
    const extra = also.filter((name) => !name.startsWith('fact:')).map((name) => sourceNamed(name))
    const asOf = query.asOf ?? (await defaultAsOf(call.db, call.now))
    const window = { asOf, months: query.window === 'all' ? null : query.window }
    const products = readsBreadth(definition) || also.includes('ledger:breadth')
    const counted = await countAccounts(call.db, window, { products })
    // The pool is the whole company's, but only what one may see leaves the house.
    const seen = (await namesSeen(call.db, call.viewer)).filter((one) => counted.has(one.id))
    const ids = seen.map((one) => one.id)
    const sources = [...criteria.map((criterion) => criterion.source), ...extra]
    const judgedUpTo = query.asOf ?? dayIn(call.now)
    const [known, { byAccount }, pins, { currency }] = await Promise.all([
      knownFor(call.db, sources, judgedUpTo, also),
      standingOf(call.db, scorecard),
      pinsOn(call.db, judgedUpTo),
      findCompany(call.db),
    ])
    const columns = columnsOf(sources, ids, counted, window, basis, known)
    const texts = textsOf(ids, named, known)
    const valuesOf = (name: string) =>
      texts.get(name) ??
      columns[criteria.length + extra.findIndex((source) => sameSource(source, name))] ??
      []
    const stood = ids.map((id) => byAccount.get(id) ?? null)
    return {
      asOf,
      currency,
      ledgerMonths: ledgerMonthsOf(counted, asOf),
      accountIds: ids,
      names: seen.map((one) => one.name),
      grades: stood.map((one) => one?.tier ?? null),
      provisional: stood.map((one) => one?.provisional ?? false),
      cooldown: stood.map((one) => one?.cooldown ?? 0),
      below: stood.map((one) => one?.below ?? 0),
      months: ids.map((id) => monthsSince(counted.get(id)?.firstMonth ?? null, asOf)),
      pins: ids.map((id) => pins.get(id) ?? null),
      netMinor: ids.map((id) => counted.get(id)?.netMinor ?? 0),
      profitMinor: ids.map((id) => {
        const one = counted.get(id)
        return one ? profitOf(one) : null
      }),
      criteria: criteria.map((criterion, index) => ({ key: criterion.key, values: columns[index] ?? [] })),
      also: also.map((source) => ({ source, values: valuesOf(source) })),
    }
  },
})

const sameSource = (source: ReturnType<typeof sourceNamed>, name: string): boolean =>
  JSON.stringify(source) === JSON.stringify(sourceNamed(name))

const refuseUnsound = (before: ScorecardRow, definition: Scorecard): void => {
  const problems = checkScorecard(definition)
  if (before.definition.kind !== definition.kind) problems.push({ field: 'kind', code: 'identify.otherKind' })
  if (problems.length)
    throw new Refusal(
      'invalid',
      'web.badInput',
      {},
      problems.map((one) => ({ ...one, field: `definition.${one.field}` })),
    )
}

const oneDraft = async (call: Call, id: string): Promise<DraftRow> => {
  const found = await findDraft(call.db, id)
  if (!found) throw new Refusal('notFound', 'identify.noSuchDraft')
  return found
}

const draftOut = (row: DraftRow) => ({
  id: row.id,
  scorecardId: row.scorecard_id,
  version: row.version,
  name: row.name,
  definition: row.definition,
  note: row.note,
  personName: row.person_name,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  revision: row.revision,
})

const scorecardOut = (call: Call, row: ScorecardRow) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  revision: row.version,
  standingRevision: row.revision,
  may: holds(call.viewer, deciders)
    ? (['edit', ...(outsideValidity(row, dayIn(call.now)) ? [] : (['evaluate'] as const))] as (
        | 'edit'
        | 'evaluate'
      )[])
    : [],
})
