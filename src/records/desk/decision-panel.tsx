// Deciding: the chain with who decided what and when, a comment, and the two verbs. For the page of any matter.
import { useRef } from 'react'
import type { Received } from '#base/contract.ts'
import { roleWords } from '#records/staff/words.ts'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Field, Form, useForm } from '#web/form.tsx'
import { TextArea } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { toast } from '#web/toast.tsx'
import { checkDecision, stepLooks, type Verdict } from './approval.ts'
import { approvalWords } from './approval.words.ts'
import { StepMark } from './chain.tsx'
import type { deskDoors } from './contract.ts'
import { timeText } from './time-text.ts'

const ask = client<typeof deskDoors>()
const chosenAtMost = 5000

export type ApprovalDetail = Received<(typeof deskDoors)['GET /approvals/:approvalId']>
export type DecisionAnswer = Received<(typeof deskDoors)['POST /approvals/:approvalId/decisions']>

/** One approval, kept fresh; without an id nothing is asked. Decisions renew everything under `['approvals']`. */
export const useApproval = (approvalId: string | null | undefined) =>
  useRead(
    ['approvals', 'one', approvalId],
    (signal) => ask('GET /approvals/:approvalId', { path: { approvalId: approvalId ?? '' }, signal }),
    { enabled: Boolean(approvalId) },
  )

/** `chosen` are the accounts to decide about; null stands for all that wait for the reader. */
export const DecisionPanel = ({
  approvalId,
  chosen,
  onDecided,
}: {
  approvalId: string
  chosen: readonly string[] | null
  onDecided?: (answer: DecisionAnswer) => void
}) => {
  const w = useWords(approvalWords)
  const read = useApproval(approvalId)
  if (read.error)
    return <Failure error={read.error} onRetry={() => void read.refetch()} words={approvalWords} />
  if (!read.data) return <SkeletonLines lines={5} />
  const approval = read.data
  return (
    <div className="desk-panel">
      <StepsTaken approval={approval} />
      {approval.may.includes('decide') ? (
        <DecisionForm approval={approval} chosen={chosen} onDecided={onDecided} />
      ) : (
        <p className="k-small k-quiet">
          {w(
            approval.state === 'open' ? 'notNow' : approval.state === 'closed' ? 'overClosed' : 'overLapsed',
          )}
        </p>
      )}
    </div>
  )
}

/** Every step with its role, how many accounts wait there, and what was decided at it, the newest first. */
const StepsTaken = ({ approval }: { approval: ApprovalDetail }) => {
  const w = useWords(approvalWords)
  const role = useWords(roleWords)
  const looks = stepLooks(approval.state, approval.counts.waiting)
  const status = (step: number): string | null => {
    const count = approval.counts.waiting[step] ?? 0
    if (looks[step] === 'now') return w(count === 1 ? 'stepNowOne' : 'stepNow', { count })
    if (looks[step] === 'ahead')
      // Some accounts may have gone past it while others are still before it.
      return w(approval.decisions.some((one) => one.step === step) ? 'stepIdle' : 'stepAhead')
    return looks[step] === 'past' ? w('stepPast') : null
  }
  return (
    <div>
      <ol className="desk-steps" aria-label={w('chain')}>
        {approval.chain.map((one, step) => {
          const look = looks[step] ?? 'over'
          const decisions = approval.decisions.filter((decision) => decision.step === step)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a role may stand in a chain twice; steps do not move
            <li key={step}>
              <div className={`desk-step desk-step-${look}`}>
                <StepMark look={look} at={step + 1} />
                <strong>{role(one)}</strong>
                <span className="k-small k-quiet">{status(step)}</span>
              </div>
              {decisions.length ? <Decisions decisions={decisions} /> : null}
            </li>
          )
        })}
      </ol>
      {approval.moreDecisions ? (
        <p className="k-small k-quiet">{w('moreDecisions', { count: approval.decisions.length })}</p>
      ) : null}
    </div>
  )
}

const Decisions = ({ decisions }: { decisions: ApprovalDetail['decisions'] }) => {
  const w = useWords(approvalWords)
  const wordOf = (verdict: Verdict, count: number) =>
    w(
      verdict === 'approved'
        ? count === 1
          ? 'decisionApprovedOne'
          : 'decisionApproved'
        : count === 1
          ? 'decisionRefusedOne'
          : 'decisionRefused',
      { count: count.toLocaleString('en-US') },
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by the keyboard
    <ul className="desk-decisions" tabIndex={0} aria-label={w('decisions')}>
      {decisions.map((one) => (
        <li key={one.id}>
          <div className="desk-decision-line">
            <span>{one.personName ?? w('system')}</span>
            <span className={one.verdict === 'refused' ? 'k-bad' : 'k-good'}>
              {wordOf(one.verdict, one.accounts)}
            </span>
            <time className="k-number" dateTime={one.decidedAt}>
              {timeText(one.decidedAt)}
            </time>
          </div>
          {one.comment ? <blockquote>{one.comment}</blockquote> : null}
        </li>
      ))}
    </ul>
  )
}

const DecisionForm = ({
  approval,
  chosen,
  onDecided,
}: {
  approval: ApprovalDetail
  chosen: readonly string[] | null
  onDecided?: (answer: DecisionAnswer) => void
}) => {
  const w = useWords(approvalWords)
  const renew = useRenew()
  const verdict = useRef<Verdict>('approved')
  const form = useForm({
    initial: { comment: '' },
    draft: `approval-${approval.id}`,
    check: ({ comment }) => checkDecision(verdict.current, comment),
    submit: async ({ comment }) => {
      const answer = await ask('POST /approvals/:approvalId/decisions', {
        path: { approvalId: approval.id },
        body: {
          verdict: verdict.current,
          ...(comment.trim() ? { comment } : {}),
          ...(chosen ? { accountIds: [...chosen] } : {}),
        },
      })
      form.reset()
      toast(
        [
          answer.approved ? w('doneApproved', { count: answer.approved }) : null,
          answer.passed ? w('donePassed', { count: answer.passed }) : null,
          answer.refused ? w('doneRefused', { count: answer.refused }) : null,
        ]
          .filter(Boolean)
          .join(' · '),
      )
      onDecided?.(answer)
      await renew(['approvals'])
    },
  })
  const count = chosen ? chosen.length : approval.counts.mine
  const tooMany = count > chosenAtMost && chosen !== null
  const last = approval.chain.length - 1
  const steps = approval.mySteps
  const act = (wanted: Verdict) => {
    verdict.current = wanted
    void form.submit()
  }
  const shown = count.toLocaleString('en-US')
  const about = tooMany
    ? w('tooManyChosen', { most: chosenAtMost.toLocaleString('en-US') })
    : count === 0
      ? w('noneChosen')
      : w(chosen ? (count === 1 ? 'forChosenOne' : 'forChosen') : count === 1 ? 'forAllOne' : 'forAll', {
          count: shown,
        })
  const then = steps.every((step) => step === last)
    ? w('finalStep')
    : steps.includes(last)
      ? null
      : w('notFinalStep')
  const blocked = form.busy || count === 0 || tooMany
  return (
    <Form form={form} submit={null} footless words={approvalWords}>
      <p className="k-small k-quiet" aria-live="polite">
        {about} {blocked && !form.busy ? null : then}
      </p>
      <Field form={form} name="comment" label={w('comment')} hint={w('commentHint')}>
        {(input) => <TextArea {...input} rows={2} maxLength={1000} />}
      </Field>
      <div className="desk-verbs">
        <Button
          kind="primary"
          icon="check"
          disabled={blocked}
          busy={form.busy && verdict.current === 'approved'}
          onClick={() => act('approved')}
        >
          {count ? w('approve', { count: shown }) : w('approveNone')}
        </Button>
        <Button
          icon="close"
          disabled={blocked}
          busy={form.busy && verdict.current === 'refused'}
          onClick={() => act('refused')}
        >
          {count ? w('refuse', { count: shown }) : w('refuseNone')}
        </Button>
      </div>
    </Form>
  )
}
