// The products an account buys most, at which price, beside the list, beside what others pay, and beside their cost.
import { Change, Money, percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import type { Pack } from '../account/account-asking.tsx'
import { packWords } from './pack.words.ts'
import { Part, type SheetColumn, SheetTable } from './pack-part.tsx'

type Product = Pack['products'][number]
/** What a page of paper has room for. */
const shown = 10

export const PackProducts = ({ pack }: { pack: Pack }) => {
  const w = useWords(packWords)
  const currency = pack.currency ?? 'CNY'
  const exact = (minor: number | null) => <Money amountMinor={minor} currency={currency} exact />
  const columns: SheetColumn<Product>[] = [
    {
      key: 'name',
      title: w('product'),
      left: true,
      render: (row) => (
        <span className="vp-product" title={`${row.name} · ${row.code}`}>
          {row.name}
        </span>
      ),
    },
    {
      key: 'net',
      title: w('net'),
      render: (row) => <Money amountMinor={row.netMinor} currency={currency} />,
    },
    { key: 'list', title: w('list'), wide: true, render: (row) => exact(row.listMinor) },
    { key: 'sold', title: w('sold'), render: (row) => <strong>{exact(row.priceMinor)}</strong> },
    { key: 'average', title: w('average'), wide: true, render: (row) => exact(row.averageMinor) },
    {
      key: 'against',
      title: w('against'),
      render: (row) => {
        const by = row.averageMinor > 0 ? row.priceMinor / row.averageMinor - 1 : null
        return <Change share={by}>{by === null ? null : percentText(Math.abs(by))}</Change>
      },
    },
    { key: 'cost', title: w('cost'), wide: true, render: (row) => exact(row.costMinor) },
    {
      key: 'margin',
      title: w('margin'),
      render: (row) => {
        const margin =
          row.costMinor === null || row.priceMinor <= 0 ? null : 1 - row.costMinor / row.priceMinor
        return margin === null ? (
          <span className="k-quiet">—</span>
        ) : (
          <span className={margin < 0 ? 'k-bad' : undefined}>{percentText(margin)}</span>
        )
      },
    },
  ]
  return (
    <Part title={w('products')} note={pack.products.length ? w('productsHint') : undefined}>
      {pack.products.length ? (
        <SheetTable
          label={w('products')}
          columns={columns}
          rows={pack.products.slice(0, shown)}
          rowKey={(row) => row.productId}
        />
      ) : (
        <p className="k-quiet">{w('noProducts')}</p>
      )}
    </Part>
  )
}
