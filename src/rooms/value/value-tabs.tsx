// The pages of the room as tabs, each at its own address.
import { useWords } from '#web/language.tsx'
import { useGo } from '#web/link.tsx'
import { roomWords } from './words.ts'

const addresses = {
  profit: '/value',
  future: '/value/future',
  accounts: '/value/accounts',
  mix: '/value/mix',
  model: '/value/model',
  settings: '/value/settings',
} as const

export type ValueTab = keyof typeof addresses

/** Spread into Page: `<Page {...useValueTabs('profit')} …>`. */
export const useValueTabs = (tab: ValueTab) => {
  const w = useWords(roomWords)
  const go = useGo()
  return {
    title: w('room'),
    name: `${w(`tab.${tab}`)} · ${w('room')}`,
    tabs: (Object.keys(addresses) as ValueTab[]).map((key) => ({ key, label: w(`tab.${key}`) })),
    tab,
    onTab: (key: string) => go(addresses[key as ValueTab]),
  }
}
