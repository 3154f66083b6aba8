// What a manager takes into a negotiation about an account: price, profit, value, receivables, on one page of paper.
import { addMonths } from '#base/calendar.ts'
import type { accountDoors } from '#records/accounts/contract.ts'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button, ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Empty, Failure, PageSkeleton } from '#web/states.tsx'
import { useParam } from '#web/url.ts'
import { type Pack, usePack } from '../account/account-asking.tsx'
import './pack.css'
import { useMoneyText, Weighed, yearsOf } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { packWords } from './pack.words.ts'
import { Concessions } from './pack-concessions.tsx'
import { PackPocket } from './pack-pocket.tsx'
import { PackProducts } from './pack-products.tsx'
import { PackMargins, PackProfit } from './pack-profit.tsx'
import { PackTrend } from './pack-trend.tsx'
import { PackOwed, PackWorth } from './pack-worth.tsx'
import { givenAway } from './pocket-falls.ts'

const accounts = client<typeof accountDoors>()

export const FinancialPackPage = () => {
  const w = useWords(packWords)
  const room = useWords(roomWords)
  const accountId = useParam('accountId')
  const account = useRead(['account', accountId], (signal) =>
    accounts('GET /accounts/:accountId', { path: { accountId }, signal }),
  )
  const read = usePack(accountId)
  const error = account.error ?? read.error
  const again = () => {
    void account.refetch()
    void read.refetch()
  }
  if (error)
    return (
      <Page title={w('title')}>
        <Failure error={error} onRetry={again} words={roomWords} />
      </Page>
    )
  if (!account.data || !read.data) return <PageSkeleton kind="record" />
  const { name, tier, tierReason, owner } = account.data
  const pack = read.data
  const shown = pack.window !== null && hasSales(pack)
  const to = pack.window ? addMonths(pack.window.before, -1) : null
  return (
    <Page
      kind="record"
      title={name}
      name={`${name} ${w('title')}`}
      crumbs={[
        { label: w('accounts'), to: '/accounts' },
        { label: name, to: `/accounts/${accountId}?tab=value` },
      ]}
      marks={
        <>
          <span className="vp-kind">{w('title')}</span>
          <TierMark tier={tier} reason={tierReason} />
        </>
      }
      question={[
        pack.asOf ? room('asOf', { day: pack.asOf }) : null,
        pack.window && to ? w('period', { from: pack.window.from.slice(0, 7), to: to.slice(0, 7) }) : null,
        owner ? w('owner', { name: owner.name }) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        shown ? (
          <Button kind="primary" icon="print" onClick={() => window.print()}>
            {w('print')}
          </Button>
        ) : undefined
      }
    >
      {shown ? (
        <Sheet pack={pack} tier={tier} />
      ) : (
        <Empty
          title={w('noOrdersTitle')}
          action={<ButtonLink to="/imports/new">{w('importOrders')}</ButtonLink>}
        >
          {w('noOrdersText')}
        </Empty>
      )}
    </Page>
  )
}

const hasSales = ({ pocket, before, months }: Pack): boolean =>
  pocket.invoicedMinor !== 0 || before !== null || months.some((one) => one.netMinor !== 0)

const Sheet = ({ pack, tier }: { pack: Pack; tier: string | null }) => (
  <div className="vp-sheet">
    <Answer pack={pack} />
    <div className="vp-columns vp-wide-left">
      <PackPocket pack={pack} />
      <div className="vp-stack">
        <PackProfit pack={pack} />
        <PackMargins pack={pack} tier={tier} />
      </div>
    </div>
    <div className="vp-columns">
      <PackWorth pack={pack} />
      <PackOwed pack={pack} />
    </div>
    <div className="vp-columns vp-wide-left">
      <PackTrend pack={pack} />
      <Concessions pack={pack} years={yearsOf(pack.horizonWeeks)} />
    </div>
    <PackProducts pack={pack} />
  </div>
)

const Answer = ({ pack }: { pack: Pack }) => {
  const w = useWords(packWords)
  const money = useMoneyText(pack.currency)
  const { pocket } = pack
  if (pocket.invoicedMinor <= 0) return null
  const { minor, share } = givenAway(pocket)
  const listed = pocket.listMinor !== null
  const filled = {
    given: money(minor),
    share: share === null ? '—' : percentText(share),
    pocket: money(pocket.pocketMinor),
    rest: w((pocket.leftMinor ?? 0) < 0 ? 'restLoss' : 'rest', {
      money: money(Math.abs(pocket.leftMinor ?? 0)),
    }),
  }
  return (
    <p className="vp-answer">
      <Weighed>
        {minor === 0
          ? w(pocket.leftMinor === null ? 'answerKeptUncosted' : 'answerKept', filled)
          : pocket.leftMinor === null
            ? w('answerUncosted', { ...filled, start: w(listed ? 'fromList' : 'fromInvoice') })
            : w(listed ? 'answerListed' : 'answerInvoiced', filled)}
      </Weighed>
    </p>
  )
}
