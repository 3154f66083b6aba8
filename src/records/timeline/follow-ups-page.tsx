// One's own follow-ups: what was promised to whom, the longest due first.
import { useMemo } from 'react'
import { dayIn } from '#base/calendar.ts'
import { ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { DayText, State } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { usePages } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { Choice } from '#web/tabs.tsx'
import { useUrl } from '#web/url.ts'
import type { interactionDoors } from './interaction.contract.ts'
import { dueStateOf, excerptOf } from './interaction.ts'
import { interactionWords } from './interaction.words.ts'

const ask = client<typeof interactionDoors>()
type Row = Awaited<ReturnType<typeof ask<'GET /follow-ups'>>>['rows'][number]

export const FollowUpsPage = () => {
  const w = useWords(interactionWords)
  const [url, setUrl] = useUrl()
  const today = dayIn(new Date())
  const due = url.due === 'yes'
  const list = usePages(['follow-ups', 'list', due], (cursor, signal) =>
    ask('GET /follow-ups', { query: { ...(due ? { due: 'true' } : {}), cursor }, signal }),
  )
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'account', title: w('account'), minWidth: 220, grow: 1, render: (row) => row.accountName },
      {
        key: 'day',
        title: w('day'),
        width: 150,
        render: (row) => <Due row={row} today={today} />,
      },
      {
        key: 'said',
        title: w('said'),
        minWidth: 280,
        grow: 2,
        priority: 2,
        render: (row) => excerptOf(row.body),
      },
      { key: 'kind', title: w('kind'), width: 90, priority: 3, render: (row) => w(`kind.${row.kind}`) },
    ],
    [w, today],
  )
  return (
    <Page
      kind="list"
      title={w('dueTitle')}
      question={w('dueQuestion')}
      filters={
        <Choice
          label={w('show')}
          options={[
            { key: 'all', label: w('all') },
            { key: 'yes', label: w('onlyDue') },
          ]}
          value={due ? 'yes' : 'all'}
          onChange={(chosen) => setUrl({ due: chosen === 'yes' ? 'yes' : null })}
        />
      }
    >
      <DataTable
        label={w('dueTitle')}
        rows={list.rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => `/accounts/${row.accountId}?tab=timeline&do=write#interaction-${row.id}`}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onMore={list.onMore}
        changing={list.changing}
        error={list.error && <Failure error={list.error} onRetry={list.retry} words={interactionWords} />}
        empty={
          <Empty title={w('dueNone')} action={<ButtonLink to="/accounts">{w('toAccounts')}</ButtonLink>}>
            {w('dueNoneText')}
          </Empty>
        }
        compact={(row) => ({
          title: row.accountName,
          value: <Due row={row} today={today} />,
          line: excerptOf(row.body, 40),
        })}
        height="fill"
      />
    </Page>
  )
}

const Due = ({ row, today }: { row: { followUpOn: string }; today: string }) => {
  const w = useWords(interactionWords)
  return dueStateOf(row.followUpOn, today) === 'overdue' ? (
    <State tone="warn">
      {w('overdue')} <DayText day={row.followUpOn} today={today} />
    </State>
  ) : (
    <DayText day={row.followUpOn} today={today} />
  )
}
