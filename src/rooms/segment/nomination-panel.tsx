// One nomination: the six answers with their evidence, who nominated, and the decision or the way to make it.
import { useId, useState } from 'react'
import { dayIn } from '#base/calendar.ts'
import { Button, ButtonLink } from '#web/button.tsx'
import { Change, Fact, Money, State, type Tone } from '#web/figure.tsx'
import { FormFailure } from '#web/form.tsx'
import { Icon } from '#web/icons.tsx'
import { TextArea } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { SidePanel } from '#web/overlay.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import { ask, type Nomination } from './asking.tsx'
import { nominationWords } from './nomination.words.ts'
import { questions } from './screening.ts'
import './segment.css'

export const stateTone: Record<Nomination['state'], Tone> = {
  open: 'info',
  accepted: 'good',
  declined: 'none',
}

export const NominationPanel = ({
  nomination,
  currency,
  onClose,
}: {
  nomination: Nomination
  currency: string | undefined
  onClose: () => void
}) => {
  const w = useWords(nominationWords)
  const { netMinor, previousNetMinor } = nomination
  const by = (name: string | null, at: string) =>
    w('by', { name: name ?? w('bySystem'), day: dayIn(new Date(at)) })
  return (
    <SidePanel title={nomination.accountName} onClose={onClose}>
      <div className="k-stack">
        <div className="k-row">
          <State tone={stateTone[nomination.state]}>{w(`state.${nomination.state}`)}</State>
          <span className="k-quiet k-small">
            {w('nominatedBy')} {by(nomination.personName, nomination.createdAt)}
          </span>
        </div>
        <div className="sg-facts sg-panel-facts">
          <Fact label={w('quality')}>
            <span className="k-number">{w('qualityOf', { yes: nomination.yes })}</span>
          </Fact>
          <Fact
            label={w('netYear')}
            note={
              netMinor !== null && previousNetMinor !== null && previousNetMinor > 0 ? (
                <Change share={netMinor / previousNetMinor - 1} than={w('growthThan')} />
              ) : null
            }
          >
            <Money amountMinor={netMinor} currency={currency} />
          </Fact>
        </div>
        <ul className="sg-answers">
          {questions.map((key) => {
            const answer = nomination.answers[key]
            return (
              <li key={key} data-yes={answer.yes || undefined}>
                <Icon name={answer.yes ? 'check' : 'close'} size={14} />
                <span>
                  <span className="k-hidden">{w(answer.yes ? 'yes' : 'no')} </span>
                  {w(`q.${key}`)}
                  {answer.yes ? (
                    <small>{answer.evidence || <em className="sg-plain">{w('noEvidence')}</em>}</small>
                  ) : null}
                </span>
              </li>
            )
          })}
        </ul>
        {nomination.note ? <p>{nomination.note}</p> : null}
        {nomination.decidedAt ? (
          <p className="sg-decided">
            <strong>{w(`state.${nomination.state}`)}</strong> ·{' '}
            {by(nomination.decidedByName, nomination.decidedAt)}
            {nomination.comment ? <span>{nomination.comment}</span> : null}
          </p>
        ) : null}
        {nomination.may.includes('decide') ? (
          <Decide nomination={nomination} onClose={onClose} />
        ) : (
          <div>
            <ButtonLink to={`/accounts/${nomination.accountId}`}>{w('openAccount')}</ButtonLink>
          </div>
        )}
      </div>
    </SidePanel>
  )
}

const Decide = ({ nomination, onClose }: { nomination: Nomination; onClose: () => void }) => {
  const w = useWords(nominationWords)
  const renew = useRenew()
  const field = useId()
  const [comment, setComment] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState<'accepted' | 'declined' | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const decide = async (verdict: 'accepted' | 'declined') => {
    if (verdict === 'declined' && !comment.trim()) {
      setMissing(true)
      return
    }
    setBusy(verdict)
    setFailure(null)
    try {
      await ask('POST /accounts/:accountId/nominations/:nominationId/decision', {
        path: { accountId: nomination.accountId, nominationId: nomination.id },
        body: { verdict, comment: comment.trim() || null },
      })
      onClose()
      await renew(['nominations'], ['account', nomination.accountId, 'nominations'])
      toast(w(verdict, { name: nomination.accountName }))
    } catch (error) {
      setFailure(error)
      setBusy(null)
    }
  }
  return (
    <div className="k-stack sg-decide">
      <div className="k-field">
        <label htmlFor={field} className="k-field-label">
          {w('comment')}
        </label>
        <TextArea
          id={field}
          rows={2}
          maxLength={500}
          value={comment}
          invalid={missing}
          onChange={(text) => {
            setComment(text)
            setMissing(false)
          }}
        />
        <span className={missing ? 'k-field-problem' : 'k-field-hint'} role={missing ? 'alert' : undefined}>
          {w(missing ? 'segment.commentMissing' : 'commentHint')}
        </span>
      </div>
      <FormFailure error={failure} words={nominationWords} />
      <div className="k-row">
        <Button
          kind="primary"
          icon="check"
          busy={busy === 'accepted'}
          onClick={() => void decide('accepted')}
        >
          {w('accept')}
        </Button>
        <Button busy={busy === 'declined'} onClick={() => void decide('declined')}>
          {w('decline')}
        </Button>
        <ButtonLink kind="bare" to={`/accounts/${nomination.accountId}`}>
          {w('openAccount')}
        </ButtonLink>
      </div>
    </div>
  )
}
