// Which accounts moved between the last two evaluations.
import { stepOf } from '#records/accounts/ladder.ts'
import { ButtonLink } from '#web/button.tsx'
import { Money, Step } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import type { Today } from './today.tsx'
import { todayWords } from './words.ts'

type Move = Today['moved'][number]

export const Moves = ({ today }: { today: Today }) => {
  const w = useWords(todayWords)
  const ladder = today.tiers.map((tier) => tier.tier)
  if (!today.evaluation) return null
  return (
    <Section
      id="moves"
      boxed
      title={w('moved')}
      hint={w('movedHint')}
      actions={
        <ButtonLink small kind="bare" to={`/identify/evaluations/${today.evaluation.id}`}>
          {w('movedAll')}
        </ButtonLink>
      }
    >
      {today.moved.length ? (
        <ul className="td-moves">
          {today.moved.map((move) => (
            <Line key={move.accountId} move={move} ladder={ladder} currency={today.currency} />
          ))}
        </ul>
      ) : (
        <p className="k-quiet">{w('movedNone')}</p>
      )}
    </Section>
  )
}

const Line = ({
  move,
  ladder,
  currency,
}: {
  move: Move
  ladder: readonly string[]
  currency: string | null
}) => {
  const w = useWords(todayWords)
  const rank = (tier: string | null) => (tier === null ? ladder.length : ladder.indexOf(tier))
  const up = rank(move.to) < rank(move.from)
  const from = move.from ?? w('ungraded')
  const to = move.to ?? w('ungraded')
  return (
    <li>
      <span className={up ? 'k-good' : 'k-bad'} title={w(up ? 'up' : 'down')}>
        <span aria-hidden="true">{up ? '▲' : '▼'}</span>
        <span className="k-hidden">{w(up ? 'up' : 'down')}</span>
      </span>
      <Go to={`/accounts/${move.accountId}`} className="k-cut">
        {move.name}
      </Go>
      <span className="td-from-to">
        <span className="k-hidden">{w('fromTo', { from, to })}</span>
        <span aria-hidden="true">
          <Mark tier={move.from} ladder={ladder} none={w('ungraded')} />
          <span className="k-quiet">→</span>
          <Mark tier={move.to} ladder={ladder} none={w('ungraded')} />
        </span>
      </span>
      <Money amountMinor={move.netMinor} currency={currency ?? undefined} />
    </li>
  )
}

const Mark = ({ tier, ladder, none }: { tier: string | null; ladder: readonly string[]; none: string }) =>
  tier === null ? <span className="k-quiet">{none}</span> : <Step at={stepOf(tier, ladder)}>{tier}</Step>
