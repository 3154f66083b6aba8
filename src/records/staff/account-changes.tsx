// The history of an account: who changed what, newest first. Stands as a tab of its page.
import { useState } from 'react'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { usePages } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { accessWords } from './access.words.ts'
import type { auditDoors } from './audit.contract.ts'
import { actionText } from './audit.words.ts'
import { type Entry, EntryDialog, originText, Subject, shortDifference, Who } from './audit-entry.tsx'
import { momentText } from './moment.ts'
import './security.css'
import { staffWords } from './words.ts'

const ask = client<typeof auditDoors>()

export const AccountChanges = ({ accountId }: { accountId: string }) => {
  const w = useWords(accessWords)
  const { language } = useLanguage()
  const [open, setOpen] = useState<Entry | null>(null)
  const log = usePages(['account', accountId, 'changes'], (cursor, signal) =>
    ask('GET /accounts/:accountId/changes', { path: { accountId }, query: { cursor }, signal }),
  )
  if (log.error) return <Failure error={log.error} onRetry={log.retry} words={staffWords} />
  if (!log.rows) return <SkeletonLines lines={6} />
  if (log.rows.length === 0) return <Empty title={w('noChanges')}>{w('noChangesText')}</Empty>
  return (
    <div className="k-stack">
      <ul className="st-rows">
        {log.rows.map((one) => (
          <li key={one.id}>
            <div>
              <strong>{actionText(one.action, language)}</strong>{' '}
              <span className="k-quiet">
                <Subject entry={one} />
              </span>
              <div>{shortDifference(one, language)}</div>
              <small>
                <Who entry={one} /> · {momentText(one.at)}
                {one.origin === 'web' ? '' : ` · ${originText(one, w)}`}
              </small>
            </div>
            <Button small onClick={() => setOpen(one)}>
              {w('details')}
            </Button>
          </li>
        ))}
      </ul>
      {log.hasMore ? (
        <div>
          <Button busy={log.loadingMore} onClick={log.onMore}>
            {w('more')}
          </Button>
        </div>
      ) : null}
      {open ? <EntryDialog entry={open} onClose={() => setOpen(null)} /> : null}
    </div>
  )
}
