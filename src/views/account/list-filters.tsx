// The bar of filters above the list of accounts; all of it lives in the address.
import { statuses } from '#records/accounts/account.ts'
import { stepOf } from '#records/accounts/ladder.ts'
import { accountWords } from '#records/accounts/words.ts'
import { Button } from '#web/button.tsx'
import { Step } from '#web/figure.tsx'
import { Filter } from '#web/filter.tsx'
import { Icon } from '#web/icons.tsx'
import { SearchInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { usePhone } from '#web/media.ts'
import { Menu } from '#web/overlay.tsx'
import { Choice } from '#web/tabs.tsx'
import { useUrl } from '#web/url.ts'
import type { Choices } from './list.tsx'
import { listWords } from './list.words.ts'
import { filterKeys, listOf, sortChoices, sortOf } from './list-query.ts'

const lacks = ['provisional', 'ungraded', 'unrated'] as const

export const ListFilters = ({ choices, ownOnly }: { choices: Choices | undefined; ownOnly: boolean }) => {
  const w = useWords(listWords)
  const account = useWords(accountWords)
  const { language } = useLanguage()
  const [url, setUrl] = useUrl()
  const single = (
    key: (typeof filterKeys)[number],
    label: string,
    options: { key: string; label: string }[] | undefined,
  ) =>
    options?.length || url[key] ? (
      <Filter
        single
        label={label}
        options={options ?? []}
        value={url[key] ? [url[key]] : []}
        onChange={([value]) => setUrl({ [key]: value ?? null })}
      />
    ) : null
  const plain = (values: string[] | undefined) => values?.map((value) => ({ key: value, label: value }))
  const named = (rows: { id: string; name: string }[] | undefined) =>
    rows?.map((row) => ({ key: row.id, label: row.name }))
  const isSet = filterKeys.some((key) => url[key])
  const phone = usePhone()
  return (
    <>
      <SearchInput
        value={url.search ?? ''}
        onChange={(text) => setUrl({ search: text || null })}
        label={w('search')}
      />
      {ownOnly ? null : (
        <Choice
          label={w('whose')}
          options={[
            { key: 'all', label: w('all') },
            { key: 'mine', label: w('mine') },
          ]}
          value={url.mine === 'yes' ? 'mine' : 'all'}
          onChange={(key) => setUrl({ mine: key === 'mine' ? 'yes' : null })}
        />
      )}
      {choices?.tiers.length || url.tier ? (
        <Filter
          label={w('tier')}
          options={(choices?.tiers ?? []).map((tier) => ({
            key: tier,
            label: <Step at={stepOf(tier)}>{tier}</Step>,
            text: tier,
          }))}
          value={listOf(url.tier)}
          onChange={(tiers) => setUrl({ tier: tiers.join(',') || null })}
        />
      ) : null}
      {single(
        'segment',
        w('segment'),
        choices?.segments.map((segment) => ({ key: segment.key, label: segment[language] })),
      )}
      {single('owner', w('owner'), named(choices?.owners))}
      {single('department', w('department'), named(choices?.departments))}
      {single('industry', w('industry'), plain(choices?.industries))}
      {single('region', w('region'), plain(choices?.regions))}
      {single('tag', w('tag'), plain(choices?.tags))}
      {single(
        'status',
        w('status'),
        statuses.map((key) => ({ key, label: account(`status.${key}`) })),
      )}
      {single(
        'lacks',
        w('lacks'),
        lacks.map((key) => ({ key, label: w(`lacks.${key}`) })),
      )}
      {isSet ? (
        <Button
          kind="bare"
          className="al-clear"
          onClick={() => setUrl(Object.fromEntries(filterKeys.map((key) => [key, null])))}
        >
          {w('clear')}
        </Button>
      ) : null}
      {phone ? <SortMenu /> : null}
    </>
  )
}

/** Every order there is; the heads of the table have the common ones. */
export const SortMenu = () => {
  const w = useWords(listWords)
  const [url, setUrl] = useUrl()
  const sort = sortOf(url)
  return (
    <Menu
      label={w('sort')}
      items={sortChoices.map((key) => ({
        key,
        label: w(`sort.${key}`),
        chosen: key === sort,
        onSelect: () => setUrl({ sort: key === 'name' ? null : key }),
      }))}
      button={({ ref, ...props }) => (
        <button ref={ref} type="button" className="k-filter" {...props}>
          <Icon name="sort" size={14} />
          {w(`sort.${sort}`)}
        </button>
      )}
    />
  )
}
