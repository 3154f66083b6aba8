// The settings for those who may look but not settle.
import type { ReactNode } from 'react'
import { exactMoney, minorPerMajor } from '#base/money.ts'
import { percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { yearsOf } from '../value-text.tsx'
import type { ValueSettings } from './settings.ts'
import { settingsWords } from './settings.words.ts'

export const SettingsRead = ({ settings, currency }: { settings: ValueSettings; currency: string }) => {
  const w = useWords(settingsWords)
  const money = (major: number) => exactMoney(Math.round(major * minorPerMajor(currency)), currency)
  const percent = (share: number) => percentText(share, 0)
  const worth = (100 / (1 + settings.discountRate)).toFixed(0)
  return (
    <>
      <Section id="past" title={w('past')}>
        <dl className="va-settings">
          <Line label={w('windowMonths')} hint={w('windowMonthsHint')}>
            {settings.windowMonths} {w('months')}
          </Line>
          <Line label={w('computeOn')} hint={w('computeOnHint')}>
            {settings.computeOn === null ? w('never') : `${settings.computeOn} ${w('dayOfMonth')}`}
          </Line>
        </dl>
      </Section>
      <Section id="future" title={w('future')}>
        <dl className="va-settings">
          <Line
            label={w('horizonWeeks')}
            hint={w('horizonWeeksHint', { years: yearsOf(settings.horizonWeeks) })}
          >
            {settings.horizonWeeks} {w('weeks')}
          </Line>
          <Line label={w('discountRate')} hint={w('discountRateHint', { worth })}>
            {percent(settings.discountRate)}
          </Line>
          <Line label={w('model')} hint={w('modelHint')}>
            {w(`model.${settings.model}`)}
          </Line>
          <Line label={w('holdoutWeeks')} hint={w('holdoutWeeksHint')}>
            {settings.holdoutWeeks} {w('weeks')}
          </Line>
          <Line label={w('newWeeks')} hint={w('newWeeksHint')}>
            {settings.newWeeks} {w('weeks')}
          </Line>
        </dl>
      </Section>
      <Section id="fallback" title={w('fallback')}>
        <dl className="va-settings">
          <Line label={w('fallbackMargin')} hint={w('fallbackMarginHint')}>
            {percent(settings.fallbackMargin)}
          </Line>
          <Line label={w('fallbackRetention')} hint={w('fallbackRetentionHint')}>
            {percent(settings.fallbackRetention)}
          </Line>
        </dl>
      </Section>
      <Section id="intangible" title={w('intangible')} hint={w('intangibleNote')}>
        <dl className="va-settings">
          <Line label={w('intangibleCap')} hint={w('intangibleCapHint')}>
            {percent(settings.intangibleCap)}
          </Line>
          <Line label={w('attribution')} hint={w('attributionHint')}>
            {percent(settings.attribution)}
          </Line>
          <Line label={w('conversion')} hint={w('conversionHint')}>
            {percent(settings.conversion)}
          </Line>
          <Line label={w('learningUnit')} hint={w('learningUnitHint')}>
            {money(settings.learningUnit)}
          </Line>
          <Line label={w('skillUnit')} hint={w('skillUnitHint')}>
            {money(settings.skillUnit)}
          </Line>
        </dl>
      </Section>
    </>
  )
}

const Line = ({ label, hint, children }: { label: string; hint: string; children: ReactNode }) => (
  <div className="va-setting">
    <dt>{label}</dt>
    <dd>
      <strong className="k-number">{children}</strong>
      <small>{hint}</small>
    </dd>
  </div>
)
