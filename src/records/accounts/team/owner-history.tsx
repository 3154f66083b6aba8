// Who owned an account, newest change first.
import { client } from '#web/client.ts'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Failure, SkeletonLines } from '#web/states.tsx'
import type { teamDoors } from './team.contract.ts'
import { teamWords } from './team.words.ts'
import './team.css'

const ask = client<typeof teamDoors>()

export const OwnerHistory = ({ accountId }: { accountId: string }) => {
  const w = useWords(teamWords)
  const owners = useRead(['account', accountId, 'owners'], (signal) =>
    ask('GET /accounts/:accountId/owners', { path: { accountId }, signal }),
  )
  if (owners.error)
    return <Failure error={owners.error} onRetry={() => void owners.refetch()} words={teamWords} />
  return (
    <Section id="owners" title={w('owners')} boxed>
      {!owners.data ? (
        <SkeletonLines lines={3} />
      ) : owners.data.rows.length === 0 ? (
        <p className="k-quiet">{w('noOwners')}</p>
      ) : (
        <ol className="tm-owners">
          {owners.data.rows.map((change) => (
            <li key={change.id}>
              <span className="k-number k-quiet">{change.changedAt.slice(0, 10)}</span>
              <div>
                <p>
                  {w('from', {
                    before: change.previousOwnerName ?? w('nobody'),
                    after: change.ownerName ?? w('nobody'),
                  })}
                </p>
                {change.reason ? <p>{change.reason}</p> : null}
                <p className="k-small k-quiet">
                  {[change.personName ? w('by', { name: change.personName }) : null, change.departmentName]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
