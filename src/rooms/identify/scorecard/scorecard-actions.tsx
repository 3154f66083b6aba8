// What can be done with a scorecard besides changing it: its use, a copy, putting it away.
import { useState } from 'react'
import { Confirm } from '#web/ask.tsx'
import { useWords } from '#web/language.tsx'
import { useGo } from '#web/link.tsx'
import { Menu } from '#web/overlay.tsx'
import { useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import { ask, type ScorecardShown } from '../asking.tsx'
import { useName } from './describe.tsx'
import { NewScorecard } from './new-scorecard.tsx'
import { problemWords } from './problem.words.ts'
import { scorecardWords } from './scorecard.words.ts'
import { StandingDialog } from './standing-dialog.tsx'

export const ScorecardActions = ({ scorecard }: { scorecard: ScorecardShown }) => {
  const w = useWords(scorecardWords)
  const shown = useName()
  const go = useGo()
  const renew = useRenew()
  const [open, setOpen] = useState<'standing' | 'copy' | 'putAway' | null>(null)
  const name = shown(scorecard.name)
  const close = () => setOpen(null)
  return (
    <>
      <Menu
        label={w('actions')}
        items={[
          {
            key: 'standing',
            icon: 'calendar',
            label: w('standing'),
            onSelect: () => setOpen('standing'),
          },
          { key: 'copy', icon: 'copy', label: w('copy'), onSelect: () => setOpen('copy') },
          {
            key: 'putAway',
            icon: 'box',
            label: w('putAway'),
            danger: true,
            onSelect: () => setOpen('putAway'),
          },
        ]}
      />
      {open === 'standing' ? <StandingDialog scorecard={scorecard} onClose={close} /> : null}
      {open === 'copy' ? <NewScorecard copyOf={scorecard.id} onClose={close} /> : null}
      {open === 'putAway' ? (
        <Confirm
          title={w('putAwayTitle', { name })}
          verb={w('putAway')}
          words={problemWords}
          onClose={close}
          onConfirm={async () => {
            await ask('DELETE /identify/scorecards/:scorecardId', {
              path: { scorecardId: scorecard.id },
              ifMatch: scorecard.version,
            })
            await renew(['identify', 'scorecards'])
            toast(w('putAwayDone', { name }))
            go('/identify/scorecards')
          }}
        >
          {w('putAwayText')}
        </Confirm>
      ) : null}
    </>
  )
}
