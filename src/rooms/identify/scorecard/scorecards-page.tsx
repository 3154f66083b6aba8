// The scorecards of the company: what each is for, when it holds, and who changed it last.
import { useMemo, useState } from 'react'
import { Button, ButtonLink } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { Choice } from '#web/tabs.tsx'
import { useUrl } from '#web/url.ts'
import { type ScorecardShown, useScorecards } from '../asking.tsx'
import { useIdentifyTabs } from '../identify-tabs.tsx'
import { useMayDecide } from '../run/evaluate-button.tsx'
import { timeText } from '../run/evaluations-page.tsx'
import { useName } from './describe.tsx'
import '../run/identify.css'
import { NewScorecard } from './new-scorecard.tsx'
import './scorecard.css'
import { identifyWords } from '../words.ts'
import { scorecardWords } from './scorecard.words.ts'
import { usePutAway } from './scorecard-asking.tsx'
import { SetsMark, useValidText } from './standing-mark.tsx'

export const ScorecardsPage = () => {
  const w = useWords(scorecardWords)
  const words = useWords(identifyWords)
  const name = useName()
  const [url, setUrl] = useUrl()
  const archived = url.archived === 'true'
  const tabs = useIdentifyTabs('scorecards')
  const inUse = useScorecards()
  const away = usePutAway(archived)
  const read = archived ? away : inUse
  const may = useMayDecide()
  const validText = useValidText()
  const [adding, setAdding] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: name and validText follow the language, as w does
  const columns = useMemo((): Column<ScorecardShown>[] => {
    const contents = ({ definition }: ScorecardShown) => {
      switch (definition.kind) {
        case 'weighted':
          return w('contentsWeighted', {
            criteria: definition.criteria.length,
            tiers: definition.tiers.length,
          })
        case 'rfm':
          return w('contentsRfm', { segments: definition.segments.length })
        case 'points':
          return w('contentsPoints', { rules: definition.rules.length, bands: definition.bands.length })
      }
    }
    return [
      { key: 'name', title: w('name'), minWidth: 180, grow: 2, render: (row) => name(row.name) },
      { key: 'sets', title: w('sets'), width: 100, render: (row) => <SetsMark scorecard={row} /> },
      {
        key: 'validity',
        title: w('validity'),
        width: 210,
        priority: 2,
        render: (row) => <span className="k-number">{validText(row)}</span>,
      },
      {
        key: 'kind',
        title: w('kind'),
        width: 128,
        priority: 2,
        render: (row) => w(`kind.${row.definition.kind}`),
      },
      { key: 'contents', title: w('contents'), minWidth: 170, priority: 3, render: contents },
      {
        key: 'version',
        title: w('versionColumn'),
        width: 80,
        render: (row) => <span className="k-number">{words('version', { version: row.version })}</span>,
      },
      {
        key: 'changed',
        title: w('changed'),
        minWidth: 210,
        priority: 2,
        render: (row) => (
          <span className="k-number" title={row.note ?? undefined}>
            {timeText(row.createdAt)} {row.personName ?? words('bySystem')}
          </span>
        ),
      },
    ]
  }, [w, words])
  return (
    <Page
      {...tabs}
      kind="list"
      question={w('listQuestion')}
      actions={
        <>
          <ButtonLink to="/identify/topics">{w('topics')}</ButtonLink>
          {may ? (
            <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
              {w('add')}
            </Button>
          ) : null}
        </>
      }
      filters={
        <Choice
          label={w('which')}
          value={archived ? 'away' : 'inUse'}
          onChange={(key) => setUrl({ archived: key === 'away' ? 'true' : null })}
          options={[
            { key: 'inUse', label: w('inUse') },
            { key: 'away', label: w('putAwayOnes') },
          ]}
        />
      }
    >
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
        empty={
          archived ? (
            <Empty title={w('nonePutAway')} />
          ) : (
            <Empty
              title={w('none')}
              action={
                may ? (
                  <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
                    {w('add')}
                  </Button>
                ) : undefined
              }
            >
              {w('noneHint')}
            </Empty>
          )
        }
        compact={(row) => ({
          title: name(row.name),
          value: <SetsMark scorecard={row} />,
          line: `${w(`kind.${row.definition.kind}`)} · ${words('version', { version: row.version })} · ${validText(row)}`,
        })}
      />
      {adding ? <NewScorecard onClose={() => setAdding(false)} /> : null}
    </Page>
  )
}
