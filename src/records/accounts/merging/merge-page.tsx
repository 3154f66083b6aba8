// Two accounts side by side: which one stays, which value of each field, and what comes over.
import { useState } from 'react'
import { Button, ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { useGo } from '#web/link.tsx'
import { countText } from '#web/number-text.ts'
import { Page, Section } from '#web/page.tsx'
import { type Picked, SearchPicker } from '#web/pickers.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { useParam, useUrl } from '#web/url.ts'
import { duplicateWords } from '../duplicates/duplicate.words.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { useFields } from '../fields/use-fields.tsx'
import { findAccounts } from '../finding.tsx'
import { industryShown } from '../industry.ts'
import { TierMark } from '../tier-mark.tsx'
import type { Side } from './choosing.ts'
import type { mergeDoors } from './merge.contract.ts'
import './merge.css'
import { useUndoMerge } from './use-undo-merge.tsx'

const ask = client<typeof mergeDoors>()
type Preview = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId/merges/preview'>>>
type One = Preview['survivor']

export const MergePage = () => {
  const accountId = useParam('accountId')
  const w = useWords(duplicateWords)
  const [url, setUrl] = useUrl()
  const absorbedId = url.with ?? ''
  const preview = useRead(
    ['account', accountId, 'merge', absorbedId],
    (signal) =>
      ask('GET /accounts/:accountId/merges/preview', { path: { accountId }, query: { absorbedId }, signal }),
    { enabled: absorbedId !== '' },
  )
  return (
    <Page
      kind="board"
      title={w('mergeTitle')}
      question={w('mergeQuestion')}
      crumbs={[
        { label: w('accounts'), to: '/accounts' },
        ...(preview.data ? [{ label: preview.data.survivor.name, to: `/accounts/${accountId}` }] : []),
      ]}
    >
      {absorbedId === '' ? (
        <Section title={w('mergeWith')} hint={w('mergeWithHint')} boxed>
          <SearchPicker
            label={w('mergeWith')}
            value={null as Picked | null}
            onChange={(picked) => picked && setUrl({ with: picked.value })}
            search={findAccounts(accountId)}
            placeholder={w('findAccount')}
          />
        </Section>
      ) : preview.error ? (
        <Failure error={preview.error} onRetry={() => void preview.refetch()} words={duplicateWords} />
      ) : preview.data ? (
        <SideBySide
          key={`${accountId} ${absorbedId}`}
          preview={preview.data}
          again={() => void preview.refetch()}
        />
      ) : (
        <SkeletonLines lines={12} />
      )}
    </Page>
  )
}

const OneSide = ({ one, stays }: { one: One; stays?: boolean }) => {
  const w = useWords(duplicateWords)
  return (
    <div className="ac-merge-side" data-stays={stays || undefined}>
      <span className="k-small k-quiet">{w(stays ? 'stays' : 'goesIn')}</span>
      <strong>{one.name}</strong>
      <span className="k-small">
        <TierMark tier={one.tier} terse /> {one.code} · {one.ownerName ?? w('noOwner')}
        {one.departmentName ? ` · ${one.departmentName}` : ''} ·{' '}
        {w('enteredOn', { day: one.createdAt.slice(0, 10) })}
      </span>
    </div>
  )
}

const SideBySide = ({ preview, again }: { preview: Preview; again: () => void }) => {
  const w = useWords(duplicateWords)
  const { language } = useLanguage()
  const go = useGo()
  const renew = useRenew()
  const undo = useUndoMerge()
  const [busy, setBusy] = useState(false)
  const [changed, setChanged] = useState<Record<string, Side>>({})
  const { survivor, absorbed, fields, counts } = preview
  const choices = Object.fromEntries(fields.map(({ field, choice }) => [field, changed[field] ?? choice]))
  const merge = async () => {
    setBusy(true)
    try {
      const { mergeId } = await ask('POST /accounts/:accountId/merges', {
        path: { accountId: survivor.id },
        body: {
          absorbedId: absorbed.id,
          choices,
          revision: survivor.revision,
          absorbedRevision: absorbed.revision,
        },
      })
      await renew(['account'], ['accounts'], ['duplicates'])
      go(`/accounts/${survivor.id}`, { replace: true })
      toast(w('merged', { name: absorbed.name }), { undo: () => undo(survivor.id, mergeId, absorbed.name) })
    } catch (error) {
      toastFailure(error, duplicateWords)
      again()
      setBusy(false)
    }
  }
  const brought = Object.entries(counts).filter(([, { theirs }]) => theirs > 0)
  return (
    <>
      <div className="ac-merge-sides">
        <OneSide one={survivor} stays />
        <ButtonLink icon="refresh" small to={`/accounts/${absorbed.id}/merge?with=${survivor.id}`}>
          {w('swap')}
        </ButtonLink>
        <OneSide one={absorbed} />
      </div>
      <Section title={w('fields')} boxed>
        {fields.length === 0 ? <p className="k-quiet">{w('noFields')}</p> : null}
        <div className="ac-merge-fields">
          {fields.map((one) => (
            <FieldChoice
              key={one.field}
              one={one}
              names={preview.names}
              side={choices[one.field] ?? 'survivor'}
              onSide={(side) => setChanged({ ...changed, [one.field]: side })}
            />
          ))}
        </div>
      </Section>
      <Section title={w('brings')} boxed>
        <dl className="ac-merge-counts">
          {brought.map(([part, { own, theirs }]) => (
            <div key={part}>
              <dt>{w(`part.${part}` as keyof typeof duplicateWords)}</dt>
              <dd className="k-number">
                {w('has', { own: countText(own, language), theirs: countText(theirs, language) })}
              </dd>
            </div>
          ))}
        </dl>
        <p className="k-small k-quiet">
          {w('bringsText')} {w('canUndo')}
        </p>
      </Section>
      {preview.may.includes('merge') ? (
        <div className="k-row">
          <Button kind="primary" busy={busy} onClick={() => void merge()}>
            {w('doMerge')}
          </Button>
          <ButtonLink to={`/accounts/${survivor.id}`}>{w('cancel')}</ButtonLink>
        </div>
      ) : (
        <p className="k-quiet">{w('mayNotMerge')}</p>
      )}
    </>
  )
}

const FieldChoice = ({
  one: { field, survivor, absorbed },
  names,
  side,
  onSide,
}: {
  one: Preview['fields'][number]
  names: Preview['names']
  side: Side
  onSide: (side: Side) => void
}) => {
  const w = useWords(duplicateWords)
  const { language } = useLanguage()
  const own = useFields().find((one) => `custom.${one.key}` === field)
  const label = own ? own.name[language] : w(field as keyof typeof duplicateWords)
  const pick = (value: Side, text: string, shown: unknown) => (
    <label className="ac-merge-value">
      <input
        type="radio"
        name={`merge-${field}`}
        checked={side === value}
        onChange={() => onSide(value)}
        aria-label={`${label}: ${text}`}
      />
      <span>
        <Value field={field} value={shown} names={names} />
      </span>
    </label>
  )
  return (
    <fieldset className="ac-merge-field" aria-label={label}>
      <span>{label}</span>
      {pick('survivor', w('useSurvivor'), survivor)}
      {pick('absorbed', w('useAbsorbed'), absorbed)}
      {field === 'tags' ? (
        <label className="ac-merge-value">
          <input
            type="radio"
            name={`merge-${field}`}
            checked={side === 'both'}
            onChange={() => onSide('both')}
          />
          <span>{w('useBoth')}</span>
        </label>
      ) : null}
    </fieldset>
  )
}

const prefixes: Record<string, string> = {
  status: 'status',
  sizeClass: 'size',
  organisationLevel: 'level',
  ownership: 'ownership',
  attitude: 'attitude',
}

const Value = ({ field, value, names }: { field: string; value: unknown; names: Preview['names'] }) => {
  const w = useWords(duplicateWords)
  const { language } = useLanguage()
  const own = useFields().find((one) => `custom.${one.key}` === field)
  const empty = <span className="k-quiet">{w('nothing')}</span>
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return empty
  if (own) return <FieldValue field={own} value={value as never} names={names} />
  if (field === 'owner') {
    const { ownerId, departmentId } = value as { ownerId: string | null; departmentId: string | null }
    const shown = [ownerId, departmentId].flatMap((id) => (id ? (names[id] ?? []) : [])).join(' · ')
    return shown ? shown : empty
  }
  if (field === 'parent') return names[String(value)] ?? '…'
  if (field === 'industry') return industryShown(String(value), language)
  const prefix = prefixes[field]
  if (prefix) return w(`${prefix}.${String(value)}` as keyof typeof duplicateWords)
  return Array.isArray(value) ? value.join(w('comma')) : String(value)
}
