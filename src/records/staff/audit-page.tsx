// The log: who changed what, who signed in, what was taken out; filtered, and taken out as a file.
import { useCallback, useMemo, useState } from 'react'
import { Button, ButtonLink } from '#web/button.tsx'
import { client, download } from '#web/client.ts'
import { Filter } from '#web/filter.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { DayInput, SearchPicker } from '#web/pickers.tsx'
import { usePages, useRead } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { useUrl } from '#web/url.ts'
import './access.css'
import { accessWords } from './access.words.ts'
import type { auditDoors } from './audit.contract.ts'
import { auditBooks, origins } from './audit.ts'
import { actionText, subjectText } from './audit.words.ts'
import { type Entry, EntryDialog, originText, Subject, shortDifference, Who } from './audit-entry.tsx'
import type { staffDoors } from './contract.ts'
import { momentText } from './moment.ts'
import { staffWords } from './words.ts'

const ask = client<typeof auditDoors & typeof staffDoors>()
const dayMs = 86_400_000

/** The moment a day begins where the reader is. */
const beginOf = (day: string | undefined, plusDays = 0): string | undefined => {
  if (!day) return undefined
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(new Date(year, month - 1, date).getTime() + plusDays * dayMs).toISOString()
}

const oneOf = <Key extends string>(keys: readonly Key[], text: string | undefined): Key | undefined =>
  keys.find((key) => key === text)

export const AuditPage = () => {
  const w = useWords(accessWords)
  const { language } = useLanguage()
  const [url, setUrl] = useUrl()
  const [open, setOpen] = useState<Entry | null>(null)
  const book = oneOf(auditBooks, url.tab) ?? 'all'
  const filter = {
    book,
    personId: url.person || undefined,
    action: url.action || undefined,
    kind: url.kind || undefined,
    accountId: url.account || undefined,
    origin: oneOf(origins, url.origin),
    from: beginOf(url.from),
    to: beginOf(url.to, 1),
  }
  const log = usePages(['audit', JSON.stringify(filter)], (cursor, signal) =>
    ask('GET /audit', { query: { ...filter, cursor }, signal }),
  )
  const known = useRead(['audit', 'actions'], (signal) => ask('GET /audit/actions', { signal }))
  const findPeople = useCallback(async (text: string, signal: AbortSignal) => {
    const { rows } = await ask('GET /people', { query: { search: text || undefined, limit: 20 }, signal })
    return rows.map((one) => ({ value: one.id, label: one.name, hint: one.departmentName ?? undefined }))
  }, [])
  const columns = useMemo<Column<Entry>[]>(
    () => [
      { key: 'at', title: w('time'), width: 148, render: (one) => momentText(one.at) },
      { key: 'person', title: w('person'), width: 120, render: (one) => <Who entry={one} /> },
      {
        key: 'action',
        title: w('action'),
        width: 170,
        render: (one) => actionText(one.action, language),
      },
      { key: 'subject', title: w('subject'), minWidth: 160, render: (one) => <Subject entry={one} /> },
      {
        key: 'changed',
        title: w('changed'),
        minWidth: 220,
        grow: 2,
        priority: 2,
        render: (one) => <span className="ac-short">{shortDifference(one, language)}</span>,
      },
      { key: 'origin', title: w('origin'), width: 120, priority: 3, render: (one) => originText(one, w) },
    ],
    [w, language],
  )
  const person = url.person ? { value: url.person, label: url.personName ?? '…' } : null
  const clear = () =>
    setUrl({
      person: null,
      personName: null,
      action: null,
      kind: null,
      account: null,
      origin: null,
      from: null,
      to: null,
    })
  return (
    <Page
      kind="list"
      title={w('audit')}
      question={w('auditQuestion')}
      tabs={auditBooks.map((key) => ({ key, label: w(`book.${key}`) }))}
      tab={book}
      onTab={(key) => setUrl({ tab: key === 'all' ? null : key, action: null })}
      actions={
        <ButtonLink
          icon="download"
          download
          to={download<typeof auditDoors>()('GET /audit/file', { query: filter })}
        >
          {w('exportLog')}
        </ButtonLink>
      }
      filters={
        <>
          <span className="ac-days">
            <SearchPicker
              label={w('person')}
              value={person}
              placeholder={w('pickPerson')}
              onChange={(next) => setUrl({ person: next?.value ?? null, personName: next?.label ?? null })}
              search={findPeople}
            />
          </span>
          <Filter
            label={w('action')}
            single
            options={(known.data?.actions ?? []).map((key) => ({ key, label: actionText(key, language) }))}
            value={url.action ? [url.action] : []}
            onChange={([key]) => setUrl({ action: key ?? null })}
          />
          <Filter
            label={w('kind')}
            single
            options={(known.data?.kinds ?? []).map((key) => ({ key, label: subjectText(key, language) }))}
            value={url.kind ? [url.kind] : []}
            onChange={([key]) => setUrl({ kind: key ?? null })}
          />
          <Filter
            label={w('origin')}
            single
            options={origins.map((key) => ({ key, label: w(`origin.${key}`) }))}
            value={url.origin ? [url.origin] : []}
            onChange={([key]) => setUrl({ origin: key ?? null })}
          />
          <span className="ac-days">
            <DayInput
              label={w('from')}
              value={url.from ?? null}
              placeholder={w('from')}
              onChange={(from) => setUrl({ from })}
            />
            <DayInput
              label={w('to')}
              value={url.to ?? null}
              placeholder={w('to')}
              onChange={(to) => setUrl({ to })}
            />
          </span>
          {url.account ? (
            <Button small icon="close" onClick={() => setUrl({ account: null })}>
              {w('oneAccount')}
            </Button>
          ) : null}
        </>
      }
    >
      <DataTable
        label={w('audit')}
        rows={log.rows}
        columns={columns}
        rowKey={(one) => one.id}
        onOpen={setOpen}
        hasMore={log.hasMore}
        loadingMore={log.loadingMore}
        onMore={log.onMore}
        changing={log.changing}
        error={log.error ? <Failure error={log.error} onRetry={log.retry} words={staffWords} /> : null}
        empty={
          <Empty title={w('noEntries')} action={<Button onClick={clear}>{w('clear')}</Button>}>
            {w('noEntriesText')}
          </Empty>
        }
        compact={(one) => ({
          title: `${actionText(one.action, language)}`,
          value: momentText(one.at),
          line: (
            <>
              <Who entry={one} /> · <Subject entry={one} />
            </>
          ),
        })}
      />
      {open ? <EntryDialog entry={open} onClose={() => setOpen(null)} /> : null}
    </Page>
  )
}
