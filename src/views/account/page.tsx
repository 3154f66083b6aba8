// One account: who it is, how key it is and why, what it brings, and the next step.
import { useEffect } from 'react'
import { dayIn } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { ContactsTab } from '#records/accounts/contacts/contacts-tab.tsx'
import type { accountDoors } from '#records/accounts/contract.ts'
import { type Account, EditFacts } from '#records/accounts/edit-facts.tsx'
import { FactsList } from '#records/accounts/facts-list.tsx'
import { ChangeParent, HandOver } from '#records/accounts/hand-over.tsx'
import { LedOn } from '#records/accounts/merging/led-on.tsx'
import { Merges } from '#records/accounts/merging/merges.tsx'
import { OwnerHistory } from '#records/accounts/team/owner-history.tsx'
import { TeamTab } from '#records/accounts/team/team-tab.tsx'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { CommercialTab } from '#records/ledger/commercial-tab.tsx'
import { ReceivablesTab } from '#records/ledger/receivables-tab.tsx'
import { AccountChanges } from '#records/staff/account-changes.tsx'
import { AttachmentsTab } from '#records/timeline/attachments-tab.tsx'
import { InteractionForm } from '#records/timeline/interaction-form.tsx'
import { InteractionsTab } from '#records/timeline/interactions-tab.tsx'
import { SignalsTab } from '#records/timeline/signals.tsx'
import { ask as askIdentify, useScorecards } from '#rooms/identify/asking.tsx'
import { unratedTopics } from '#rooms/identify/judgement/rated-topics.ts'
import { useRatings, useTopicsRead } from '#rooms/identify/judgement/rating-reads.tsx'
import { RatingsTab } from '#rooms/identify/judgement/ratings.tsx'
import { EvaluateDialog } from '#rooms/identify/run/evaluate-dialog.tsx'
import { unsettledTopics } from '#rooms/identify/scoring/unsettled.ts'
import type { AccountScore } from '#rooms/identify/standing/input-value.tsx'
import { PinDialog, UnpinConfirm } from '#rooms/identify/standing/pin-dialog.tsx'
import { PinMark } from '#rooms/identify/standing/pin-mark.tsx'
import { ScorePanel } from '#rooms/identify/standing/score-panel.tsx'
import { standingWords } from '#rooms/identify/standing/standing.words.ts'
import { TierHistory } from '#rooms/identify/standing/tier-history.tsx'
import { type Standing, useStanding } from '#rooms/identify/standing/use-standing.tsx'
import { ValueTab } from '#rooms/value/account/account-tab.tsx'
import { Button, ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { State, type Tone } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Menu, type MenuItem } from '#web/overlay.tsx'
import { Page } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Empty, Failure, PageSkeleton } from '#web/states.tsx'
import { useParam, useUrl } from '#web/url.ts'
import { pageWords } from './account.words.ts'
import type { accountListDoors } from './contract.ts'
import { GroupTab } from './group/group-tab.tsx'
import { KeyFigures } from './head.tsx'
import { nextStepOf } from './next-step.ts'
import { useNextToRate } from './next-to-rate.tsx'
import { Overview } from './overview.tsx'

const accounts = client<typeof accountDoors>()
const views = client<typeof accountListDoors>()

const tabs = [
  'overview',
  'value',
  'group',
  'timeline',
  'contacts',
  'team',
  'receivables',
  'commercial',
  'files',
  'ratings',
  'tiers',
  'signals',
  'facts',
  'changes',
] as const
/** Who cannot rate and is no seller only reads; the server says the same at its doors. */
const mayWriteOf = (may: ReadonlySet<string>) => may.has('edit') || may.has('rate') || may.has('assign')
type TabKey = (typeof tabs)[number]

export const AccountPage = () => {
  const accountId = useParam('accountId')
  const account = useRead(['account', accountId], (signal) =>
    accounts('GET /accounts/:accountId', { path: { accountId }, signal }),
  )
  if (account.error instanceof Refusal && ['notFound', 'invalid'].includes(account.error.kind))
    return (
      <LedOn accountId={accountId}>
        <Gone />
      </LedOn>
    )
  if (account.error)
    return <Failure error={account.error} onRetry={() => void account.refetch()} words={pageWords} />
  if (!account.data) return <PageSkeleton kind="record" />
  return <Shown key={accountId} account={account.data} />
}

const tones: Record<Account['status'], Tone> = {
  prospect: 'info',
  active: 'good',
  dormant: 'warn',
  lost: 'bad',
}

const Shown = ({ account }: { account: Account }) => {
  const w = useWords(pageWords)
  const [url, setUrl] = useUrl()
  const { id } = account
  const today = dayIn(new Date())
  const year = useRead(['account', id, 'year'], (signal) =>
    views('GET /accounts/:accountId/year', { path: { accountId: id }, signal }),
  )
  const scores = useRead(['account', id, 'scores'], (signal) =>
    askIdentify('GET /accounts/:accountId/scores', { path: { accountId: id }, signal }),
  )
  const standing = useStanding(
    id,
    scores.data?.rows.find((row) => row.sets === 'tier'),
  )
  const tierScore = standing.score
  const ladder = useLadder(tierScore?.scorecardId)
  const tab: TabKey = tabs.find((key) => key === url.tab) ?? 'overview'
  const act = (next: string | null) => setUrl({ do: next })
  const close = () => act(null)
  const may = new Set(account.may)
  const shortName = account.shortName ?? account.name

  return (
    <Page
      kind="record"
      title={account.name}
      crumbs={[{ label: w('accounts'), to: '/accounts' }]}
      marks={
        <>
          <TierMark tier={account.tier} reason={account.tierReason} ladder={ladder} named />
          {standing.pin ? <PinMark pin={standing.pin} accountId={id} today={today} /> : null}
          <State tone={tones[account.status]}>{w(`status.${account.status}`)}</State>
        </>
      }
      question={[
        account.shortName,
        account.code,
        account.owner ? w('ownedBy', { name: account.owner.name }) : w('ownerless'),
        account.department?.name,
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={<Actions account={account} standing={standing} onAct={act} />}
      facts={
        <KeyFigures
          year={year.data}
          score={tierScore}
          scoreLoading={scores.isPending || standing.pending}
          today={today}
        />
      }
      tabs={tabs.map((key) => ({ key, label: w(`tab.${key}`) }))}
      tab={tab}
      onTab={(key) =>
        setUrl(
          {
            tab: key === 'overview' ? null : key,
            kind: null,
            rate: null,
            settle: null,
            measure: null,
            evaluation: null,
          },
          { push: true },
        )
      }
    >
      {tab === 'overview' ? (
        <Overview
          account={account}
          year={year.data}
          scores={scores}
          standing={standing}
          ladder={ladder}
          onAct={act}
        />
      ) : null}
      {tab === 'value' ? <ValueTab account={account} /> : null}
      {tab === 'group' ? <GroupTab accountId={id} ladder={ladder} /> : null}
      {tab === 'timeline' ? (
        <InteractionsTab accountId={id} name={shortName} today={today} onWrite={() => act('write')} />
      ) : null}
      {tab === 'contacts' ? <ContactsTab accountId={id} /> : null}
      {tab === 'team' ? <TeamTab accountId={id} owner={account.owner} /> : null}
      {tab === 'receivables' ? <ReceivablesTab accountId={id} /> : null}
      {tab === 'commercial' ? <CommercialTab accountId={id} /> : null}
      {tab === 'files' ? <AttachmentsTab accountId={id} today={today} /> : null}
      {tab === 'ratings' ? <Ratings account={account} score={tierScore} today={today} /> : null}
      {tab === 'tiers' ? (
        <TierHistory accountId={id} ladder={ladder ?? []} today={today} onPin={act} />
      ) : null}
      {tab === 'signals' ? <SignalsTab accountId={id} mayMeasure={may.has('measure')} today={today} /> : null}
      {tab === 'changes' ? <AccountChanges accountId={id} /> : null}
      {tab === 'facts' ? (
        <>
          <FactsList account={account} onAct={act} />
          <OwnerHistory accountId={id} />
          <Merges accountId={id} />
        </>
      ) : null}

      {url.do === 'write' ? (
        <InteractionForm accountId={id} name={shortName} today={today} onClose={close} />
      ) : null}

      {url.do === 'edit' && may.has('edit') ? <EditFacts account={account} onClose={close} /> : null}
      {url.do === 'owner' && may.has('assign') ? <HandOver account={account} onClose={close} /> : null}
      {url.do === 'parent' && may.has('edit') ? <ChangeParent account={account} onClose={close} /> : null}
      {url.do === 'evaluate' && may.has('assign') ? <EvaluateDialog onClose={close} /> : null}
      {url.do === 'pin' && standing.may.includes('pin') ? (
        <PinDialog
          accountId={id}
          name={account.shortName ?? account.name}
          tier={account.tier}
          ladder={standing.ladder}
          today={today}
          onClose={close}
        />
      ) : null}
      {url.do === 'unpin' && standing.pin && standing.may.includes('pin') ? (
        <UnpinConfirm accountId={id} pin={standing.pin} onClose={close} />
      ) : null}
      <ScorePanel accountId={id} may={account.may} ladder={ladder ?? []} />
      <Anchor ready={Boolean(scores.data && year.data)} />
    </Page>
  )
}

/** The tiers of the scorecard that judged this account, best first; of any that sets tiers until that is known. */
const useLadder = (scorecardId: string | undefined): readonly string[] | undefined => {
  const { data } = useScorecards()
  const setting = data?.rows.filter((row) => row.sets === 'tier')
  const row = setting?.find((one) => one.id === scorecardId) ?? setting?.[0]
  return row && row.definition.kind !== 'rfm' ? row.definition.tiers.map((tier) => tier.key) : undefined
}

const Actions = ({
  account,
  standing,
  onAct,
}: {
  account: Account
  standing: Standing
  onAct: (act: string) => void
}) => {
  const w = useWords(pageWords)
  const say = useWords(standingWords)
  const ratings = useRatings(account.id)
  const read = useTopicsRead()
  const topics = ratings.data?.topics ?? []
  const may = new Set<string>(account.may)
  const base = `/accounts/${account.id}`
  const next = nextStepOf({
    hasOwner: account.owner !== null,
    may,
    unrated: unratedTopics(topics, read ?? []).map((topic) => topic.key),
    unsettled:
      unsettledTopics(
        standing.score?.inputs ?? [],
        topics.flatMap(({ key, value }) => (value === null ? [] : [{ topic: key, level: value }])),
      ).length > 0,
    waiting: standing.waiting !== null,
  })
  const items: MenuItem[] = [
    ...(may.has('edit')
      ? ([{ key: 'edit', label: w('edit'), icon: 'edit', onSelect: () => onAct('edit') }] as const)
      : []),
    ...(may.has('assign')
      ? ([{ key: 'owner', label: w('handOver'), icon: 'person', onSelect: () => onAct('owner') }] as const)
      : []),
    ...(may.has('edit')
      ? ([
          { key: 'parent', label: w('changeParent'), icon: 'nodes', onSelect: () => onAct('parent') },
        ] as const)
      : []),
    ...(may.has('edit') || may.has('assign')
      ? ([{ key: 'merge', label: w('merge'), icon: 'copy', to: `${base}/merge` }] as const)
      : []),
    ...(standing.may.includes('pin') && standing.ladder.length
      ? ([
          {
            key: 'pin',
            label: say(standing.pin ? 'pinAgain' : 'pinTier'),
            icon: 'lock',
            onSelect: () => onAct('pin'),
          },
        ] as const)
      : []),
    ...(standing.pin && standing.may.includes('pin')
      ? ([{ key: 'unpin', label: say('unpin'), icon: 'undo', onSelect: () => onAct('unpin') }] as const)
      : []),
    ...(may.has('measure')
      ? ([
          { key: 'measure', label: w('measure'), icon: 'trend', to: `${base}?tab=signals&measure=*` },
        ] as const)
      : []),
    ...(may.has('assign')
      ? ([
          { key: 'evaluate', label: w('evaluate'), icon: 'refresh', onSelect: () => onAct('evaluate') },
        ] as const)
      : []),
  ]
  return (
    <>
      {mayWriteOf(may) ? (
        <Button icon="edit" onClick={() => onAct('write')}>
          {w('write')}
        </Button>
      ) : null}
      {ratings.data && read && next ? (
        next.step === 'assign' ? (
          <Button kind="primary" icon="person" onClick={() => onAct('owner')}>
            {w('stepAssign')}
          </Button>
        ) : next.step === 'evaluate' ? (
          <Button kind="primary" icon="refresh" onClick={() => onAct('evaluate')}>
            {w('stepEvaluate')}
          </Button>
        ) : next.step === 'approval' ? (
          <ButtonLink icon="clock" to={`/identify/evaluations/${standing.waiting?.evaluationId}`}>
            {w('stepApproval')}
          </ButtonLink>
        ) : next.step === 'rate' ? (
          <ButtonLink kind="primary" icon="star" to={`${base}?tab=ratings&rate=${next.topic}`}>
            {w('stepRate', { count: next.count })}
          </ButtonLink>
        ) : (
          <ButtonLink icon="star" to={`${base}?tab=ratings`}>
            {w('stepRateAgain')}
          </ButtonLink>
        )
      ) : null}
      {items.length ? <Menu items={items} label={w('more')} /> : null}
    </>
  )
}

/** The ratings, and whom to rate next: asked for only where it is shown. */
const Ratings = ({
  account,
  score,
  today,
}: {
  account: Account
  score: AccountScore | undefined
  today: string
}) => {
  const mayRate = account.may.includes('rate')
  const next = useNextToRate(account.id, mayRate)
  return (
    <RatingsTab
      accountId={account.id}
      name={account.shortName ?? account.name}
      mayRate={mayRate}
      score={score}
      next={next}
      today={today}
    />
  )
}

/** A link to a section finds it once the sections are there. */
const Anchor = ({ ready }: { ready: boolean }) => {
  useEffect(() => {
    if (ready && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [ready])
  return null
}

const Gone = () => {
  const w = useWords(pageWords)
  return (
    <Page kind="record" title={w('account')} name={w('goneTitle')}>
      <Empty
        title={w('goneTitle')}
        action={
          <ButtonLink kind="primary" to="/accounts">
            {w('toList')}
          </ButtonLink>
        }
      >
        {w('goneText')}
      </Empty>
    </Page>
  )
}
