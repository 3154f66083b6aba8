// What an account earns against the period before, and how its margin compares with those of its like.
import type { ReactNode } from 'react'
import { Bars } from '#web/bars.tsx'
import { Change, Money, Percent, percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import type { Pack } from '../account/account-asking.tsx'
import { useMoneyText } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { marginOf } from '../worth/margin.ts'
import { packWords } from './pack.words.ts'
import { Part, SheetTable } from './pack-part.tsx'

export const PackProfit = ({ pack }: { pack: Pack }) => {
  const w = useWords(packWords)
  const room = useWords(roomWords)
  const text = useMoneyText(pack.currency)
  const { pocket, before } = pack
  const netMinor = pocket.invoicedMinor - pocket.discountMinor - pocket.rebateMinor - pocket.returnedMinor
  const profitMinor = pocket.goodsMinor === null ? null : netMinor - pocket.goodsMinor
  const money = (minor: number | null) => <Money amountMinor={minor} currency={pack.currency ?? undefined} />
  const moved = (now: number | null, then: number | null | undefined): ReactNode =>
    now === null || then == null ? (
      <span className="k-quiet">—</span>
    ) : (
      <Change share={Math.sign(now - then)}>{now === then ? '0' : text(Math.abs(now - then))}</Change>
    )
  const margin = marginOf({ netMinor, profitMinor })
  const marginBefore = before ? marginOf(before) : null
  const rows = [
    {
      key: 'net',
      now: money(netMinor),
      before: money(before?.netMinor ?? null),
      change: moved(netMinor, before?.netMinor),
    },
    {
      key: 'profit',
      now: money(profitMinor),
      before: money(before?.profitMinor ?? null),
      change: moved(profitMinor, before?.profitMinor),
    },
    {
      key: 'margin',
      now: <Percent share={margin} loss />,
      before: <Percent share={marginBefore} loss />,
      change:
        margin === null || marginBefore === null ? (
          <span className="k-quiet">—</span>
        ) : (
          <Change share={margin - marginBefore}>
            {w('pointsChange', { points: (Math.abs(margin - marginBefore) * 100).toFixed(1) })}
          </Change>
        ),
    },
    {
      key: 'contribution',
      now: money(pocket.leftMinor),
      before: money(before?.contributionMinor ?? null),
      change: moved(pocket.leftMinor, before?.contributionMinor),
    },
  ] as const
  return (
    <Part title={w('profit')}>
      <SheetTable
        label={w('profit')}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'key',
            title: <span className="k-hidden">{w('profit')}</span>,
            left: true,
            render: (row) => room(row.key),
          },
          { key: 'now', title: w('now'), render: (row) => <strong>{row.now}</strong> },
          { key: 'before', title: w('before'), render: (row) => row.before },
          { key: 'change', title: w('change'), render: (row) => row.change },
        ]}
      />
    </Part>
  )
}

/** Those it is compared with stand back. */
const besides = 'color-mix(in srgb, var(--accent) 42%, var(--surface))'

export const PackMargins = ({ pack, tier }: { pack: Pack; tier: string | null }) => {
  const w = useWords(packWords)
  const { own, tier: ofTier, company } = pack.margins
  const bars = [
    { key: 'own', label: w('own'), share: own, colour: 'var(--accent)' },
    ...(tier ? [{ key: 'tier', label: w('tierOf', { tier }), share: ofTier, colour: besides }] : []),
    { key: 'company', label: w('company'), share: company, colour: besides },
  ].flatMap(({ key, label, share, colour }) =>
    share === null
      ? []
      : [{ key, label, value: share, text: percentText(share), ...(share < 0 ? {} : { colour }) }],
  )
  return (
    <Part title={w('margins')}>
      {own === null ? (
        <p className="k-quiet">{w('noMargin')}</p>
      ) : (
        <Bars label={w('marginsLabel')} bars={bars} />
      )}
    </Part>
  )
}
