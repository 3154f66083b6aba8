// Which customers are here twice: groups of accounts that share a sign, each to be merged or told apart.
import { useMemo } from 'react'
import { Button, ButtonLink } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Page } from '#web/page.tsx'
import { usePages, useRenew } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { Choice } from '#web/tabs.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { useUrl } from '#web/url.ts'
import { TierMark } from '../tier-mark.tsx'
import { WhyAlike } from './alike.tsx'
import type { duplicateDoors } from './duplicate.contract.ts'
import { duplicateWords } from './duplicate.words.ts'
import './duplicates.css'

const ask = client<typeof duplicateDoors>()
type Group = Awaited<ReturnType<typeof ask<'GET /duplicates'>>>['rows'][number]

const ways = ['name', 'domain', 'phone'] as const

export const DuplicatesPage = () => {
  const w = useWords(duplicateWords)
  const [url, setUrl] = useUrl()
  const by = ways.find((way) => way === url.by) ?? 'name'
  const list = usePages(['duplicates', by], (cursor, signal) =>
    ask('GET /duplicates', { query: { by, ...(cursor ? { cursor } : {}) }, signal }),
  )
  const options = useMemo(() => ways.map((way) => ({ key: way, label: w(`by.${way}`) })), [w])
  return (
    <Page
      kind="board"
      title={w('duplicates')}
      question={w('duplicatesQuestion')}
      crumbs={[{ label: w('accounts'), to: '/accounts' }]}
      filters={
        <Choice
          label={w('by')}
          options={options}
          value={by}
          onChange={(way) => setUrl({ by: way === 'name' ? null : way })}
        />
      }
    >
      {list.error ? (
        <Failure error={list.error} onRetry={list.retry} words={duplicateWords} />
      ) : !list.rows ? (
        <SkeletonLines lines={10} />
      ) : list.rows.length === 0 && !list.hasMore ? (
        <Empty title={w('noDuplicates')}>{w('noDuplicatesText')}</Empty>
      ) : (
        <div>
          {list.rows.map((group) => (
            <OneGroup key={`${group.key} ${group.members[0]?.accountId}`} group={group} />
          ))}
          {list.hasMore ? (
            <p>
              <Button busy={list.loadingMore} onClick={list.onMore}>
                {w('more')}
              </Button>
            </p>
          ) : null}
        </div>
      )}
    </Page>
  )
}

/** The oldest is proposed to stay; each of the others may go in, or be told apart from it. */
const OneGroup = ({ group }: { group: Group }) => {
  const w = useWords(duplicateWords)
  const renew = useRenew()
  const [first] = group.members
  if (!first) return null
  const tell = async (one: Group['members'][number]) => {
    const path = { accountId: first.accountId, otherId: one.accountId }
    try {
      await ask('PUT /accounts/:accountId/distinct/:otherId', { path })
      await renew(['duplicates'])
      toast(w('toldApart', { name: one.name }), {
        undo: async () => {
          await ask('DELETE /accounts/:accountId/distinct/:otherId', { path })
          await renew(['duplicates'])
        },
      })
    } catch (error) {
      toastFailure(error, duplicateWords)
    }
  }
  return (
    <section className="ac-dup-group" aria-label={first.name}>
      {group.members.map((one) => (
        <div className="ac-dup-row" key={one.accountId}>
          <span>
            <Go to={`/accounts/${one.accountId}`}>{one.name}</Go> <TierMark tier={one.tier} terse />
          </span>
          <span className="k-small k-quiet">
            {one.code} · {one.ownerName ?? w('noOwner')}
            {one.departmentName ? ` · ${one.departmentName}` : ''} ·{' '}
            {w('enteredOn', { day: one.createdAt.slice(0, 10) })}
          </span>
          <WhyAlike why={one.why} />
          <span className="ac-dup-acts">
            {one === first ? null : (
              <>
                {group.may.includes('tellApart') ? (
                  <Button small kind="bare" onClick={() => void tell(one)}>
                    {w('notDuplicate')}
                  </Button>
                ) : null}
                {group.may.includes('merge') ? (
                  <ButtonLink small to={`/accounts/${first.accountId}/merge?with=${one.accountId}`}>
                    {w('merge')}
                  </ButtonLink>
                ) : null}
              </>
            )}
          </span>
        </div>
      ))}
    </section>
  )
}
