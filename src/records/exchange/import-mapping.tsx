// Which column of the file is which field, what is still missing, and how to handle what is known and unknown.
import { useState } from 'react'
import { Button } from '#web/button.tsx'
import { newIntent } from '#web/client.ts'
import { FormFailure } from '#web/form.tsx'
import { Icon } from '#web/icons.tsx'
import { RadioList } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { useGo } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import { Select } from '#web/pickers.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Failure, PageSkeleton } from '#web/states.tsx'
import { useUrl } from '#web/url.ts'
import {
  ask,
  bytesText,
  type Choice,
  type ImportKind,
  keepChoice,
  keptChoice,
  type Looked,
} from './import-doors.tsx'
import { importKinds, importModes } from './kind.ts'
import { importPageWords } from './page.words.ts'

const samplesShown = 3
const unused = '-'
const currencies = ['CNY', 'USD', 'EUR', 'GBP', 'HKD', 'JPY', 'TWD', 'KRW', 'SGD']

export const ImportMapping = ({ importId }: { importId: string }) => {
  const [url] = useUrl()
  const asked = {
    ...(url.kind ? { kind: url.kind as ImportKind } : {}),
    ...(url.sheet ? { sheet: url.sheet } : {}),
    ...(url.delimiter ? { delimiter: url.delimiter } : {}),
  }
  const looked = useRead(['import', importId, 'columns', asked], (signal) =>
    ask('GET /imports/:importId/columns', { path: { importId }, query: asked, signal }),
  )
  if (looked.error)
    return <Failure error={looked.error} onRetry={() => void looked.refetch()} words={importPageWords} />
  if (!looked.data) return <PageSkeleton />
  return (
    <Matching
      key={`${looked.data.kind} ${looked.data.sheet} ${looked.data.delimiter}`}
      looked={looked.data}
    />
  )
}

const Matching = ({ looked }: { looked: Looked }) => {
  const w = useWords(importPageWords)
  const { language } = useLanguage()
  const go = useGo()
  const renew = useRenew()
  const importId = looked.import.id
  const orders = looked.kind === 'orders'
  const [choice, setChoice] = useState<Choice>(() => {
    const kept = keptChoice(importId)
    if (kept && kept.kind === looked.kind) return kept
    return {
      kind: looked.kind,
      mapping: looked.mapping,
      key: looked.key,
      mode: looked.mode,
      unknownOwners: 'refuse',
      // A Chinese company that exports its own orders books them in yuan unless the file says otherwise.
      ...(orders ? { currency: looked.suggestedCurrency ?? (language === 'zh' ? 'CNY' : undefined) } : {}),
      unknownAccounts: 'create',
      unknownProducts: 'create',
    }
  })
  const [busy, setBusy] = useState<'check' | 'run' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [intent, setIntent] = useState(newIntent)
  const change = (part: Partial<Choice>) => {
    const next = { ...choice, ...part }
    setChoice(next)
    setIntent(newIntent())
    keepChoice(importId, next)
  }
  const { mapping } = choice
  const nameOf = (key: string) => looked.fields.find((one) => one.key === key)?.[language] ?? key
  const lacking = looked.needs.filter((group) => !group.some((key) => mapping[key] !== undefined))
  const start = async (what: 'check' | 'run') => {
    setBusy(what)
    setError(null)
    keepChoice(importId, choice)
    try {
      const sent = { path: { importId }, body: choice, intent: `${intent}-${what}` }
      const { jobId } =
        what === 'check'
          ? await ask('POST /imports/:importId/check', sent)
          : await ask('POST /imports/:importId/run', sent)
      await renew(['imports'], ['import', importId])
      go(`/imports/${importId}?job=${jobId}`)
    } catch (failure) {
      setError(failure)
      setBusy(null)
      setIntent(newIntent())
    }
  }
  return (
    <>
      <File looked={looked} />
      <Section
        id="columns"
        title={w('columns')}
        hint={w('columnsHint', { known: Object.keys(looked.mapping).length })}
      >
        <Columns looked={looked} mapping={mapping} onChange={(next) => change({ mapping: next })} />
        <p className={`im-check ${lacking.length ? 'k-bad' : 'k-good'}`} role="status">
          <Icon name={lacking.length ? 'warning' : 'check'} size={14} />
          {lacking.length
            ? w('lacking', {
                fields: lacking.map((group) => group.map(nameOf).join(' / ')).join(w('separator')),
              })
            : w('complete')}
        </p>
      </Section>
      <Section id="options" title={w('options')}>
        {orders ? (
          <OrderOptions choice={choice} onChange={change} fixed={looked.suggestedCurrency} />
        ) : (
          <RecordOptions looked={looked} choice={choice} onChange={change} nameOf={nameOf} />
        )}
      </Section>
      <div className="k-stack">
        <FormFailure error={error} words={importPageWords} />
        <div className="k-form-foot">
          <Button
            kind={orders ? 'plain' : 'primary'}
            icon="check"
            busy={busy === 'check'}
            disabled={lacking.length > 0 || busy !== null}
            onClick={() => void start('check')}
          >
            {w('check')}
          </Button>
          <Button
            kind={orders ? 'primary' : 'plain'}
            icon="upload"
            busy={busy === 'run'}
            disabled={lacking.length > 0 || busy !== null || (orders && !choice.currency)}
            onClick={() => void start('run')}
          >
            {w('start')}
          </Button>
        </div>
      </div>
    </>
  )
}

const signs = [
  { value: ',', word: 'delimiter.comma' },
  { value: ';', word: 'delimiter.semicolon' },
  { value: '\t', word: 'delimiter.tab' },
  { value: '|', word: 'delimiter.bar' },
] as const

/** What the file is, and how it is cut into sheets and cells. */
const File = ({ looked }: { looked: Looked }) => {
  const w = useWords(importPageWords)
  const [, setUrl] = useUrl()
  const { foreign } = looked.recognised
  return (
    <div className="k-stack">
      <p className="k-row">
        <Icon name="document" />
        <strong className="k-cut">{looked.import.fileName}</strong>
        <span className="k-quiet k-small k-number">
          {w('fileFacts', { bytes: bytesText(looked.import.bytes), columns: looked.header.length })}
        </span>
      </p>
      <div className="im-what">
        <span className="k-field-label">{w('what')}</span>
        <Select
          label={w('what')}
          value={looked.kind as string}
          options={importKinds.map((one) => ({ value: one as string, label: w(`kind.${one}`) }))}
          onChange={(kind) => kind && setUrl({ kind })}
        />
        {looked.sheets.length > 1 ? (
          <>
            <span className="k-field-label">{w('sheetOf')}</span>
            <Select
              label={w('sheetOf')}
              value={looked.sheet}
              options={looked.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
              onChange={(sheet) => sheet && setUrl({ sheet })}
            />
          </>
        ) : null}
        {looked.sheets.length === 0 ? (
          <>
            <span className="k-field-label">{w('delimiterOf')}</span>
            <Select
              label={w('delimiterOf')}
              value={looked.delimiter}
              options={[
                ...signs.map(({ value, word }) => ({ value: value as string, label: w(word) })),
                ...(signs.some((one) => one.value === looked.delimiter)
                  ? []
                  : [{ value: looked.delimiter, label: JSON.stringify(looked.delimiter) }]),
              ]}
              onChange={(delimiter) => delimiter && setUrl({ delimiter })}
            />
          </>
        ) : null}
      </div>
      {foreign ? (
        <aside className="im-note im-note-warn">
          <Icon name="warning" />
          <p>{w(`exchange.noPlace.${foreign}` as never)}</p>
        </aside>
      ) : null}
      {looked.remembered ? <p className="im-note">{w('remembered')}</p> : null}
      {looked.known ? (
        <aside className="im-note im-note-warn">
          <Icon name="warning" />
          <div>
            <strong>{w('knownTitle')}</strong>
          </div>
        </aside>
      ) : null}
      {looked.kind === 'orders' && looked.mapping.cost === undefined ? (
        <p className="im-note">{w('noCost')}</p>
      ) : null}
      {looked.kind === 'orders' &&
      looked.mapping.accountCode === undefined &&
      looked.mapping.accountName !== undefined ? (
        <p className="im-note">{w('noAccountCode')}</p>
      ) : null}
    </div>
  )
}

type OptionProps = { choice: Choice; onChange: (part: Partial<Choice>) => void }

const RecordOptions = ({
  looked,
  choice,
  onChange,
  nameOf,
}: OptionProps & { looked: Looked; nameOf: (key: string) => string }) => {
  const w = useWords(importPageWords)
  const keys = looked.keys.filter(
    (key) =>
      choice.mapping[key] !== undefined ||
      (key === 'name' && (choice.mapping.lastName !== undefined || choice.mapping.firstName !== undefined)),
  )
  const names = choice.mapping.owner !== undefined || choice.mapping.author !== undefined
  return (
    <div className="im-options">
      {looked.kind === 'costs' || looked.kind === 'interactions' ? null : (
        <div className="k-field">
          <span className="k-field-label">{w('modeOf')}</span>
          <RadioList
            label={w('modeOf')}
            value={choice.mode ?? 'both'}
            onChange={(mode) => onChange({ mode })}
            options={importModes.map((key) => ({ key, label: w(`mode.${key}`), hint: w(`mode.${key}Hint`) }))}
          />
        </div>
      )}
      {keys.length > 1 ? (
        <div className="k-field">
          <span className="k-field-label">{w('keyOf')}</span>
          <Select
            label={w('keyOf')}
            value={choice.key ?? keys[0] ?? null}
            options={keys.map((key) => ({ value: key, label: nameOf(key) }))}
            onChange={(key) => onChange({ key })}
          />
        </div>
      ) : null}
      {names ? (
        <div className="k-field">
          <span className="k-field-label">{w('ownersOf')}</span>
          <RadioList
            label={w('ownersOf')}
            value={choice.unknownOwners ?? 'refuse'}
            onChange={(unknownOwners) => onChange({ unknownOwners })}
            options={(['refuse', 'blank'] as const).map((key) => ({ key, label: w(`owners.${key}`) }))}
          />
        </div>
      ) : null}
    </div>
  )
}

const OrderOptions = ({ choice, onChange, fixed }: OptionProps & { fixed: string | null }) => {
  const w = useWords(importPageWords)
  return (
    <div className="im-options">
      <div className="k-field">
        <span className="k-field-label">{w('currency')}</span>
        <Select
          label={w('currency')}
          value={choice.currency ?? null}
          options={[...new Set([...(fixed ? [fixed] : []), ...currencies])].map((code) => ({
            value: code,
            label: code,
          }))}
          onChange={(code) => onChange({ currency: code ?? undefined })}
        />
        <p className={choice.currency ? 'k-field-hint' : 'k-field-problem'}>
          {choice.currency ? w('currencyFirst') : w('ledger.currencyNeeded')}
        </p>
      </div>
      {(['unknownAccounts', 'unknownProducts'] as const).map((key) => (
        <div key={key} className="k-field">
          <span className="k-field-label">{w(key)}</span>
          <RadioList
            label={w(key)}
            value={choice[key] ?? 'create'}
            onChange={(value) => onChange({ [key]: value })}
            options={[
              {
                key: 'create',
                label: w('create'),
                hint: w(key === 'unknownAccounts' ? 'createAccountsHint' : 'createProductsHint'),
              },
              { key: 'refuse', label: w('refuse'), hint: w('refuseAccountsHint') },
            ]}
          />
        </div>
      ))}
    </div>
  )
}

const Columns = ({
  looked,
  mapping,
  onChange,
}: {
  looked: Looked
  mapping: Record<string, number>
  onChange: (mapping: Record<string, number>) => void
}) => {
  const w = useWords(importPageWords)
  const { language } = useLanguage()
  const fieldOf = (index: number) =>
    Object.entries(mapping).find(([, column]) => column === index)?.[0] ?? null
  const use = (index: number, key: string | null) => {
    const next = { ...mapping }
    const before = fieldOf(index)
    if (before) delete next[before]
    if (key) next[key] = index
    onChange(next)
  }
  const options = [
    { value: unused, label: w('notUsed') },
    ...looked.fields.map((field) => ({ value: field.key, label: field[language] })),
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
          {looked.header.map((title, index) => {
            const name = title || w('noHeader', { number: index + 1 })
            const used = fieldOf(index)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <tr key={index} data-used={used ? true : undefined}>
                <th scope="row">{name}</th>
                <td className="im-samples">
                  {looked.sample.slice(0, samplesShown).map((row, line) => (
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
                    onChange={(key) => use(index, key && key !== unused ? key : null)}
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
