// What to do about an account that loses money: the advice, what was proposed, and the approval it waits for.
import { useState } from 'react'
import { dayIn } from '#base/calendar.ts'
import { DecisionPanel } from '#records/desk/decision-panel.tsx'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { toast } from '#web/toast.tsx'
import { ask, type ExplainedRow } from '../asking.tsx'
import { ProposalState } from '../judging/proposal-state.tsx'
import { useCauseText } from '../profit/cause-text.tsx'
import { profitWords } from '../profit/profit.words.ts'
import { roomWords } from '../words.ts'
import { type AccountValue, useRenewAccountValue, type ValueRun } from './account-asking.tsx'
import { tabWords } from './tab.words.ts'

type Proposal = AccountValue['proposals'][number]

export const Proposals = ({
  accountId,
  data,
  advised,
  onPropose,
}: {
  accountId: string
  data: AccountValue
  /** What the system advises, where it does. */
  advised: { row: ExplainedRow; run: ValueRun; advice: NonNullable<AccountValue['advice']> } | null
  onPropose: (() => void) | undefined
}) => {
  const w = useWords(tabWords)
  const { proposals } = data
  const [newest, ...earlier] = proposals
  if (!newest && !advised) return null
  return (
    <Section id="proposals" title={w('proposals')} boxed>
      {advised && newest?.state !== 'open' ? <Advised {...advised} onPropose={onPropose} /> : null}
      {newest ? (
        <One accountId={accountId} proposal={newest} mayWithdraw={data.may.includes('withdraw')} />
      ) : null}
      {earlier.length ? (
        <details className="vt-earlier">
          <summary>{w('earlier', { count: earlier.length })}</summary>
          {earlier.map((proposal) => (
            <One key={proposal.id} accountId={accountId} proposal={proposal} />
          ))}
        </details>
      ) : null}
    </Section>
  )
}

const Advised = ({
  row,
  run,
  advice,
  onPropose,
}: {
  row: ExplainedRow
  run: ValueRun
  advice: NonNullable<AccountValue['advice']>
  onPropose: (() => void) | undefined
}) => {
  const w = useWords(tabWords)
  const room = useWords(roomWords)
  const profit = useWords(profitWords)
  const { reason, remedy } = useCauseText(run.currency, null)({ row, proposal: null, ...advice })
  return (
    <div className="vt-advice">
      <strong>{w('adviceTitle', { kind: room(`kind.${advice.kind}`) })}</strong>
      <p>{[reason, remedy].filter(Boolean).join(' · ')}</p>
      <small>{profit(`hint.${advice.kind}`)}</small>
      {onPropose ? (
        <Button small kind="primary" onClick={onPropose}>
          {profit(`propose.${advice.kind}`)}
        </Button>
      ) : null}
    </div>
  )
}

const One = ({
  accountId,
  proposal,
  mayWithdraw,
}: {
  accountId: string
  proposal: Proposal
  mayWithdraw?: boolean
}) => {
  const w = useWords(tabWords)
  const renew = useRenewAccountValue(accountId)
  const [withdrawing, setWithdrawing] = useState(false)
  const open = proposal.state === 'open'
  return (
    <div className="vt-proposal">
      <div className="vt-line">
        <span className="k-grow">
          <ProposalState proposal={proposal} />
        </span>
        {open && mayWithdraw ? (
          <Button small kind="bare" onClick={() => setWithdrawing(true)}>
            {w('withdraw')}
          </Button>
        ) : null}
      </div>
      <p>{proposal.note}</p>
      <small>
        {[
          proposal.personName
            ? w('proposedBy', { person: proposal.personName, day: dayIn(new Date(proposal.createdAt)) })
            : dayIn(new Date(proposal.createdAt)),
          proposal.decidedAt ? w('decidedOn', { day: dayIn(new Date(proposal.decidedAt)) }) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
      {open && proposal.approvalId ? (
        <DecisionPanel approvalId={proposal.approvalId} chosen={null} onDecided={() => void renew()} />
      ) : null}
      {withdrawing ? (
        <Confirm
          title={w('withdrawTitle')}
          verb={w('withdraw')}
          words={tabWords}
          onClose={() => setWithdrawing(false)}
          onConfirm={async () => {
            await ask('DELETE /accounts/:accountId/value-proposals/:proposalId', {
              path: { accountId, proposalId: proposal.id },
            })
            await renew()
            toast(w('withdrawn'))
          }}
        >
          {w('withdrawText')}
        </Confirm>
      ) : null}
    </div>
  )
}
