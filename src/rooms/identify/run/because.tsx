// What moved a score: the criteria that gained or lost most, as points.
import { useLanguage } from '#web/language.tsx'
import type { MoveRow } from '../asking.tsx'
import { nameIn } from '../scorecard/describe.tsx'
import { signedText } from '../standing/score-text.ts'

export const Because = ({
  because,
  kind,
}: {
  because: MoveRow['because']
  kind: 'weighted' | 'rfm' | 'points'
}) => {
  const { language } = useLanguage()
  if (because.length === 0) return <span className="k-quiet">—</span>
  const said = because
    .map((one) => `${nameIn(one.name, language)} ${signedText(kind, one.delta)}`)
    .join(language === 'zh' ? '、' : ', ')
  return (
    <span className="ir-because" title={said}>
      {because.map((one) => (
        <span key={one.key} className="ir-chip">
          {nameIn(one.name, language)}{' '}
          <span className={`k-number ${one.delta < 0 ? 'k-bad' : 'k-good'}`}>
            {signedText(kind, one.delta)}
          </span>
        </span>
      ))}
    </span>
  )
}
