// The scorecards in use: what tiers and segments are judged by.
import { useMemo } from 'react'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { type ScorecardShown, useScorecards } from './asking.tsx'
import { useName } from './describe.tsx'
import { timeText } from './evaluations-page.tsx'
import { useIdentifyTabs } from './identify-tabs.tsx'
import './identify.css'
import { scorecardWords } from './scorecard.words.ts'
import { identifyWords } from './words.ts'

export const ScorecardsPage = () => {
  const w = useWords(scorecardWords)
  const words = useWords(identifyWords)
  const name = useName()
  const tabs = useIdentifyTabs('scorecards')
  const read = useScorecards()
  // biome-ignore lint/correctness/useExhaustiveDependencies: name follows the language, as w does
  const columns = useMemo((): Column<ScorecardShown>[] => {
    const contents = ({ definition }: ScorecardShown) =>
      definition.kind === 'weighted'
        ? w('contentsWeighted', {
            criteria: definition.criteria.length,
            tiers: definition.tiers.length,
          })
        : w('contentsRfm', { segments: definition.segments.length })
    return [
      { key: 'name', title: w('name'), minWidth: 180, render: (row) => name(row.name) },
      { key: 'sets', title: w('sets'), width: 100, render: (row) => w(`sets.${row.sets}`) },
      { key: 'contents', title: w('contents'), minWidth: 170, render: contents },
      {
        key: 'version',
        title: w('versionColumn'),
        width: 90,
        render: (row) => <span className="k-number">{words('version', { version: row.version })}</span>,
      },
      {
        key: 'note',
        title: w('note'),
        minWidth: 200,
        grow: 2,
        priority: 2,
        render: (row) => row.note ?? '—',
      },
      {
        key: 'changed',
        title: w('changed'),
        minWidth: 200,
        priority: 2,
        render: (row) => (
          <span className="k-number">
            {timeText(row.createdAt)} {row.personName ?? ''}
          </span>
        ),
      },
    ]
  }, [w, words])
  return (
    <Page {...tabs} kind="list" question={w('listQuestion')}>
      <DataTable
        label={w('name')}
        rows={read.data?.rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => `/identify/scorecards/${row.id}`}
        error={
          read.error && (
            <Failure error={read.error} onRetry={() => void read.refetch()} words={identifyWords} />
          )
        }
        empty={<Empty title={w('none')} />}
        compact={(row) => ({
          title: name(row.name),
          value: words('version', { version: row.version }),
          line: `${w(`sets.${row.sets}`)} · ${row.note ?? timeText(row.createdAt)}`,
        })}
      />
    </Page>
  )
}
