// The tree of a group: own and rolled-up money of each company, coloured by tier, money or coverage.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useMemo, useRef, useState } from 'react'
import { stepOf } from '#records/accounts/ladder.ts'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button, IconButton } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Fact, Money } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { usePhone } from '#web/media.ts'
import { countText, percentText } from '#web/number-text.ts'
import { Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { Choice } from '#web/tabs.tsx'
import { useUrl } from '#web/url.ts'
import { Why } from '#web/why.tsx'
import './group.css'
import { groupWords } from './group.words.ts'
import { type Branch, unfolded } from './roll-up.ts'
import type { treeDoors } from './tree.contract.ts'

const ask = client<typeof treeDoors>()
const colours = ['tier', 'money', 'coverage'] as const
const figures = ['net', 'profit', 'open'] as const
type Colour = (typeof colours)[number]
type Figure = (typeof figures)[number]
const keyOf = { net: 'netMinor', profit: 'profitMinor', open: 'openMinor' } as const
/** More than this begins with only the first levels unfolded. */
const manyCompanies = 200

export const GroupTab = ({ accountId, ladder }: { accountId: string; ladder?: readonly string[] }) => {
  const w = useWords(groupWords)
  const group = useRead(['account', accountId, 'group', 'figures'], (signal) =>
    ask('GET /accounts/:accountId/group/figures', { path: { accountId }, signal }),
  )
  if (group.error)
    return <Failure error={group.error} onRetry={() => void group.refetch()} words={groupWords} />
  if (!group.data)
    return (
      <Section boxed>
        <SkeletonLines lines={12} />
      </Section>
    )
  if (group.data.branches.length <= 1) return <Empty title={w('aloneTitle')}>{w('aloneText')}</Empty>
  return <Tree key={accountId} accountId={accountId} ladder={ladder} {...group.data} />
}

const Tree = ({
  accountId,
  ladder,
  branches,
  currency,
  asOfMonth,
  more,
}: {
  accountId: string
  ladder?: readonly string[]
  branches: Branch[]
  currency: string | null
  asOfMonth: string | null
  more: boolean
}) => {
  const w = useWords(groupWords)
  const { language } = useLanguage()
  const [url, setUrl] = useUrl()
  const colour: Colour = colours.find((one) => one === url.colour) ?? 'tier'
  const figure: Figure = figures.find((one) => one === url.figure) ?? 'net'
  const parents = useMemo(() => branches.filter((branch) => branch.below > 0).map(({ id }) => id), [branches])
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => foldedAtFirst(branches, accountId))
  const shown = useMemo(() => unfolded(branches, folded), [branches, folded])
  const heads = branches.filter((branch) => branch.level === 0)
  const whole = (key: 'netMinor' | 'profitMinor' | 'openMinor') =>
    heads.reduce<number | null>(
      (sum, { all }) => (all[key] === null ? sum : (sum ?? 0) + (all[key] ?? 0)),
      null,
    )
  const count = (key: 'accounts' | 'owned' | 'visited') => heads.reduce((sum, { all }) => sum + all[key], 0)
  const money = (amountMinor: number | null) => (
    <Money amountMinor={amountMinor} currency={currency ?? 'CNY'} />
  )
  const why = (
    <Why
      title={w('groupFigures')}
      formula={w('whyFormula')}
      inputs={heads.slice(0, 8).map((head) => ({ label: head.name, value: money(head.all.netMinor) }))}
      asOf={asOfMonth}
    />
  )
  const toggle = (id: string) => {
    const next = new Set(folded)
    if (!next.delete(id)) next.add(id)
    setFolded(next)
  }
  return (
    <Section boxed>
      <div className="va-group-facts">
        <Fact
          label={w('figure.net')}
          note={w('companies', { count: countText(count('accounts'), language) })}
          why={why}
        >
          {money(whole('netMinor'))}
        </Fact>
        <Fact label={w('figure.profit')}>{money(whole('profitMinor'))}</Fact>
        <Fact label={w('figure.open')}>{money(whole('openMinor'))}</Fact>
        <Fact label={w('covered')}>
          {percentText(count('owned') / count('accounts'))} /{' '}
          {percentText(count('visited') / count('accounts'))}
        </Fact>
      </div>
      <div className="va-group-bar">
        <Choice
          label={w('figure')}
          options={figures.map((key) => ({ key, label: w(`figure.${key}`) }))}
          value={figure}
          onChange={(key) => setUrl({ figure: key === 'net' ? null : key })}
        />
        <Choice
          label={w('colourBy')}
          options={colours.map((key) => ({ key, label: w(`colour.${key}`) }))}
          value={colour}
          onChange={(key) => setUrl({ colour: key === 'tier' ? null : key })}
        />
        <Button small kind="bare" onClick={() => setFolded(folded.size ? new Set() : new Set(parents))}>
          {w(folded.size ? 'unfoldAll' : 'foldAll')}
        </Button>
      </div>
      <Lines
        shown={shown}
        folded={folded}
        onToggle={toggle}
        {...{ accountId, ladder, colour, figure, currency }}
        most={Math.max(1, ...branches.map((branch) => Math.abs(branch.all[keyOf[figure]] ?? 0)))}
      />
      <p className="k-small k-quiet">
        {w('seenOnly')} {more ? w('tooMany', { count: countText(branches.length, language) }) : ''}
      </p>
    </Section>
  )
}

/** A small group is open; of a large one the first levels and the way to the account it is looked at from. */
const foldedAtFirst = (branches: readonly Branch[], accountId: string): ReadonlySet<string> => {
  if (branches.length <= manyCompanies) return new Set()
  const byId = new Map(branches.map((branch) => [branch.id, branch]))
  const open = new Set<string>()
  for (let at = byId.get(accountId); at && !open.has(at.id); at = byId.get(at.parentId ?? '')) open.add(at.id)
  return new Set(
    branches.filter(({ id, below, level }) => below > 0 && level > 0 && !open.has(id)).map(({ id }) => id),
  )
}

const toneOf = (
  branch: Branch,
  colour: Colour,
  figure: Figure,
  most: number,
  ladder?: readonly string[],
): string => {
  if (colour === 'tier')
    return branch.tier ? `var(--ramp-${stepOf(branch.tier, ladder)})` : 'var(--line-strong)'
  if (colour === 'coverage')
    return branch.hasOwner && branch.isVisited
      ? 'var(--good)'
      : branch.hasOwner || branch.isVisited
        ? 'var(--warn)'
        : 'var(--bad)'
  const own = branch[keyOf[figure]]
  if (own === null) return 'var(--line-strong)'
  if (own < 0) return 'var(--bad)'
  // Five steps by shares of the whole group; the darkest is the most.
  const share = own / most
  const step = share > 0.2 ? 1 : share > 0.05 ? 2 : share > 0.01 ? 3 : share > 0.001 ? 4 : 5
  return `var(--ramp-${step})`
}

const Lines = ({
  shown,
  folded,
  onToggle,
  accountId,
  ladder,
  colour,
  figure,
  currency,
  most,
}: {
  shown: readonly Branch[]
  folded: ReadonlySet<string>
  onToggle: (id: string) => void
  accountId: string
  ladder?: readonly string[]
  colour: Colour
  figure: Figure
  currency: string | null
  most: number
}) => {
  const w = useWords(groupWords)
  const phone = usePhone()
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = phone ? 60 : 36
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    initialRect: { width: 1200, height: 600 },
  })
  const money = (amountMinor: number | null) => (
    <Money amountMinor={amountMinor} currency={currency ?? 'CNY'} />
  )
  const key = keyOf[figure]
  return (
    <>
      <div className="va-group-line va-group-head" aria-hidden="true">
        <span>{w('company')}</span>
        <span>{w(colour === 'coverage' ? 'covered' : 'colour.tier')}</span>
        <span className="va-group-money">{w('own')}</span>
        <span className="va-group-money">{w('withBelow')}</span>
        <span />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section ref={scroller} className="va-group-lines" tabIndex={0} aria-label={w('group')}>
        <ul style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const branch = shown[item.index] as Branch
            const tone = toneOf(branch, colour, figure, most, ladder)
            const all = branch.all[key]
            return (
              <li
                key={branch.id}
                className="va-group-line"
                data-current={branch.id === accountId || undefined}
                style={
                  {
                    height: rowHeight,
                    transform: `translateY(${item.start}px)`,
                    '--indent': `${Math.min(branch.level, phone ? 5 : 12) * (phone ? 10 : 18)}px`,
                    '--tone': tone,
                  } as CSSProperties
                }
                aria-posinset={item.index + 1}
                aria-setsize={shown.length}
              >
                <span className="va-group-name">
                  {branch.below > 0 ? (
                    <IconButton
                      icon={folded.has(branch.id) ? 'right' : 'down'}
                      size={14}
                      label={w(folded.has(branch.id) ? 'unfold' : 'fold', { name: branch.name })}
                      aria-expanded={!folded.has(branch.id)}
                      onClick={() => onToggle(branch.id)}
                    />
                  ) : (
                    <i aria-hidden="true" />
                  )}
                  <b className="va-group-dot" aria-hidden="true" />
                  {branch.id === accountId ? (
                    <span className="k-cut" aria-current="page">
                      {branch.name}
                    </span>
                  ) : (
                    <Go className="k-cut" to={`/accounts/${branch.id}?tab=group`} title={branch.name}>
                      {branch.name}
                    </Go>
                  )}
                  {branch.below > 0 ? (
                    <small className="k-quiet k-number">
                      {w('companies', { count: branch.all.accounts })}
                    </small>
                  ) : null}
                </span>
                <span className="va-group-tier">
                  {colour === 'coverage' ? (
                    <small className="k-quiet">
                      {branch.below > 0
                        ? `${branch.all.owned} / ${branch.all.visited}`
                        : [
                            w(branch.hasOwner ? 'isOwned' : 'notOwned'),
                            w(branch.isVisited ? 'isVisited' : 'notVisited'),
                          ].join(' · ')}
                    </small>
                  ) : (
                    <TierMark tier={branch.tier} ladder={ladder} terse />
                  )}
                </span>
                <span className="va-group-money k-number">{money(branch[key])}</span>
                <span className="va-group-money k-number va-group-all">{money(all)}</span>
                <span className="va-group-track" aria-hidden="true">
                  <i
                    style={{
                      width: `${(Math.abs(all ?? 0) / most) * 100}%`,
                      background: (all ?? 0) < 0 ? 'var(--bad)' : tone,
                    }}
                  />
                </span>
              </li>
            )
          })}
        </ul>
      </section>
    </>
  )
}
