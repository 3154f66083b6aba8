// The chain of an approval as small steps in one line: whose turn it is, who is done, who comes after.
import type { Received } from '#base/contract.ts'
import { roleWords } from '#records/staff/words.ts'
import { Icon } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { stepLooks } from './approval.ts'
import { approvalWords } from './approval.words.ts'
import './approvals.css'
import type { deskDoors } from './contract.ts'

export type Approval = Received<(typeof deskDoors)['GET /approvals']>['rows'][number]

const said = { now: 'undecided', past: 'stepPast', ahead: 'stepAhead', over: null } as const

/** The step that is furthest behind of those where something waits, from 1; null when nothing does. */
export const stepAt = ({ state, counts }: Pick<Approval, 'state' | 'counts'>): number | null => {
  const at = counts.waiting.findIndex((count) => count > 0)
  return state === 'open' && at >= 0 ? at + 1 : null
}

export const StepMark = ({ look, at }: { look: ReturnType<typeof stepLooks>[number]; at: number }) => (
  <span className="desk-step-mark" aria-hidden="true">
    {look === 'past' ? <Icon name="check" size={10} /> : at}
  </span>
)

export const Chain = ({ approval }: { approval: Pick<Approval, 'chain' | 'state' | 'counts'> }) => {
  const w = useWords(approvalWords)
  const role = useWords(roleWords)
  const looks = stepLooks(approval.state, approval.counts.waiting)
  return (
    <ol className="desk-chain" aria-label={w('chain')}>
      {approval.chain.map((one, step) => {
        const look = looks[step] ?? 'over'
        const spoken = said[look]
        // One line has room for two names; of a longer chain those whose turn it is keep theirs.
        const named = approval.chain.length < 3 || look === 'now'
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a role may stand in a chain twice; steps do not move
            key={step}
            className={`desk-step desk-step-${look}${named ? '' : ' desk-step-bare'}`}
            title={role(one)}
          >
            <StepMark look={look} at={step + 1} />
            <span className={named ? 'k-cut' : 'k-hidden'}>{role(one)}</span>
            {spoken ? <span className="k-hidden">{w(spoken)}</span> : null}
          </li>
        )
      })}
    </ol>
  )
}
