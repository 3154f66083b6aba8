// What an account buys: its products by net sales, how each changed and what it earns.
import { useMemo } from 'react'
import { client } from '#web/client.ts'
import { Change, Count, Money, Percent } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { DataTable } from '#web/table.tsx'
import type { Column } from '#web/table-types.ts'
import { accountLedgerWords } from './account.words.ts'
import type { ledgerDoors } from './contract.ts'

const ask = client<typeof ledgerDoors>()
const limit = 10

type Row = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId/products'>>>['rows'][number]

export const ProductTable = ({
  accountId,
  netMinor,
}: {
  accountId: string
  /** Net sales of the account over the same months, to take shares of. */
  netMinor: number | null
}) => {
  const w = useWords(accountLedgerWords)
  const products = useRead(['account', accountId, 'products'], (signal) =>
    ask('GET /accounts/:accountId/products', { path: { accountId }, query: { limit }, signal }),
  )
  const currency = products.data?.currency ?? 'CNY'
  const columns = useMemo(
    (): Column<Row>[] => [
      {
        key: 'product',
        title: w('product'),
        minWidth: 200,
        grow: 2,
        render: (row) => (
          <span className="k-cut" title={`${row.name} · ${row.code}`}>
            {row.name}
          </span>
        ),
      },
      {
        key: 'category',
        title: w('category'),
        minWidth: 100,
        priority: 3,
        render: (row) => row.category ?? '—',
      },
      {
        key: 'net',
        title: w('net'),
        width: 110,
        align: 'right',
        render: (row) => <Money amountMinor={row.netMinor} currency={currency} />,
      },
      {
        key: 'change',
        title: w('change'),
        width: 100,
        align: 'right',
        render: (row) => <Changed row={row} />,
      },
      {
        key: 'share',
        title: w('share'),
        width: 80,
        align: 'right',
        render: (row) => <Percent share={netMinor && netMinor > 0 ? row.netMinor / netMinor : null} loss />,
      },
      {
        key: 'margin',
        title: w('margin'),
        width: 90,
        align: 'right',
        render: (row) => <Percent share={marginOf(row)} loss />,
      },
      {
        key: 'quantity',
        title: w('quantity'),
        width: 90,
        align: 'right',
        priority: 3,
        render: (row) => <Count value={row.quantityMilli / 1000} />,
      },
    ],
    [w, currency, netMinor],
  )
  return (
    <Section id="products" title={w('productsTitle')} hint={w('productsHint')}>
      <DataTable
        label={w('productsTitle')}
        rows={products.data?.rows}
        columns={columns}
        rowKey={(row) => row.productId}
        height="auto"
        error={
          products.error ? (
            <Failure error={products.error} onRetry={() => void products.refetch()} />
          ) : undefined
        }
        empty={<Empty title={w('noProducts')} />}
        compact={(row) => ({
          title: row.name,
          value: <Money amountMinor={row.netMinor} currency={currency} />,
          line: (
            <>
              <Changed row={row} /> · {w('margin')} <Percent share={marginOf(row)} loss />
            </>
          ),
        })}
        foot={products.data?.more ? w('productsMore', { count: limit }) : undefined}
      />
    </Section>
  )
}

const marginOf = (row: Row): number | null =>
  row.profitMinor === null || row.netMinor <= 0 ? null : row.profitMinor / row.netMinor

const Changed = ({ row }: { row: Row }) => {
  const w = useWords(accountLedgerWords)
  if (row.previousNetMinor > 0 && row.netMinor === 0) return <span className="k-bad">{w('stopped')}</span>
  if (row.previousNetMinor > 0) return <Change share={row.netMinor / row.previousNetMinor - 1} />
  return row.netMinor > 0 ? <span className="k-quiet">{w('isNew')}</span> : <Change share={null} />
}
