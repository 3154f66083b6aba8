// Which two periods, by what, of whom, and by which convention; all of it lies in the address.
import { addMonths, type Month, monthOf, monthsFrom } from '#base/calendar.ts'
import type { accountDoors } from '#records/accounts/contract.ts'
import { findAccounts } from '#records/accounts/finding.tsx'
import { useSegments } from '#records/accounts/segment-dialog.tsx'
import { client } from '#web/client.ts'
import { Filter } from '#web/filter.tsx'
import { useWords } from '#web/language.tsx'
import { type Picked, SearchPicker, Select } from '#web/pickers.tsx'
import { useRead } from '#web/query.ts'
import { Choice } from '#web/tabs.tsx'
import { useUrl } from '#web/url.ts'
import { roomWords } from '../words.ts'
import { mixWords } from './mix.words.ts'
import { dimensions, type MixAsked } from './mix-asked.ts'
import { type Preset, presets } from './periods.ts'

const accounts = client<typeof accountDoors>()
const noPeriods = { from: null, to: null, baseFrom: null, baseTo: null }

export const MixFilters = ({
  asked,
  firstMonth,
  lastDay,
}: {
  asked: MixAsked
  firstMonth: Month | null
  lastDay: string
}) => {
  const w = useWords(mixWords)
  const [, setUrl] = useUrl()
  const segments = useSegments()
  const { from, to, baseFrom, baseTo } = asked
  const choose = (preset: Preset) =>
    setUrl(
      preset === 'own'
        ? { period: 'own', from, to, baseFrom, baseTo }
        : { period: preset === 'year' ? null : preset, ...noPeriods },
    )
  return (
    <>
      <Choice
        label={w('period')}
        value={asked.preset}
        onChange={choose}
        options={presets.map((key) => ({ key, label: w(`preset.${key}`) }))}
      />
      <Choice
        label={w('by')}
        value={asked.by}
        onChange={(by) => setUrl({ by: by === 'product' ? null : by })}
        options={dimensions.map((key) => ({ key, label: w(`by.${key}`) }))}
      />
      <span className="va-picker">
        <AccountPicker accountId={asked.accountId} onChange={(account) => setUrl({ account })} />
      </span>
      {segments.data?.rows.length ? (
        <Filter
          single
          label={w('segment')}
          value={asked.segmentId ? [asked.segmentId] : []}
          onChange={([segment]) => setUrl({ segment: segment ?? null })}
          options={segments.data.rows.map((row) => ({ key: row.id, label: row.name }))}
        />
      ) : null}
      <Filter
        single
        label={w('convention')}
        value={asked.convention === 'oldVolume' ? ['oldVolume'] : []}
        onChange={([convention]) => setUrl({ convention: convention ?? null })}
        options={[{ key: 'oldVolume', label: w('convention.oldVolume') }]}
      />
      {asked.preset === 'own' ? (
        <OwnPeriods
          asked={asked}
          first={firstMonth ?? addMonths(monthOf(lastDay), -35)}
          last={monthOf(lastDay)}
        />
      ) : null}
    </>
  )
}

const AccountPicker = ({
  accountId,
  onChange,
}: {
  accountId: string | undefined
  onChange: (accountId: string | null) => void
}) => {
  const w = useWords(mixWords)
  const room = useWords(roomWords)
  const read = useRead(
    ['account', accountId],
    (signal) => accounts('GET /accounts/:accountId', { path: { accountId: accountId ?? '' }, signal }),
    { enabled: Boolean(accountId) },
  )
  const value: Picked | null = accountId ? { value: accountId, label: read.data?.name ?? '…' } : null
  return (
    <SearchPicker
      label={room('account')}
      placeholder={w('account')}
      clearable
      value={value}
      onChange={(picked) => onChange(picked?.value ?? null)}
      search={findAccounts()}
    />
  )
}

const OwnPeriods = ({ asked, first, last }: { asked: MixAsked; first: Month; last: Month }) => {
  const w = useWords(mixWords)
  const [, setUrl] = useUrl()
  const options = monthsFrom(first, last)
    .reverse()
    .map((month) => ({ value: month, label: month.slice(0, 7) }))
  const month = (key: 'from' | 'to' | 'baseFrom' | 'baseTo', label: string) => (
    <span className="va-month">
      <Select
        label={label}
        value={asked[key]}
        options={options}
        onChange={(next) => {
          if (!next) return
          const put = { [key]: next }
          // An end before its beginning takes the beginning with it.
          if (key === 'from' && next > asked.to) put.to = next
          if (key === 'to' && next < asked.from) put.from = next
          if (key === 'baseFrom' && next > asked.baseTo) put.baseTo = next
          if (key === 'baseTo' && next < asked.baseFrom) put.baseFrom = next
          setUrl(put)
        }}
      />
    </span>
  )
  return (
    <span className="va-periods">
      <span className="k-quiet k-small">{w('now')}</span>
      {month('from', w('nowFrom'))}
      <span aria-hidden="true">–</span>
      {month('to', w('nowTo'))}
      <span className="k-quiet k-small">{w('base')}</span>
      {month('baseFrom', w('baseFrom'))}
      <span aria-hidden="true">–</span>
      {month('baseTo', w('baseTo'))}
    </span>
  )
}
