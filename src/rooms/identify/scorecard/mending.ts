// What fills a missing input of a score: the page to go to, and the word on its link.
import type { Source } from '../scoring/scorecard.ts'

export type Mending = {
  word: 'mendRating' | 'mendCosts' | 'mendOrders' | 'mendFact' | 'mendSignal'
  to: string
}

/** Null where nothing but time helps: a trend needs a year before, steadiness half a year of months. */
export const mendingOf = (source: Source, accountId: string, may: ReadonlySet<string>): Mending | null => {
  const page = `/accounts/${accountId}`
  switch (source.from) {
    case 'rating':
      return may.has('rate')
        ? { word: 'mendRating', to: `${page}?tab=ratings&rate=${encodeURIComponent(source.topic)}` }
        : null
    case 'attribute':
      return may.has('edit') ? { word: 'mendFact', to: `${page}?tab=facts&do=edit` } : null
    case 'signal':
      return may.has('measure')
        ? { word: 'mendSignal', to: `${page}?tab=signals&measure=${encodeURIComponent(source.metric)}` }
        : null
    case 'ledger':
      if (source.metric === 'profit' || source.metric === 'margin')
        return { word: 'mendCosts', to: '/imports/new' }
      if (source.metric === 'growth' || source.metric === 'stability') return null
      return { word: 'mendOrders', to: '/imports/new' }
  }
}
