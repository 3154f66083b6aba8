// The log of one webhook: what it was sent, how that went, and sending it again.
import { useMemo } from 'react'
import type { Received } from '#base/contract.ts'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { State } from '#web/figure.tsx'
import { Filter } from '#web/filter.tsx'
import { type Say, useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { usePages, useRenew } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { useUrl } from '#web/url.ts'
import { momentText } from '../moment.ts'
import type { hookDoors } from './contract.ts'
import type { Hook } from './hooks-page.tsx'
import { hookWords } from './words.ts'

const ask = client<typeof hookDoors>()
type Delivery = Received<(typeof hookDoors)['GET /webhooks/:hookId/deliveries']>['rows'][number]
const states = ['waiting', 'delivered', 'failed'] as const

export const Deliveries = ({ hook }: { hook: Hook }) => {
  const w = useWords(hookWords)
  const renew = useRenew()
  const [url, setUrl] = useUrl()
  const state = states.find((one) => one === url.state)
  const list = usePages(['webhooks', hook.id, state ?? ''], (cursor, signal) =>
    ask('GET /webhooks/:hookId/deliveries', { path: { hookId: hook.id }, query: { state, cursor }, signal }),
  )
  const columns = useMemo((): Column<Delivery>[] => {
    const again = async (row: Delivery) => {
      try {
        await ask('PUT /webhooks/:hookId/deliveries/:deliveryId/replay', {
          path: { hookId: hook.id, deliveryId: row.id },
        })
        toast(w('replayed'))
        await renew(['webhooks', hook.id])
      } catch (error) {
        toastFailure(error, hookWords)
      }
    }
    return [
      { key: 'type', title: w('type'), minWidth: 180, grow: 1, render: (row) => <code>{row.type}</code> },
      { key: 'at', title: w('at'), width: 150, render: (row) => momentText(row.at) },
      { key: 'result', title: w('result'), minWidth: 200, grow: 1, render: (row) => <Result row={row} /> },
      {
        key: 'attempts',
        title: w('attempts'),
        width: 80,
        align: 'right',
        priority: 3,
        render: (row) => <span className="k-number">{row.attempts}</span>,
      },
      {
        key: 'took',
        title: w('took'),
        unit: 'ms',
        width: 80,
        align: 'right',
        priority: 3,
        render: (row) => <span className="k-number">{row.tookMs ?? '—'}</span>,
      },
      {
        key: 'do',
        title: '',
        width: 110,
        align: 'right',
        render: (row) =>
          hook.enabled && row.attempts > 0 ? (
            <Button kind="bare" small icon="refresh" onClick={() => void again(row)}>
              {w('replay')}
            </Button>
          ) : null,
      },
    ]
  }, [w, hook.id, hook.enabled, renew])
  return (
    <Section
      id="deliveries"
      title={w('deliveriesOf', { name: hook.name })}
      actions={
        <Filter
          single
          label={w('result')}
          options={states.map((key) => ({ key, label: w(`only.${key}`) }))}
          value={state ? [state] : []}
          onChange={([next]) => setUrl({ state: next ?? null })}
        />
      }
    >
      <DataTable
        label={w('deliveries')}
        rows={list.rows}
        columns={columns}
        rowKey={(row) => row.id}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onMore={list.onMore}
        changing={list.changing}
        error={list.error ? <Failure error={list.error} onRetry={list.retry} words={hookWords} /> : undefined}
        empty={<Empty title={w('noDeliveriesTitle')}>{w('noDeliveriesText')}</Empty>}
        compact={(row) => ({ title: row.type, value: <Result row={row} />, line: momentText(row.at) })}
      />
    </Section>
  )
}

const whyText = (w: Say<typeof hookWords>, row: Delivery): string =>
  row.status !== null
    ? w('why.status', { status: row.status })
    : w(`why.${row.problem ?? 'noConnection'}` as 'why.timeout')

const Result = ({ row }: { row: Delivery }) => {
  const w = useWords(hookWords)
  if (row.state === 'delivered')
    return <State tone="good">{w('result.delivered', { status: row.status ?? '' })}</State>
  if (row.state === 'failed') return <State tone="bad">{w('result.failed', { why: whyText(w, row) })}</State>
  if (row.attempts === 0) return <State tone="none">{w('result.waiting')}</State>
  return (
    <State tone="warn">
      {w('result.retry', { why: whyText(w, row), at: momentText(row.dueAt ?? row.at).slice(5) })}
    </State>
  )
}
