// What one version changes against another, as a list.
import { useMemo, useState } from 'react'
import { useLanguage, useWords } from '#web/language.tsx'
import type { Scorecard } from '../scoring/scorecard.ts'
import { differencesOf } from './differences.ts'
import { draftWords } from './draft.words.ts'

export const Differences = ({ from, to, most = 8 }: { from: Scorecard; to: Scorecard; most?: number }) => {
  const w = useWords(draftWords)
  const { language } = useLanguage()
  const [all, setAll] = useState(false)
  const lines = useMemo(() => differencesOf(from, to, language), [from, to, language])
  if (lines.length === 0) return <p className="k-quiet k-small">{w('differencesNone')}</p>
  const shown = all ? lines : lines.slice(0, most)
  return (
    <ul className="id-differences">
      {shown.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {lines.length > shown.length ? (
        <li>
          <button type="button" className="id-more" onClick={() => setAll(true)}>
            {w('moreDifferences', { count: lines.length - shown.length })}
          </button>
        </li>
      ) : null}
    </ul>
  )
}
