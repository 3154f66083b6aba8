// The bar of filters above the list of accounts; all of it lives in the address.

import { useMemo, useState } from 'react'
import { readWheres, writeWheres } from '#base/where.ts'
import {
  attitudes,
  organisationLevels,
  ownerships,
  sizeClasses,
  statuses,
} from '#records/accounts/account.ts'
import type { Field } from '#records/accounts/fields/use-fields.tsx'
import { findAccounts, findPeople } from '#records/accounts/finding.tsx'
import { industryName, industryShown } from '#records/accounts/industry.ts'
import { sections } from '#records/accounts/industry-names.ts'
import { stepOf } from '#records/accounts/ladder.ts'
import { SegmentDialog, useSegments } from '#records/accounts/segment-dialog.tsx'
import { accountWords } from '#records/accounts/words.ts'
import { Button } from '#web/button.tsx'
import { Step } from '#web/figure.tsx'
import { Filter } from '#web/filter.tsx'
import { FilterBuilder, type WhereField } from '#web/filter-builder.tsx'
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
import { type ListField, listFields, whereKindOf } from './list-fields.ts'
import { filterKeys, listOf, segmentOf, sortChoices, sortOf } from './list-query.ts'

/** Every field that the list can be asked about, with what can be chosen. */
const useWhereFields = (
  choices: Choices | undefined,
  own: readonly Field[],
  names: Readonly<Record<string, string>>,
): WhereField[] => {
  const w = useWords(listWords)
  const account = useWords(accountWords)
  const { language } = useLanguage()
  return useMemo(() => {
    const texts = (values: readonly string[] | undefined) =>
      (values ?? []).map((value) => ({ value, label: value }))
    const closed = (prefix: string, values: readonly string[]) =>
      values.map((value) => ({ value, label: account(`${prefix}.${value}` as keyof typeof accountWords) }))
    const things = (rows: readonly { id: string; name: string }[] | undefined) =>
      (rows ?? []).map((row) => ({ value: row.id, label: row.name }))
    const options: Partial<Record<ListField, WhereField['options']>> = {
      tier: texts(choices?.tiers),
      segment: choices?.segments.map((one) => ({ value: one.key, label: one[language] })),
      status: closed('status', statuses),
      department: things(choices?.departments),
      industry: (choices?.industries ?? []).map((value) => ({
        value,
        label: industryShown(value, language) ?? value,
      })),
      region: texts(choices?.regions),
      sizeClass: closed('size', sizeClasses),
      organisationLevel: closed('level', organisationLevels),
      ownership: closed('ownership', ownerships),
      attitude: closed('attitude', attitudes),
      tags: texts(choices?.tags),
    }
    const search: Partial<Record<ListField, WhereField['search']>> = {
      owner: findPeople,
      parent: findAccounts(),
    }
    const standing: readonly ListField[] = ['tier', 'score', 'segment', 'net', 'profit', 'lastOrder']
    const owners = Object.fromEntries((choices?.owners ?? []).map((one) => [one.id, one.name]))
    const builtIn = (Object.keys(listFields) as ListField[]).map(
      (key): WhereField => ({
        key,
        label: w(key),
        kind: listFields[key],
        group: w(standing.includes(key) ? 'groupStanding' : 'groupFacts'),
        options: options[key],
        search: search[key],
        names: key === 'owner' ? owners : undefined,
      }),
    )
    const company = own
      .filter((field) => !field.archived)
      .map(
        (field): WhereField => ({
          key: `custom.${field.key}`,
          label: field.name[language],
          kind: whereKindOf[field.kind],
          group: w('groupOwn'),
          options: field.choices.map((choice) => ({ value: choice.key, label: choice[language] })),
          search:
            field.kind === 'person' ? findPeople : field.kind === 'account' ? findAccounts() : undefined,
          names,
        }),
      )
    const inGroup = (group: string) => builtIn.filter((field) => field.group === group)
    return [...inGroup(w('groupFacts')), ...company, ...inGroup(w('groupStanding'))]
  }, [w, account, language, choices, own, names])
}

export const ListFilters = ({
  choices,
  ownOnly,
  own,
  names,
}: {
  choices: Choices | undefined
  ownOnly: boolean
  own: readonly Field[]
  /** Of the people and accounts in own fields. */
  names: Readonly<Record<string, string>>
}) => {
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
  const fields = useWhereFields(choices, own, names)
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
      {url.segment
        ? single(
            'segment',
            w('segment'),
            choices?.segments.map((segment) => ({ key: segment.key, label: segment[language] })),
          )
        : null}
      {url.owner ? single('owner', w('owner'), named(choices?.owners)) : null}
      {url.industrySection
        ? single(
            'industrySection',
            w('industrySection'),
            sections.map(([section, zh, en]) => ({
              key: section,
              label: language === 'zh' ? zh : en,
              text: `${section} ${zh} ${en}`,
            })),
          )
        : null}
      {division
        ? single('industryDivision', w('industryDivision'), [
            { key: division, label: industryName(division)?.[language] ?? division },
          ])
        : null}
      {url.region ? single('region', w('region'), plain(choices?.regions)) : null}
      {url.status
        ? single(
            'status',
            w('status'),
            statuses.map((key) => ({ key, label: account(`status.${key}`) })),
          )
        : null}
      {url.sizeClass ? closed('sizeClass', 'size', sizeClasses) : null}
      {url.attitude ? closed('attitude', 'attitude', attitudes) : null}
      {url.department ? single('department', w('department'), named(choices?.departments)) : null}
      {url.industry ? single('industry', w('industry'), plain(choices?.industries)) : null}
      {url.tag ? single('tag', w('tag'), plain(choices?.tags)) : null}
      {url.ownership ? closed('ownership', 'ownership', ownerships) : null}
      {url.organisationLevel ? closed('organisationLevel', 'level', organisationLevels) : null}
      <Filter
        label={w('lacks')}
        options={accountGaps.map((key) => ({ key, label: w(`lacks.${key}`) }))}
        value={listOf(url.lacks)}
        onChange={(gaps) => setUrl({ lacks: gaps.join(',') || null })}
      />
      <FilterBuilder
        fields={fields}
        value={readWheres(url.where)}
        onChange={(wheres) => setUrl({ where: writeWheres(wheres) })}
      />
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
