// The group of an account from its head down, with the tier of each and this one marked.
import { useMemo, useState } from 'react'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import type { accountDoors } from './contract.ts'
import './record.css'
import { recordWords } from './record.words.ts'
import { TierMark } from './tier-mark.tsx'
import { around, branchesOf } from './tree.ts'

const ask = client<typeof accountDoors>()
const few = 12

export const GroupTree = ({
  accountId,
  ladder,
  onParent,
}: {
  accountId: string
  ladder?: readonly string[]
  /** Where the person may change it. */
  onParent?: () => void
}) => {
  const w = useWords(recordWords)
  const [all, setAll] = useState(false)
  const group = useRead(['account', accountId, 'group'], (signal) =>
    ask('GET /accounts/:accountId/group', { path: { accountId }, signal }),
  )
  const branches = useMemo(() => branchesOf(group.data?.members ?? []), [group.data])
  if (group.error) return <Failure error={group.error} onRetry={() => void group.refetch()} />
  const count = branches.length
  const shown = all ? branches : around(branches, accountId, few)
  return (
    <Section id="group" title={w('group')} hint={count > 1 ? w('groupCount', { count }) : undefined} boxed>
      {group.isPending ? (
        <SkeletonLines lines={4} />
      ) : count <= 1 ? (
        <Empty
          title={w('aloneTitle')}
          action={
            onParent ? (
              <Button small onClick={onParent}>
                {w('setParent')}
              </Button>
            ) : undefined
          }
        >
          {w('aloneText')}
        </Empty>
      ) : (
        <>
          <ul className="ac-tree">
            {shown.map((branch) => (
              <li
                key={branch.id}
                data-current={branch.id === accountId || undefined}
                style={{ paddingLeft: 8 + Math.min(branch.level, 6) * 16 }}
              >
                {branch.id === accountId ? (
                  <span className="k-cut" aria-current="page">
                    {branch.name}
                    <span className="k-hidden"> {w('current')}</span>
                  </span>
                ) : (
                  <Go className="k-cut" to={`/accounts/${branch.id}`} title={branch.name}>
                    {branch.name}
                  </Go>
                )}
                <TierMark tier={branch.tier} ladder={ladder} terse />
              </li>
            ))}
          </ul>
          {count > few ? (
            <Button small kind="bare" icon={all ? 'up' : 'down'} onClick={() => setAll(!all)}>
              {all ? w('showFewer') : w('showAll', { count })}
            </Button>
          ) : null}
          {group.data?.more ? <p className="k-small k-quiet">{w('groupMore', { count })}</p> : null}
        </>
      )}
    </Section>
  )
}
