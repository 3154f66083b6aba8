// The answer of the value tab in one or two sentences, in the reader's language.
import { percentText } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { useCauseText } from '../profit/cause-text.tsx'
import { useReason } from '../profit/use-reason.tsx'
import { useMoneyText, Weighed, yearsOf } from '../value-text.tsx'
import { chanceText } from '../worth/chance.ts'
import { marginOf } from '../worth/margin.ts'
import type { AccountValue } from './account-asking.tsx'
import { tabWords } from './tab.words.ts'
import { pastOf } from './tab-answer.ts'
import type { Explained } from './worth-why.tsx'

const likely = 0.5

export const TabAnswer = ({ row, run, settings, advice }: Explained & { advice: AccountValue['advice'] }) => {
  const w = useWords(tabWords)
  const { language } = useLanguage()
  const money = useMoneyText(run.currency)
  const cause = useCauseText(run.currency, null)
  const reason = useReason(run.currency)
  const past = pastOf(row)
  const margin = marginOf(row)
  const filled = {
    months: settings.windowMonths,
    net: money(row.netMinor),
    service: money(row.costToServeMinor),
    served:
      row.costToServeMinor === 0 ? w('servedNone') : w('served', { money: money(row.costToServeMinor) }),
    contribution: money(row.contributionMinor ?? 0),
    loss: money(Math.abs(row.contributionMinor ?? 0)),
    margin: margin === null ? '—' : percentText(margin),
  }
  const behind =
    past === 'loses'
      ? advice
        ? w('past.loses', {
            ...filled,
            reason: lowered(cause({ row, proposal: null, ...advice }).reason, language),
          })
        : w('past.losesPlain', filled)
      : w(`past.${past}`, filled)
  const years = yearsOf(settings.horizonWeeks)
  const ahead =
    row.lifetimeMinor === null
      ? w('futureNone')
      : row.lifetimeMinor < 0
        ? w('futureLoses', { years, lifetime: money(Math.abs(row.lifetimeMinor)) })
        : w('future', { years, lifetime: money(row.lifetimeMinor), reason: lowered(reason(row), language) })
  const leaving =
    row.alive !== null && row.alive < likely ? w('lapsing', { alive: chanceText(row.alive) }) : null
  return (
    <p className="vt-answer">
      <Weighed>{[behind, ahead, leaving].filter(Boolean).join(language === 'zh' ? '' : ' ')}</Weighed>
    </p>
  )
}

/** Inside a sentence. */
const lowered = (text: string, language: 'zh' | 'en') =>
  language === 'en' && /^[A-Z][a-z ]/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text
