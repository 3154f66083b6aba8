// What was taken into an account, with the tiers it had, and the way back.
import { useState } from 'react'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { duplicateWords } from '../duplicates/duplicate.words.ts'
import { TierMark } from '../tier-mark.tsx'
import type { mergeDoors } from './merge.contract.ts'
import './merge.css'
import { useUndoMerge } from './use-undo-merge.tsx'

const ask = client<typeof mergeDoors>()

export const Merges = ({ accountId }: { accountId: string }) => {
  const w = useWords(duplicateWords)
  const undo = useUndoMerge()
  const [undoing, setUndoing] = useState<{ id: string; name: string } | null>(null)
  const merges = useRead(['account', accountId, 'merges'], (signal) =>
    ask('GET /accounts/:accountId/merges', { path: { accountId }, signal }),
  )
  const rows = merges.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Section id="merges" title={w('merges')} boxed>
      <ul className="ac-merges">
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              <strong>
                {row.name} <small className="k-quiet">{row.code}</small>
              </strong>
              <span className="k-small k-quiet">
                {w('mergedBy', { person: row.personName ?? '—', day: row.mergedAt.slice(0, 10) })}
                {row.undoneAt ? ` · ${w('undoneOn', { day: row.undoneAt.slice(0, 10) })}` : ''}
              </span>
              {row.tiers.length ? (
                <span className="k-small">
                  {w('theirTiers')}{' '}
                  {row.tiers.slice(0, 5).map((change) => (
                    <span key={`${change.since} ${change.tier}`}>
                      <TierMark tier={change.tier} terse /> {change.since}{' '}
                    </span>
                  ))}
                </span>
              ) : null}
            </span>
            {row.may.includes('undo') ? (
              <Button small icon="undo" onClick={() => setUndoing(row)}>
                {w('undo')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {undoing ? (
        <Confirm
          title={w('undoTitle', { name: undoing.name })}
          verb={w('undo')}
          onConfirm={() => undo(accountId, undoing.id, undoing.name)}
          onClose={() => setUndoing(null)}
          words={duplicateWords}
        >
          {w('undoText', { name: undoing.name })}
        </Confirm>
      ) : null}
    </Section>
  )
}
