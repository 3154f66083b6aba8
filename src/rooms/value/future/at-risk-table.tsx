// Where most revenue is at risk: who has fallen out of its rhythm, and the step to take.
import { useMemo } from 'react'
import { ButtonLink } from '#web/button.tsx'
import { Money, Percent } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { usePhone } from '#web/media.ts'
import { Section } from '#web/page.tsx'
import { Empty } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { Why } from '#web/why.tsx'
import type { ExplainedRow, FutureOut, Run } from '../asking.tsx'
import { Cards } from '../profit/cards.tsx'
import { Alive, valueHref } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { futureWords } from './future.words.ts'

const useRiskReason = () => {
  const w = useWords(futureWords)
  // Below a fortnight days say more than weeks.
  const span = (weeks: number) =>
    weeks < 2
      ? w('spanDays', { days: Math.max(1, Math.round(weeks * 7)) })
      : w('spanWeeks', { weeks: Math.round(weeks) })
  return ({ parts: { orders } }: ExplainedRow): string => {
    if (!orders.lastOn) return '—'
    const told = { last: orders.lastOn, ago: span(orders.ageWeeks - orders.recencyWeeks) }
    return orders.repeats > 0
      ? w('riskReason', { ...told, rhythm: span(orders.recencyWeeks / orders.repeats) })
      : w('riskReasonOnce', told)
  }
}

const RiskWhy = ({ row, run }: { row: ExplainedRow; run: Run }) => {
  const w = useWords(futureWords)
  const room = useWords(roomWords)
  const currency = run.currency ?? undefined
  return (
    <Why
      title={`${row.name} · ${room('atRisk')}`}
      formula={room('atRiskFormula')}
      asOf={run.asOf}
      version={run.formula}
      inputs={[
        {
          label: w('impact'),
          value: <Money amountMinor={row.parts.risk.impactMinor} currency={currency} exact />,
        },
        { label: w('loss'), value: <Percent share={row.parts.risk.probability} /> },
        {
          label: room('atRisk'),
          value: <Money amountMinor={row.atRiskMinor} currency={currency} exact />,
        },
      ]}
    />
  )
}

export const AtRisk = ({ data, run }: { data: FutureOut; run: Run }) => {
  const w = useWords(futureWords)
  const room = useWords(roomWords)
  const reason = useRiskReason()
  const phone = usePhone()
  const currency = run.currency ?? undefined
  const columns = useMemo(
    (): Column<ExplainedRow>[] => [
      {
        key: 'name',
        title: room('account'),
        minWidth: 200,
        grow: 2,
        render: (row) => <span title={`${row.name} · ${row.code}`}>{row.name}</span>,
      },
      {
        key: 'atRisk',
        title: room('atRisk'),
        width: 128,
        align: 'right',
        render: (row) => (
          <span className="va-with-why">
            <Money amountMinor={row.atRiskMinor} currency={currency} />
            <RiskWhy row={row} run={run} />
          </span>
        ),
      },
      {
        key: 'alive',
        title: room('alive'),
        width: 112,
        align: 'right',
        render: (row) => <Alive share={row.alive} />,
      },
      {
        key: 'net',
        title: room('net'),
        width: 116,
        align: 'right',
        priority: 3,
        render: (row) => <Money amountMinor={row.netMinor} currency={currency} />,
      },
      {
        key: 'why',
        title: w('whyRisk'),
        minWidth: 280,
        grow: 3,
        render: (row) => <span title={reason(row)}>{reason(row)}</span>,
      },
      { key: 'owner', title: room('owner'), width: 96, priority: 3, render: (row) => row.ownerName ?? '—' },
      {
        key: 'next',
        title: w('next'),
        width: 116,
        align: 'right',
        render: (row) => (
          <ButtonLink small to={`/accounts/${row.accountId}?tab=timeline&do=write`}>
            {w('followUp')}
          </ButtonLink>
        ),
      },
    ],
    [w, room, reason, currency, run],
  )
  return (
    <Section
      id="risk"
      title={w('risk')}
      hint={w('riskHint')}
      actions={
        data.atRisk.length ? (
          <ButtonLink small kind="bare" to="/value/accounts?sort=atRisk">
            {w('seeAllRisk')}
          </ButtonLink>
        ) : undefined
      }
    >
      {phone && data.atRisk.length ? (
        <Cards
          label={w('riskLabel')}
          cards={data.atRisk.map((row) => ({
            key: row.accountId,
            href: valueHref(row.accountId),
            name: row.name,
            value: <Money amountMinor={row.atRiskMinor} currency={currency} />,
            text: reason(row),
            foot: (
              <>
                {room('alive')} <Alive share={row.alive} />
                <RiskWhy row={row} run={run} />
              </>
            ),
            act: (
              <ButtonLink small to={`/accounts/${row.accountId}?tab=timeline&do=write`}>
                {w('followUp')}
              </ButtonLink>
            ),
          }))}
        />
      ) : (
        <DataTable
          label={w('riskLabel')}
          rows={data.atRisk}
          columns={columns}
          rowKey={(row) => row.accountId}
          rowHref={(row) => valueHref(row.accountId)}
          rowName={(row) => row.name}
          height="auto"
          empty={<Empty title={w('noneRiskTitle')}>{w('noneRiskText')}</Empty>}
        />
      )}
    </Section>
  )
}
