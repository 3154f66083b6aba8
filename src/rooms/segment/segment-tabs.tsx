// The three pages of the room as tabs, each at its own address.
import { useWords } from '#web/language.tsx'
import { useGo } from '#web/link.tsx'
import { roomWords } from './words.ts'

const addresses = {
  grid: '/segments',
  concentration: '/segments/concentration',
  nominations: '/segments/nominations',
} as const

export type SegmentTab = keyof typeof addresses

/** Spread into Page: `<Page {...useSegmentTabs('grid')} …>`. */
export const useSegmentTabs = (tab: SegmentTab) => {
  const w = useWords(roomWords)
  const go = useGo()
  return {
    title: w('room'),
    name: `${w(`tab.${tab}`)} · ${w('room')}`,
    tabs: (Object.keys(addresses) as SegmentTab[]).map((key) => ({ key, label: w(`tab.${key}`) })),
    tab,
    onTab: (key: string) => go(addresses[key as SegmentTab]),
  }
}
