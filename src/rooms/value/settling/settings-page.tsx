// What a visit, an hour and capital cost, and how value is computed.

import { Icon } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { useLedger, useRates, useSettings } from '../asking.tsx'
import { ComputeButton } from '../compute-button.tsx'
import { Rates } from './rates-section.tsx'
import { settingsWords } from './settings.words.ts'
import { SettingsForm } from './settings-form.tsx'
import { SettingsRead } from './settings-read.tsx'
import '../value.css'
import { useValueTabs } from '../value-tabs.tsx'
import { roomWords } from '../words.ts'

export const ValueSettingsPage = () => {
  const w = useWords(settingsWords)
  const tabs = useValueTabs('settings')
  const settings = useSettings()
  const rates = useRates()
  const ledger = useLedger()
  const error = settings.error ?? rates.error
  const again = () => {
    void settings.refetch()
    void rates.refetch()
  }
  const may = settings.data?.may.includes('settle') ?? false
  const currency = rates.data?.currency ?? ledger.data?.currency ?? 'CNY'
  return (
    <Page
      {...tabs}
      kind="record"
      question={w('question')}
      actions={<ComputeButton plain may={may && ledger.data?.lastDay != null} />}
    >
      {error ? (
        <Failure error={error} onRetry={again} words={roomWords} />
      ) : settings.data && rates.data ? (
        <>
          {may ? null : (
            <div className="k-banner k-banner-plain" role="note">
              <Icon name="lock" />
              <p className="k-grow">{w('readOnly')}</p>
            </div>
          )}
          <Rates data={rates.data} currency={currency} />
          {may ? (
            <SettingsForm key={settings.data.revision} data={settings.data} currency={currency} />
          ) : (
            <SettingsRead settings={settings.data.settings} currency={currency} />
          )}
        </>
      ) : (
        <SkeletonLines lines={12} />
      )}
    </Page>
  )
}
