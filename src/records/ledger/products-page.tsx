// What is sold: products by name, with category, standard cost and list price.
import { useMemo } from 'react'
import { ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Money } from '#web/figure.tsx'
import { Field, Form, useForm } from '#web/form.tsx'
import { MoneyInput, SearchInput, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import { Page } from '#web/page.tsx'
import { usePages, useRead, useRenew } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { toast } from '#web/toast.tsx'
import { useUrl } from '#web/url.ts'
import type { ledgerDoors } from './contract.ts'
import { productWords } from './product.words.ts'
import { ledgerRefusals } from './words.ts'

const ask = client<typeof ledgerDoors>()
type Product = Awaited<ReturnType<typeof ask<'GET /products'>>>['rows'][number]
const refusals = { ...ledgerRefusals, ...productWords }

export const ProductsPage = () => {
  const w = useWords(productWords)
  const [url, setUrl] = useUrl()
  const list = usePages(['products', url.search ?? ''], (cursor, signal) =>
    ask('GET /products', { query: { search: url.search || undefined, cursor }, signal }),
  )
  const ledger = useRead(['ledger'], (signal) => ask('GET /ledger', { signal }))
  const currency = ledger.data?.currency ?? undefined
  const editing = list.rows?.find(({ id }) => id === url.edit)
  const hrefOf = (id: string) =>
    `/products?${new URLSearchParams({ ...(url.search ? { search: url.search } : {}), edit: id })}`
  const columns = useMemo(
    (): Column<Product>[] => [
      {
        key: 'name',
        title: w('name'),
        minWidth: 220,
        grow: 2,
        render: (row) => row.name,
      },
      { key: 'code', title: w('code'), width: 140, render: (row) => row.code },
      { key: 'category', title: w('category'), minWidth: 120, grow: 1, render: (row) => row.category ?? '—' },
      {
        key: 'cost',
        title: w('cost'),
        width: 130,
        align: 'right',
        render: (row) => <Money amountMinor={row.standardCostMinor} currency={currency} exact />,
      },
      {
        key: 'price',
        title: w('price'),
        width: 130,
        align: 'right',
        render: (row) => <Money amountMinor={row.listPriceMinor} currency={currency} exact />,
      },
    ],
    [w, currency],
  )
  return (
    <Page
      kind="list"
      title={w('title')}
      question={w('question')}
      actions={
        <ButtonLink icon="upload" to="/imports/new">
          {w('import')}
        </ButtonLink>
      }
      filters={
        <SearchInput
          value={url.search ?? ''}
          onChange={(search) => setUrl({ search: search || null })}
          placeholder={w('search')}
          label={w('search')}
        />
      }
    >
      <DataTable
        label={w('title')}
        height="fill"
        rows={list.rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => hrefOf(row.id)}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onMore={list.onMore}
        changing={list.changing}
        error={list.error && <Failure error={list.error} onRetry={list.retry} words={refusals} />}
        empty={
          url.search ? (
            <Empty title={w('noneTitle')}>{w('noneText')}</Empty>
          ) : (
            <Empty
              title={w('emptyTitle')}
              action={
                <ButtonLink kind="primary" icon="upload" to="/imports/new">
                  {w('import')}
                </ButtonLink>
              }
            >
              {w('emptyText')}
            </Empty>
          )
        }
        compact={(row) => ({
          title: row.name,
          value: <Money amountMinor={row.standardCostMinor} currency={currency} exact />,
          line: [row.code, row.category].filter(Boolean).join(' · '),
        })}
      />
      {editing ? (
        <EditProduct
          key={editing.id}
          product={editing}
          currency={currency}
          onClose={() => setUrl({ edit: null })}
        />
      ) : null}
    </Page>
  )
}

const EditProduct = ({
  product,
  currency,
  onClose,
}: {
  product: Product
  currency: string | undefined
  onClose: () => void
}) => {
  const w = useWords(productWords)
  const renew = useRenew()
  const form = useForm({
    initial: {
      name: product.name,
      category: product.category ?? '',
      standardCostMinor: product.standardCostMinor as number | null,
      listPriceMinor: product.listPriceMinor as number | null,
    },
    required: ['name'],
    submit: async ({ name, category, ...money }) => {
      await ask('PATCH /products/:productId', {
        path: { productId: product.id },
        body: { name, category: category.trim() || null, ...money },
        ifMatch: product.revision,
      })
      await renew(['products'])
      toast(w('saved'))
      onClose()
    },
  })
  return (
    <Dialog title={w('edit')} onClose={onClose} easy={false} width={440}>
      <Form form={form} submit={w('save')} onCancel={onClose} words={refusals}>
        <Field form={form} name="name" label={w('name')}>
          {(input) => <TextInput {...input} maxLength={200} />}
        </Field>
        <Field form={form} name="category" label={w('category')}>
          {(input) => <TextInput {...input} maxLength={60} />}
        </Field>
        <Field form={form} name="standardCostMinor" label={w('cost')} hint={w('costHint')}>
          {(input) => <MoneyInput {...input} currency={currency} />}
        </Field>
        <Field form={form} name="listPriceMinor" label={w('price')} hint={w('priceHint')}>
          {(input) => <MoneyInput {...input} currency={currency} />}
        </Field>
      </Form>
    </Dialog>
  )
}
