// The accounts that lose most: why, what fits, and the proposal that goes to approval.
import { type ReactNode, useMemo, useState } from 'react'
import { Button, ButtonLink } from '#web/button.tsx'
import { Money, Percent } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { usePhone } from '#web/media.ts'
import { Section } from '#web/page.tsx'
import { Empty } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { Advice, ProfitOut, Run } from '../asking.tsx'
import { ProposalState } from '../judging/proposal-state.tsx'
import { ProposeDialog } from '../judging/propose-dialog.tsx'
import { valueHref } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { marginOf } from '../worth/margin.ts'
import { Cards } from './cards.tsx'
import { CauseWhy, useCauseText } from './cause-text.tsx'
import { profitWords } from './profit.words.ts'

export const Losing = ({ data, run }: { data: ProfitOut; run: Run }) => {
  const w = useWords(profitWords)
  const room = useWords(roomWords)
  const phone = usePhone()
  const [proposing, setProposing] = useState<Advice | null>(null)
  const { losing, totals } = data
  const act = (advice: Advice): ReactNode =>
    advice.proposal && (advice.proposal.state === 'open' || advice.proposal.state === 'approved') ? (
      <ProposalState proposal={advice.proposal} />
    ) : data.may.includes('propose') ? (
      <Button small onClick={() => setProposing(advice)}>
        {w(`propose.${advice.kind}`)}
      </Button>
    ) : (
      <span className="k-quiet">{room(`kind.${advice.kind}`)}</span>
    )
  return (
    <Section
      id="losing"
      title={losing.length && losing.length < 10 ? w('losingFewer', { count: losing.length }) : w('losing')}
      hint={losing.length ? w('losingHint') : undefined}
      actions={
        totals.lossMakers > losing.length ? (
          <ButtonLink small kind="bare" to="/value/accounts?flag=lossMaker&sort=-contribution">
            {w('seeAllLosing', { count: totals.lossMakers.toLocaleString('en-US') })}
          </ButtonLink>
        ) : undefined
      }
    >
      {losing.length === 0 ? (
        <Empty title={w('noneLosingTitle')}>{w('noneLosingText')}</Empty>
      ) : phone ? (
        <Stack data={data} run={run} act={act} />
      ) : (
        <Rows data={data} run={run} act={act} />
      )}
      {proposing ? <ProposeDialog advice={proposing} run={run} onClose={() => setProposing(null)} /> : null}
    </Section>
  )
}

type Props = { data: ProfitOut; run: Run; act: (advice: Advice) => ReactNode }

const Rows = ({ data, run, act }: Props) => {
  const w = useWords(profitWords)
  const room = useWords(roomWords)
  const cause = useCauseText(run.currency, marginOf(data.totals))
  const currency = run.currency ?? undefined
  const columns = useMemo(
    (): Column<Advice>[] => [
      {
        key: 'name',
        title: room('account'),
        minWidth: 190,
        grow: 2,
        render: ({ row }) => <span title={`${row.name} · ${row.code}`}>{row.name}</span>,
      },
      {
        key: 'contribution',
        title: room('contribution'),
        width: 112,
        align: 'right',
        render: ({ row }) => <Money amountMinor={row.contributionMinor} currency={currency} />,
      },
      {
        key: 'net',
        title: room('net'),
        width: 104,
        align: 'right',
        priority: 3,
        render: ({ row }) => <Money amountMinor={row.netMinor} currency={currency} />,
      },
      {
        key: 'margin',
        title: room('margin'),
        width: 76,
        align: 'right',
        priority: 3,
        render: ({ row }) => <Percent share={marginOf(row)} loss />,
      },
      {
        key: 'why',
        title: w('why'),
        minWidth: 300,
        grow: 4,
        render: (advice) => {
          const { reason, remedy } = cause(advice)
          return (
            <span className="va-cause">
              <CauseWhy advice={advice} run={run} text={remedy} />
              <span className="k-cut" title={[reason, remedy].filter(Boolean).join(' · ')}>
                {reason}
                {remedy ? <span className="k-quiet"> · {remedy}</span> : null}
              </span>
            </span>
          )
        },
      },
      { key: 'advice', title: w('advice'), width: 188, render: act },
    ],
    [w, room, cause, currency, run, act],
  )
  return (
    <DataTable
      label={w('losingLabel')}
      rows={data.losing}
      columns={columns}
      rowKey={({ row }) => row.accountId}
      rowHref={({ row }) => valueHref(row.accountId)}
      rowName={({ row }) => row.name}
      height="auto"
    />
  )
}

const Stack = ({ data, run, act }: Props) => {
  const w = useWords(profitWords)
  const room = useWords(roomWords)
  const cause = useCauseText(run.currency, marginOf(data.totals))
  const currency = run.currency ?? undefined
  return (
    <Cards
      label={w('losingLabel')}
      cards={data.losing.map((advice) => {
        const { row } = advice
        const { reason, remedy } = cause(advice)
        return {
          key: row.accountId,
          href: valueHref(row.accountId),
          name: row.name,
          value: <Money amountMinor={row.contributionMinor} currency={currency} />,
          text: (
            <>
              {reason}
              {remedy ? <span className="k-quiet"> · {remedy}</span> : null}
            </>
          ),
          foot: (
            <>
              {room('net')} <Money amountMinor={row.netMinor} currency={currency} />
              <CauseWhy advice={advice} run={run} text={remedy} />
            </>
          ),
          act: act(advice),
        }
      })}
    />
  )
}
