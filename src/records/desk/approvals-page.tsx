// What waits for the reader's approval, what is in progress, and what is over.
import { useMemo } from 'react'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Count, State } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { usePages } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { useUrl } from '#web/url.ts'
import { approvalWords } from './approval.words.ts'
import { type Approval, Chain, stepAt } from './chain.tsx'
import type { deskDoors } from './contract.ts'
import { timeText } from './time-text.ts'
import { useWaiting } from './waiting.tsx'

const ask = client<typeof deskDoors>()

const asked = {
  waiting: { mine: 'true' },
  open: { state: 'open' },
  over: { state: 'closed' },
} as const
type Tab = keyof typeof asked
const tabs = Object.keys(asked) as Tab[]

export const ApprovalsPage = () => {
  const w = useWords(approvalWords)
  const [url, setUrl] = useUrl()
  const tab = tabs.find((one) => one === url.tab) ?? 'waiting'
  const waiting = useWaiting()
  const list = usePages(['approvals', 'list', tab], (cursor, signal) =>
    ask('GET /approvals', { query: { ...asked[tab], cursor }, signal }),
  )
  const columns = useColumns(tab)
  const compact = useCompact(tab)
  return (
    <Page
      kind="list"
      title={w('title')}
      question={w('question')}
      tabs={tabs.map((key) => ({
        key,
        label: w(`tab.${key}`),
        count: key === 'waiting' && waiting ? waiting : null,
      }))}
      tab={tab}
      onTab={(key) => setUrl({ tab: key === 'waiting' ? null : key })}
    >
      <DataTable
        label={w('list')}
        rows={list.rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => row.path}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onMore={list.onMore}
        changing={list.changing}
        error={list.error && <Failure error={list.error} onRetry={list.retry} words={approvalWords} />}
        empty={<Nothing tab={tab} onOpen={() => setUrl({ tab: 'open' })} />}
        compact={compact}
      />
    </Page>
  )
}

const Nothing = ({ tab, onOpen }: { tab: Tab; onOpen: () => void }) => {
  const w = useWords(approvalWords)
  if (tab === 'open') return <Empty title={w('emptyOpenTitle')}>{w('emptyOpenText')}</Empty>
  if (tab === 'over') return <Empty title={w('emptyOverTitle')}>{w('emptyOverText')}</Empty>
  return (
    <Empty title={w('emptyWaitingTitle')} action={<Button onClick={onOpen}>{w('seeOpen')}</Button>}>
      {w('emptyWaitingText')}
    </Empty>
  )
}

export const ApprovalState = ({ state }: { state: Approval['state'] }) => {
  const w = useWords(approvalWords)
  return (
    <State tone={state === 'open' ? 'info' : state === 'closed' ? 'good' : 'none'}>
      {w(`state.${state}`)}
    </State>
  )
}

const useColumns = (tab: Tab): Column<Approval>[] => {
  const w = useWords(approvalWords)
  const { language } = useLanguage()
  return useMemo(() => {
    const figure = (key: 'mine' | 'undecided' | 'approved' | 'refused'): Column<Approval> => ({
      key,
      title: w(key),
      unit: language === 'zh' ? w('unit') : undefined,
      width: 92,
      align: 'right',
      render: (row) => <Count value={row.counts[key]} />,
    })
    const moment = (key: 'askedAt' | 'closedAt'): Column<Approval> => ({
      key,
      title: w(key),
      width: 136,
      priority: 2,
      render: (row) => <span className="k-number">{row[key] ? timeText(row[key]) : '—'}</span>,
    })
    return [
      {
        key: 'matter',
        title: w('matter'),
        minWidth: 220,
        grow: 3,
        render: (row) => row.title[language],
      },
      tab === 'over'
        ? {
            key: 'state',
            title: w('state'),
            width: 104,
            render: (row) => <ApprovalState state={row.state} />,
          }
        : {
            key: 'chain',
            title: w('chain'),
            minWidth: 300,
            grow: 2,
            render: (row) => <Chain approval={row} />,
          },
      figure(tab === 'waiting' ? 'mine' : 'undecided'),
      figure('approved'),
      figure('refused'),
      {
        key: 'askedBy',
        title: w('askedBy'),
        width: 96,
        priority: 3,
        render: (row) => row.askedByName ?? w('system'),
      },
      moment(tab === 'over' ? 'closedAt' : 'askedAt'),
    ]
  }, [tab, w, language])
}

/** Two lines on a phone: the matter with what is open of it, then the step, who asked and when. */
const useCompact = (tab: Tab) => {
  const w = useWords(approvalWords)
  const { language } = useLanguage()
  return (row: Approval) => {
    const { mine, undecided, approved, refused } = row.counts
    // One’s own step in one’s own inbox, otherwise the one furthest behind.
    const at = tab === 'waiting' ? (row.mySteps[0] ?? 0) + 1 : stepAt(row)
    return {
      title: row.title[language],
      value:
        tab === 'waiting' ? (
          w('mineCount', { count: mine })
        ) : tab === 'open' ? (
          w('undecidedCount', { count: undecided })
        ) : (
          <ApprovalState state={row.state} />
        ),
      line: [
        at === null
          ? `${w('tallyApproved', { count: approved })} · ${w('tallyRefused', { count: refused })}`
          : w('step', { at, of: row.chain.length }),
        row.askedByName ?? w('system'),
        timeText(row.closedAt ?? row.askedAt),
      ].join(' · '),
    }
  }
}
