// The five pages of the room as tabs, each at its own address.
import { useWords } from '#web/language.tsx'
import { useGo } from '#web/link.tsx'
import { identifyWords } from './words.ts'

const addresses = {
  ranking: '/identify',
  evaluations: '/identify/evaluations',
  segments: '/identify/segments',
  matrix: '/identify/matrix',
  scorecards: '/identify/scorecards',
} as const

export type IdentifyTab = keyof typeof addresses

/** Spread into Page: `<Page {...useIdentifyTabs('ranking')} …>`. */
export const useIdentifyTabs = (tab: IdentifyTab) => {
  const w = useWords(identifyWords)
  const go = useGo()
  return {
    title: w('identify'),
    name: `${w(`tab.${tab}`)} · ${w('identify')}`,
    tabs: (Object.keys(addresses) as IdentifyTab[]).map((key) => ({ key, label: w(`tab.${key}`) })),
    tab,
    onTab: (key: string) => go(addresses[key as IdentifyTab]),
  }
}
