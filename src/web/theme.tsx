// Light, dark or as the system says; and the drawn colours for code that cannot read CSS.
import { useSyncExternalStore } from 'react'
import { readStored, writeStored } from './stored.ts'

export type ThemeChoice = 'light' | 'dark' | 'system'

const system = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let choice: ThemeChoice = readStored<ThemeChoice>('theme', 'system')

const isDark = (): boolean => choice === 'dark' || (choice !== 'light' && system.matches)

const apply = () => {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'
  for (const listener of listeners) listener()
}
system.addEventListener('change', apply)
apply()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const setTheme = (next: ThemeChoice): void => {
  choice = next
  writeStored('theme', next)
  apply()
}

export const useTheme = (): {
  choice: ThemeChoice
  dark: boolean
  setTheme: (next: ThemeChoice) => void
} => ({
  choice: useSyncExternalStore(subscribe, () => choice),
  dark: useSyncExternalStore(subscribe, isDark),
  setTheme,
})

/** The value of a colour variable as it is drawn now, such as `colour('--accent')`. */
export const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()
