// What every page may know of the company, from the answer that says who is signed in.
import { useEffect } from 'react'
import { cutDaysIn } from '#base/calendar.ts'
import type { Received } from '#base/contract.ts'
import { client } from '#web/client.ts'
import { useLanguage } from '#web/language.tsx'
import { useRead } from '#web/query.ts'
import { tierNameOf } from './company.ts'
import type { staffDoors } from './contract.ts'

const ask = client<typeof staffDoors>()
type Company = Received<(typeof staffDoors)['GET /me']>['company']

const useMe = () => useRead(['me'], (signal) => ask('GET /me', { signal })).data

export const useCompany = (): Company | undefined => useMe()?.company

/** Whether it is for the reader to deal with a demo company. */
export const useDemoKeeper = (): boolean => {
  const me = useMe()
  return me ? me.company.isDemo && me.roles.includes('administrator') : false
}

/** What a tier is called in the reader's language; null when it goes by its key. */
export const useTierName = (tier: string | null | undefined): string | null => {
  const { language } = useLanguage()
  const names = useCompany()?.tierNames
  return tier ? tierNameOf(names, tier, language) : null
}

/** Days are cut, and words spoken, as the company has settled it. */
export const useCompanyHabits = ({ timeZone, language }: Pick<Company, 'timeZone' | 'language'>): void => {
  const { begin } = useLanguage()
  // While rendering, since the pages below ask for today at once.
  cutDaysIn(timeZone)
  useEffect(() => {
    if (language) begin(language)
  }, [language, begin])
}
