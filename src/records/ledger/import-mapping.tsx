// Which column of the file is which field, what is still missing, and how to handle what is not known.
import { useState } from 'react'
import { Button } from '#web/button.tsx'
import { newIntent } from '#web/client.ts'
import { explainProblem } from '#web/explain.ts'
import { FormFailure } from '#web/form.tsx'
import { Icon } from '#web/icons.tsx'
import { RadioList } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { useGo } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import { Select } from '#web/pickers.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { readStored, writeStored } from '#web/stored.ts'
import { checkMapping, type Mapping, type OrderField, orderFields } from './columns.ts'
import { importPageWords } from './import.words.ts'
import { ask, bytesText, type Uploaded } from './import-doors.tsx'
import { fieldWords, importWords } from './words.ts'

const samplesShown = 3
const currencies = ['CNY', 'USD', 'EUR', 'GBP', 'HKD', 'JPY', 'TWD', 'KRW', 'SGD']
const others: Partial<Record<OrderField, OrderField>> = {
  accountCode: 'accountName',
  productCode: 'productName',
  amount: 'price',
}
const unused = '-'

type Choice = {
  mapping: Mapping
  currency: string | null
  unknownAccounts: 'create' | 'refuse'
  unknownProducts: 'create' | 'refuse'
}

export const choiceKey = (importId: string) => `draft:import:${importId}`

export const ImportMapping = ({ uploaded }: { uploaded: Uploaded }) => {
  const w = useWords(importPageWords)
  const words = useWords(importWords)
  const field = useWords(fieldWords)
  const { language } = useLanguage()
  const go = useGo()
  const renew = useRenew()
  const importId = uploaded.import.id
  const ledger = useRead(['ledger'], (signal) => ask('GET /ledger', { signal }))
  const [choice, setChoice] = useState<Choice>(() =>
    readStored<Choice>(
      choiceKey(importId),
      {
        mapping: uploaded.mapping,
        // A Chinese company that exports its own orders books them in yuan unless the file says otherwise.
        currency: uploaded.suggestedCurrency ?? (language === 'zh' ? 'CNY' : null),
        unknownAccounts: 'create',
        unknownProducts: 'create',
      },
      'session',
    ),
  )
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [intent, setIntent] = useState(newIntent)
  const change = (part: Partial<Choice>) => {
    const next = { ...choice, ...part }
    setChoice(next)
    setIntent(newIntent())
    writeStored(choiceKey(importId), next, 'session')
  }
  const problems = checkMapping(choice.mapping, uploaded.header.length)
  const fixed = ledger.data?.currency ?? null
  const currency = fixed ?? choice.currency
  const lacking = problems.filter((one) => one.code === 'ledger.columnNeeded')
  const rest = problems.filter((one) => one.code !== 'ledger.columnNeeded')
  const start = async () => {
    setBusy(true)
    setError(null)
    try {
      const { jobId } = await ask('POST /imports/:importId/run', {
        path: { importId },
        body: {
          mapping: choice.mapping,
          currency: currency ?? undefined,
          unknownAccounts: choice.unknownAccounts,
          unknownProducts: choice.unknownProducts,
        },
        intent,
      })
      await renew(['imports'], ['import', importId])
      go(`/imports/${importId}?job=${jobId}`, { replace: true })
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  const nameOf = (key: OrderField) => {
    const other = others[key]
    return other ? w('or', { one: field(key), other: field(other) }) : field(key)
  }
  return (
    <>
      <Notes uploaded={uploaded} mapping={choice.mapping} />
      <Section
        id="columns"
        title={words('columns')}
        hint={w('columnsHint', { known: Object.keys(uploaded.mapping).length })}
      >
        <Columns uploaded={uploaded} mapping={choice.mapping} onChange={(mapping) => change({ mapping })} />
        <p className={`im-check ${problems.length ? 'k-bad' : 'k-good'}`} role="status">
          <Icon name={problems.length ? 'warning' : 'check'} size={14} />
          {lacking.length
            ? w('lacking', {
                fields: lacking
                  .map((one) => nameOf(one.field.replace('mapping.', '') as OrderField))
                  .join(w('separator')),
              })
            : rest.length
              ? rest.map((one) => explainProblem(one, language, importPageWords)).join(w('separator'))
              : w('complete')}
        </p>
      </Section>
      <Section id="options" title={w('options')}>
        <div className="im-options">
          <div className="k-field">
            <span className="k-field-label">{words('currency')}</span>
            {fixed ? (
              <span>{fixed}</span>
            ) : (
              <Select
                label={words('currency')}
                value={choice.currency}
                options={[...new Set([...(choice.currency ? [choice.currency] : []), ...currencies])].map(
                  (code) => ({ value: code, label: code }),
                )}
                onChange={(code) => change({ currency: code })}
              />
            )}
            <p className={currency ? 'k-field-hint' : 'k-field-problem'}>
              {fixed
                ? words('currencyFixed', { currency: fixed })
                : currency
                  ? words('currencyFirst')
                  : w('ledger.currencyNeeded')}
            </p>
          </div>
          {(['unknownAccounts', 'unknownProducts'] as const).map((key) => (
            <div key={key} className="k-field">
              <span className="k-field-label">{words(key)}</span>
              <RadioList
                label={words(key)}
                value={choice[key]}
                onChange={(value) => change({ [key]: value })}
                options={[
                  {
                    key: 'create',
                    label: words('create'),
                    hint: w(key === 'unknownAccounts' ? 'createAccountsHint' : 'createProductsHint'),
                  },
                  { key: 'refuse', label: words('refuse'), hint: w('refuseAccountsHint') },
                ]}
              />
            </div>
          ))}
        </div>
      </Section>
      <div className="k-stack">
        <FormFailure error={error} words={importPageWords} />
        <div className="k-form-foot">
          <Button
            kind="primary"
            icon="upload"
            busy={busy}
            disabled={problems.length > 0 || !currency}
            onClick={() => void start()}
          >
            {words('start')}
          </Button>
        </div>
      </div>
    </>
  )
}

const Notes = ({ uploaded, mapping }: { uploaded: Uploaded; mapping: Mapping }) => {
  const w = useWords(importPageWords)
  const words = useWords(importWords)
  return (
    <div className="k-stack">
      <p className="k-row">
        <Icon name="document" />
        <strong className="k-cut">{uploaded.import.fileName}</strong>
        <span className="k-quiet k-small k-number">
          {w('fileFacts', { bytes: bytesText(uploaded.import.bytes), columns: uploaded.header.length })}
        </span>
      </p>
      {uploaded.known ? (
        <aside className="im-note im-note-warn">
          <Icon name="warning" />
          <div>
            <strong>{w('knownTitle')}</strong>
            <p>{words('known')}</p>
          </div>
        </aside>
      ) : null}
      {mapping.cost === undefined ? <p className="im-note">{w('noCost')}</p> : null}
      {mapping.accountCode === undefined && mapping.accountName !== undefined ? (
        <p className="im-note">{w('noAccountCode')}</p>
      ) : null}
    </div>
  )
}

const Columns = ({
  uploaded,
  mapping,
  onChange,
}: {
  uploaded: Uploaded
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}) => {
  const w = useWords(importPageWords)
  const field = useWords(fieldWords)
  const fieldOf = (index: number) => orderFields.find((key) => mapping[key] === index) ?? null
  const use = (index: number, key: OrderField | null) => {
    const next = { ...mapping }
    const before = fieldOf(index)
    if (before) delete next[before]
    if (key) next[key] = index
    onChange(next)
  }
  const options = [
    { value: unused, label: w('notUsed') },
    ...orderFields.map((key) => ({ value: key as string, label: field(key) })),
  ]
  return (
    <div className="im-columns">
      <table>
        <thead>
          <tr>
            <th scope="col">{w('columnName')}</th>
            <th scope="col">{w('samples')}</th>
            <th scope="col">{w('usedAs')}</th>
          </tr>
        </thead>
        <tbody>
          {uploaded.header.map((title, index) => {
            const name = title || w('noHeader', { number: index + 1 })
            const used = fieldOf(index)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <tr key={index} data-used={used ? true : undefined}>
                <th scope="row">{name}</th>
                <td className="im-samples">
                  {uploaded.sample.slice(0, samplesShown).map((row, line) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: samples do not move
                    <span key={line} className="k-cut" title={row[index]}>
                      {row[index]?.trim() ? row[index] : <span className="k-quiet">{w('blank')}</span>}
                    </span>
                  ))}
                </td>
                <td className="im-use">
                  <Select
                    label={`${name} ${w('usedAs')}`}
                    value={used ?? unused}
                    options={options}
                    onChange={(key) => use(index, key && key !== unused ? (key as OrderField) : null)}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
