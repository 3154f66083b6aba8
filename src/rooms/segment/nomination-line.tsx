// On an account's page: whether it is nominated or accepted as a prospective key account, or the way to nominate it.
import { useState } from 'react'
import { dayIn } from '#base/calendar.ts'
import { Button } from '#web/button.tsx'
import { State } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { useRead } from '#web/query.ts'
import { ask } from './asking.tsx'
import { NominateDialog } from './nominate-dialog.tsx'
import { nominationWords } from './nomination.words.ts'
import { NominationPanel } from './nomination-panel.tsx'
import './segment.css'

export const NominationLine = ({ accountId, accountName }: { accountId: string; accountName: string }) => {
  const w = useWords(nominationWords)
  const read = useRead(['account', accountId, 'nominations'], (signal) =>
    ask('GET /accounts/:accountId/nominations', { path: { accountId }, signal }),
  )
  const [dialog, setDialog] = useState<'nominate' | 'look' | null>(null)
  const standing = read.data?.rows.find((row) => row.state !== 'declined')
  const mayNominate = !standing && (read.data?.may.includes('nominate') ?? false)
  if (!standing && !mayNominate) return null
  return (
    <>
      {standing ? (
        <p className="sg-line">
          <State tone={standing.state === 'accepted' ? 'good' : 'info'}>
            {w(standing.state === 'accepted' ? 'lineAccepted' : 'lineOpen')}
          </State>
          <span>
            {w('lineText', {
              yes: standing.yes,
              by: w('by', {
                name: standing.personName ?? w('bySystem'),
                day: dayIn(new Date(standing.createdAt)),
              }),
            })}
          </span>
          <Button small kind="bare" onClick={() => setDialog('look')}>
            {w(standing.may.length ? 'decide' : 'detail')}
          </Button>
        </p>
      ) : (
        <p className="sg-line sg-line-plain">
          <Button small kind="bare" icon="flag" onClick={() => setDialog('nominate')}>
            {w('nominateLong')}
          </Button>
        </p>
      )}
      {dialog === 'nominate' ? (
        <NominateDialog account={{ value: accountId, label: accountName }} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'look' && standing ? (
        <NominationPanel
          nomination={standing}
          currency={read.data?.currency ?? undefined}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </>
  )
}
