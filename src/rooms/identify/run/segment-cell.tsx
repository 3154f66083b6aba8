// The segment of an account: how recently, how often and for how much it orders, each from 1 to 5.
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import { Empty } from '#web/states.tsx'
import { Why } from '#web/why.tsx'
import '../standing/account.css'
import { nameIn } from '../scorecard/describe.tsx'
import { whyWords } from '../standing/account.words.ts'
import { type AccountScore, InputValue } from '../standing/input-value.tsx'

const parts = ['recency', 'frequency', 'monetary'] as const

export const SegmentCell = ({ score }: { score: AccountScore | undefined }) => {
  const w = useWords(whyWords)
  const { language } = useLanguage()
  if (!score || score.grade === null)
    return (
      <Section id="segment" title={w('segmentTitle')} boxed>
        <Empty title={w('noSegment')}>{w('noSegmentText')}</Empty>
      </Section>
    )
  const cell = score.inputs.map((input) => input.normalised ?? '–').join('')
  return (
    <Section
      id="segment"
      title={w('segmentTitle')}
      hint={
        <span className="iw-head">
          <span className="k-number">{cell}</span>
          <Why
            title={w('segmentTitle')}
            formula={w('segmentFormula')}
            inputs={score.inputs.map((input, index) => ({
              label: w(parts[index] ?? 'monetary'),
              value: <InputValue input={input} currency={score.currency} />,
            }))}
            asOf={score.asOf}
            version={score.version}
          />
        </span>
      }
      boxed
    >
      <p className="iw-segment">
        <strong>{nameIn(score.gradeName, language) || score.grade}</strong>
        <Go to={`/accounts?segment=${encodeURIComponent(score.grade)}`}>{w('segmentMates')}</Go>
      </p>
      <ul className="iw-rfm">
        {score.inputs.map((input, index) => {
          const points = input.normalised ?? 0
          const part = parts[index] ?? 'monetary'
          return (
            <li key={input.key}>
              <span>
                {w(part)}
                <small>{w(`${part}Hint`)}</small>
              </span>
              <span className="iw-pips" role="img" aria-label={w('ofFive', { score: points })}>
                {[1, 2, 3, 4, 5].map((pip) => (
                  <i key={pip} data-on={pip <= points || undefined} />
                ))}
              </span>
              <InputValue input={input} currency={score.currency} />
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
