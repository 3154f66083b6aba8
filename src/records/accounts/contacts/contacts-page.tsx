// All contacts one may see, by name.
import { useMemo } from 'react'
import { ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { State } from '#web/figure.tsx'
import { SearchInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { usePages } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { Choice } from '#web/tabs.tsx'
import { useUrl } from '#web/url.ts'
import type { contactDoors } from './contact.contract.ts'
import { contactWords } from './contact.words.ts'

const ask = client<typeof contactDoors>()
type Row = Awaited<ReturnType<typeof ask<'GET /contacts'>>>['rows'][number]

export const ContactsPage = () => {
  const w = useWords(contactWords)
  const [url, setUrl] = useUrl()
  const main = url.main === 'yes'
  const list = usePages(['contacts', url.search ?? '', main], (cursor, signal) =>
    ask('GET /contacts', {
      query: { search: url.search || undefined, ...(main ? { main: 'true' } : {}), cursor },
      signal,
    }),
  )
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        key: 'name',
        title: w('name'),
        minWidth: 120,
        grow: 1,
        render: (row) => row.name,
      },
      {
        key: 'main',
        title: w('main'),
        width: 104,
        priority: 3,
        render: (row) => (row.main ? <State tone="info">{w('main')}</State> : null),
      },
      {
        key: 'account',
        title: w('account'),
        minWidth: 200,
        grow: 2,
        render: (row) => row.accountName,
      },
      {
        key: 'title',
        title: w('position'),
        minWidth: 150,
        grow: 1,
        priority: 2,
        render: (row) => [row.title, row.department].filter(Boolean).join(' · ') || '—',
      },
      {
        key: 'mobile',
        title: w('mobile'),
        width: 150,
        render: (row) => <span className="k-number">{row.mobile ?? row.phone ?? '—'}</span>,
      },
      {
        key: 'email',
        title: w('email'),
        minWidth: 180,
        grow: 1,
        priority: 2,
        render: (row) => row.email ?? '—',
      },
    ],
    [w],
  )
  const narrowed = Boolean(url.search || main)
  return (
    <Page
      kind="list"
      title={w('title')}
      question={w('question')}
      filters={
        <>
          <SearchInput
            value={url.search ?? ''}
            onChange={(search) => setUrl({ search: search || null })}
            label={w('search')}
            placeholder={w('searchPlace')}
          />
          <Choice
            label={w('show')}
            options={[
              { key: 'all', label: w('all') },
              { key: 'yes', label: w('onlyMain') },
            ]}
            value={main ? 'yes' : 'all'}
            onChange={(chosen) => setUrl({ main: chosen === 'yes' ? 'yes' : null })}
          />
        </>
      }
    >
      <DataTable
        label={w('title')}
        rows={list.rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => `/accounts/${row.accountId}?tab=contacts`}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onMore={list.onMore}
        changing={list.changing}
        error={list.error && <Failure error={list.error} onRetry={list.retry} words={contactWords} />}
        empty={
          narrowed ? (
            <Empty title={w('notFoundTitle')}>{w('notFoundText')}</Empty>
          ) : (
            <Empty
              title={w('emptyListTitle')}
              action={
                <ButtonLink kind="primary" to="/accounts">
                  {w('toAccounts')}
                </ButtonLink>
              }
            >
              {w('emptyListText')}
            </Empty>
          )
        }
        compact={(row) => ({
          title: row.name,
          value: <span className="k-number">{row.mobile ?? row.phone ?? ''}</span>,
          line: [row.title, row.accountName].filter(Boolean).join(' · '),
        })}
        height="fill"
      />
    </Page>
  )
}
