// The bar of filters above the list of accounts; all of it lives in the address.

import { useState } from 'react'
import {
  attitudes,
  organisationLevels,
  ownerships,
  sizeClasses,
  statuses,
} from '#records/accounts/account.ts'
import { industryName } from '#records/accounts/industry.ts'
import { sections } from '#records/accounts/industry-names.ts'
import { stepOf } from '#records/accounts/ladder.ts'
import { SegmentDialog, useSegments } from '#records/accounts/segment-dialog.tsx'
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
import { accountGaps } from './gaps.ts'
import type { Choices } from './list.tsx'
import { listWords } from './list.words.ts'
import { filterKeys, listOf, segmentOf, sortChoices, sortOf } from './list-query.ts'

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
  const saved = useSegments().data
  const within = saved?.rows.find((row) => row.id === url.within)
  const closed = <Key extends string>(
    key: (typeof filterKeys)[number],
    prefix: 'size' | 'ownership' | 'level' | 'attitude',
    values: readonly Key[],
  ) =>
    single(
      key,
      w(key as 'attitude'),
      values.map((value) => ({
        key: value,
        label: account(`${prefix}.${value}` as keyof typeof accountWords),
      })),
    )
  const division = url.industryDivision
  // Those that are used less often are folded away, unless they are set.
  const [more, setMore] = useState(false)
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
      {single(
        'within',
        w('within'),
        saved?.rows.map((row) => ({ key: row.id, label: row.name })),
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
      {single(
        'industrySection',
        w('industrySection'),
        sections.map(([section, zh, en]) => ({
          key: section,
          label: language === 'zh' ? zh : en,
          text: `${section} ${zh} ${en}`,
        })),
      )}
      {division
        ? single('industryDivision', w('industryDivision'), [
            { key: division, label: industryName(division)?.[language] ?? division },
          ])
        : null}
      {single('region', w('region'), plain(choices?.regions))}
      {single(
        'status',
        w('status'),
        statuses.map((key) => ({ key, label: account(`status.${key}`) })),
      )}
      {closed('sizeClass', 'size', sizeClasses)}
      {closed('attitude', 'attitude', attitudes)}
      <Filter
        label={w('lacks')}
        options={accountGaps.map((key) => ({ key, label: w(`lacks.${key}`) }))}
        value={listOf(url.lacks)}
        onChange={(gaps) => setUrl({ lacks: gaps.join(',') || null })}
      />
      {more || url.department ? single('department', w('department'), named(choices?.departments)) : null}
      {more || url.industry ? single('industry', w('industry'), plain(choices?.industries)) : null}
      {more || url.tag ? single('tag', w('tag'), plain(choices?.tags)) : null}
      {more || url.ownership ? closed('ownership', 'ownership', ownerships) : null}
      {more || url.organisationLevel ? closed('organisationLevel', 'level', organisationLevels) : null}
      <Button kind="bare" className="al-more" aria-expanded={more} onClick={() => setMore(!more)}>
        {w(more ? 'fewerFilters' : 'moreFilters')}
      </Button>
      {isSet ? (
        <Button
          kind="bare"
          className="al-clear"
          onClick={() => setUrl(Object.fromEntries(filterKeys.map((key) => [key, null])))}
        >
          {w('clear')}
        </Button>
      ) : null}
      {saved?.may.includes('add') ? <SaveFilter within={within?.conditions} name={within?.name} /> : null}
      {phone ? <SortMenu /> : null}
    </>
  )
}

/** The filters that are set, kept as a segment for next time. */
const SaveFilter = ({
  within,
  name,
}: {
  within: Parameters<typeof segmentOf>[1]
  name: string | undefined
}) => {
  const w = useWords(listWords)
  const [url, setUrl] = useUrl()
  const [open, setOpen] = useState(false)
  const { conditions, left } = segmentOf(url, within)
  // A segment that is open as it was saved needs no saving.
  const isNew = conditions.length > (within?.length ?? 0)
  if (!isNew) return null
  return (
    <>
      <Button kind="bare" icon="save" className="al-save" onClick={() => setOpen(true)}>
        {w('saveFilter')}
      </Button>
      {open ? (
        <SegmentDialog
          conditions={conditions}
          name={name ? w('segmentAfter', { name }) : ''}
          notKept={left.map((key) => w(key === 'search' ? 'searchText' : (key as 'owner')))}
          onClose={() => setOpen(false)}
          onSaved={(segment) =>
            setUrl({ ...Object.fromEntries(filterKeys.map((key) => [key, null])), within: segment.id })
          }
        />
      ) : null}
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
