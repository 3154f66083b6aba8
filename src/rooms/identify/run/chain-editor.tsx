// Who approves, in which order: roles that can be added, moved and taken away.
import type { Role } from '#base/viewer.ts'
import { judges } from '#records/desk/approval.ts'
import { roleWords } from '#records/staff/words.ts'
import { IconButton } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { planWords } from './plan.words.ts'

const stepsAtMost = 6

export const ChainEditor = ({
  chain,
  onChange,
}: {
  chain: readonly Role[]
  onChange: (chain: Role[]) => void
}) => {
  const w = useWords(planWords)
  const role = useWords(roleWords)
  const swap = (at: number, other: number) => {
    const next = [...chain]
    const moved = next[at]
    const there = next[other]
    if (!moved || !there) return
    next[at] = there
    next[other] = moved
    onChange(next)
  }
  const free = judges.filter((one) => !chain.includes(one))
  return (
    <div className="ip-chain">
      <ol>
        {chain.map((one, at) => (
          <li key={one} className="ip-row">
            <span className="ip-number k-number" aria-hidden="true">
              {at + 1}
            </span>
            <span className="k-grow">{role(one)}</span>
            <IconButton
              icon="up"
              label={w('moveUp', { role: role(one) })}
              disabled={at === 0}
              onClick={() => swap(at, at - 1)}
            />
            <IconButton
              icon="down"
              label={w('moveDown', { role: role(one) })}
              disabled={at === chain.length - 1}
              onClick={() => swap(at, at + 1)}
            />
            <IconButton
              icon="close"
              label={w('removeRole', { role: role(one) })}
              onClick={() => onChange(chain.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ol>
      {chain.length < stepsAtMost && free.length ? (
        <select
          className="k-input ip-select"
          aria-label={w('addRole')}
          value=""
          onChange={(event) => onChange([...chain, event.target.value as Role])}
        >
          <option value="">{w('addRole')}…</option>
          {free.map((one) => (
            <option key={one} value={one}>
              {role(one)}
            </option>
          ))}
        </select>
      ) : null}
    </div>
  )
}
