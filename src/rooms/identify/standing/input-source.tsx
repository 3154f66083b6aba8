// Where a figure of a score comes from, as a link to the place where it is kept.
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import type { Source } from '../scoring/scorecard.ts'
import { standingWords } from './standing.words.ts'

const placeOf = (source: Source, accountId: string): string => {
  const page = `/accounts/${accountId}`
  switch (source.from) {
    case 'ledger':
      return `${page}#money`
    case 'rating':
      return `${page}?tab=ratings#topic-${source.topic}`
    case 'attribute':
      return `${page}?tab=facts`
    case 'signal':
      return `${page}?tab=signals`
  }
}

export const InputSource = ({ source, accountId }: { source: Source; accountId: string }) => {
  const w = useWords(standingWords)
  const name = w(`from.${source.from}`)
  return (
    <Go className="iw-source" to={placeOf(source, accountId)} title={w('fromSaid', { source: name })}>
      {name}
    </Go>
  )
}
