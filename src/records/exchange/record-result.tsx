// What a check found or an import did: counts, problems row by row, and some of the rows as they are read.
import { useMemo, useState } from 'react'
import { ButtonLink } from '#web/button.tsx'
import { DataList } from '#web/chart.tsx'
import { explainProblem } from '#web/explain.ts'
import { Count, Fact, State } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { Select } from '#web/pickers.tsx'
import { usePages, useRead } from '#web/query.ts'
import { type Column, DataTable } from '#web/table.tsx'
import { type AnyImport, ask, fileOf } from './import-doors.tsx'
import { importPageWords } from './page.words.ts'

type Totals = NonNullable<AnyImport['totals']>
type Problem = Awaited<ReturnType<typeof ask<'GET /imports/:importId/problems'>>>['rows'][number]

const every = 'all'

export const RecordResult = ({ shown, totals }: { shown: AnyImport; totals: Totals }) => {
  const w = useWords(importPageWords)
  const checked = shown.state === 'checked'
  const names = useNames(shown)
  return (
    <>
      {checked ? <p className="im-note">{w('checkedHint')}</p> : null}
      {!checked && shown.kind === 'accounts' ? (
        <aside className="im-next">
          <p className="k-grow">{w('recordsDone', { added: totals.added, changed: totals.changed })}</p>
          <div className="k-row">
            <ButtonLink kind="primary" to="/accounts?sort=-created">
              {w('seeAccounts')}
            </ButtonLink>
            <ButtonLink to="/imports/new">{w('another')}</ButtonLink>
          </div>
        </aside>
      ) : null}
      <Section id="totals" title={w(checked ? 'checkedTitle' : 'lines')}>
        <div className="im-facts">
          <Fact label={w('rowsRead')}>
            <Count value={totals.rows} />
          </Fact>
          <Fact label={w(checked ? 'wouldAdd' : 'added')}>
            <Count value={totals.added} />
          </Fact>
          <Fact label={w(checked ? 'wouldChange' : 'changed')}>
            <Count value={totals.changed} />
          </Fact>
          <Fact label={w('unchanged')}>
            <Count value={totals.unchanged} />
          </Fact>
          <Fact label={w('refusedRows')}>
            <span className={totals.refused ? 'k-bad' : undefined}>
              <Count value={totals.refused} />
            </span>
          </Fact>
          <Fact label={w('warnedRows')}>
            <Count value={totals.warned} />
          </Fact>
        </div>
      </Section>
      {totals.problems ? <Problems shown={shown} totals={totals} names={names} /> : null}
      {checked && totals.sample.length ? <Sample totals={totals} names={names} /> : null}
    </>
  )
}

/** What the fields are called, while the file is still here to be asked; else their keys must do. */
const useNames = (shown: AnyImport): Record<string, string> => {
  const { language } = useLanguage()
  const looked = useRead(
    ['import', shown.id, 'columns', {}],
    (signal) => ask('GET /imports/:importId/columns', { path: { importId: shown.id }, query: {}, signal }),
    { enabled: shown.state === 'checked' },
  )
  return Object.fromEntries((looked.data?.fields ?? []).map((field) => [field.key, field[language]]))
}

const Problems = ({
  shown,
  totals,
  names,
}: {
  shown: AnyImport
  totals: Totals
  names: Record<string, string>
}) => {
  const w = useWords(importPageWords)
  const { language } = useLanguage()
  const [code, setCode] = useState(every)
  const list = usePages(['import', shown.id, 'problems', code], (cursor, signal) =>
    ask('GET /imports/:importId/problems', {
      path: { importId: shown.id },
      query: { cursor, ...(code === every ? {} : { code }) },
      signal,
    }),
  )
  const columns = useMemo(
    (): Column<Problem>[] => [
      { key: 'row', title: w('row'), width: 80, align: 'right', render: (row) => <Count value={row.row} /> },
      {
        key: 'level',
        title: w('levelOf'),
        width: 90,
        render: (row) => (
          <State tone={row.level === 'refused' ? 'bad' : 'warn'}>{w(`level.${row.level}`)}</State>
        ),
      },
      { key: 'field', title: w('fieldOf'), width: 120, render: (row) => names[row.field] ?? row.field },
      {
        key: 'value',
        title: w('valueOf'),
        minWidth: 120,
        grow: 1,
        priority: 2,
        render: (row) => row.value || '—',
      },
      {
        key: 'reason',
        title: w('reasonOf'),
        minWidth: 240,
        grow: 3,
        render: (row) => explainProblem(row, language, importPageWords),
      },
    ],
    [w, language, names],
  )
  const codes = Object.entries(totals.byCode).sort(([, a], [, b]) => b - a)
  return (
    <Section
      id="problems"
      title={w('problemsTitle')}
      hint={w('problemsHint')}
      actions={
        shown.may.includes('refused') ? (
          <ButtonLink
            icon="download"
            download
            to={fileOf('GET /imports/:importId/refused', { path: { importId: shown.id } })}
          >
            {w('refusedFile')}
          </ButtonLink>
        ) : undefined
      }
    >
      {shown.kind === 'orders' ? (
        <DataList
          label={w('problemsTitle')}
          table={{
            columns: [{ title: w('reasonOf') }, { title: w('refusedCount') }],
            rows: codes.map(([one, times]) => [
              explainProblem({ code: one }, language, importPageWords),
              <Count key="count" value={times} />,
            ]),
          }}
        />
      ) : (
        <div className="k-stack">
          <Select
            label={w('problemsTitle')}
            value={code}
            options={[
              { value: every, label: `${w('allProblems')} (${totals.problems.toLocaleString('en-US')})` },
              ...codes.map(([one, times]) => ({
                value: one,
                label: `${explainProblem({ code: one }, language, importPageWords).replace(/\{\w+\}/g, '…')} (${times.toLocaleString('en-US')})`,
              })),
            ]}
            onChange={(next) => setCode(next ?? every)}
          />
          <DataTable
            label={w('problemsTitle')}
            rows={list.rows}
            columns={columns}
            rowKey={(row) => String(row.number)}
            hasMore={list.hasMore}
            loadingMore={list.loadingMore}
            onMore={list.onMore}
            height={420}
            compact={(row) => ({
              title: explainProblem(row, language, importPageWords),
              value: <Count value={row.row} />,
              line: [names[row.field] ?? row.field, row.value].filter(Boolean).join(' · '),
            })}
          />
        </div>
      )}
    </Section>
  )
}

const Sample = ({ totals, names }: { totals: Totals; names: Record<string, string> }) => {
  const w = useWords(importPageWords)
  const keys = [...new Set(totals.sample.flatMap((one) => Object.keys(one.values)))].slice(0, 6)
  return (
    <Section id="sample" title={w('sampleTitle')}>
      <div className="im-scroll">
        <DataList
          label={w('sampleTitle')}
          table={{
            columns: [
              { title: w('row') },
              { title: w('levelOf') },
              ...keys.map((key) => ({ title: names[key] ?? key })),
            ],
            rows: totals.sample
              .slice(0, 8)
              .map((one) => [
                <Count key="row" value={one.row} />,
                w(`outcome.${one.outcome}`),
                ...keys.map((key) => one.values[key] ?? '—'),
              ]),
          }}
        />
      </div>
    </Section>
  )
}
