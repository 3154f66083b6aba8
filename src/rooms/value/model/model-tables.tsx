// The candidates that were compared, and the parameters of the one in use with what they tell.
import { DataList } from '#web/chart.tsx'
import { State } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import type { ModelOut } from '../asking.tsx'
import { modelWords } from './model.words.ts'

export type Model = NonNullable<ModelOut['model']>
type Candidate = Model['candidates'][number]

const figure = (value: number | null, digits: number) =>
  value === null ? '—' : value.toFixed(digits).replace('-', '−')

const names = ['bgNbd', 'mbgNbd', 'paretoNbd', 'simple'] as const
export const useModelName = () => {
  const w = useWords(modelWords)
  return (model: string): string => {
    const known = names.find((one) => one === model)
    return known ? w(`model.${known}`) : model
  }
}

export const Candidates = ({ model }: { model: Model }) => {
  const w = useWords(modelWords)
  const name = useModelName()
  if (model.candidates.length === 0) return null
  return (
    <Section id="candidates" title={w('candidates')} hint={w('candidatesHint')}>
      <DataList
        label={w('candidatesLabel')}
        table={{
          columns: [
            { title: w('candidate') },
            { title: w('logLikelihood') },
            { title: w('error') },
            { title: w('ratio') },
            { title: w('state'), align: 'left' },
          ],
          rows: model.candidates.map((one) => [
            one.model === model.chosen ? <strong key="name">{name(one.model)}</strong> : name(one.model),
            figure(one.logLikelihood, 1),
            figure(one.holdoutError, 2),
            figure(one.holdoutRatio, 2),
            <Standing key="state" one={one} used={one.model === model.chosen} />,
          ]),
        }}
      />
    </Section>
  )
}

const Standing = ({ one, used }: { one: Candidate; used: boolean }) => {
  const w = useWords(modelWords)
  if (used) return <State tone="good">{w('used')}</State>
  if (!one.converged) return <State tone="warn">{w('notConverged')}</State>
  if (!one.identified) return <State tone="warn">{w('notIdentified')}</State>
  return <State>{w('fine')}</State>
}

const told = ['r', 'alpha', 'a', 'b', 's', 'beta'] as const
const letters: Readonly<Record<string, string>> = { alpha: 'α', beta: 'β' }

export const Parameters = ({ model }: { model: Model }) => {
  const w = useWords(modelWords)
  const used = model.candidates.find((one) => one.model === model.chosen)
  if (!used || used.parameters.length === 0) return null
  return (
    <Section id="parameters" title={w('parameters')} hint={w('parametersHint')}>
      <DataList
        label={w('parametersLabel')}
        table={{
          columns: [
            { title: w('parameter') },
            { title: w('estimate') },
            { title: w('standardError') },
            { title: w('meaning'), align: 'left' },
          ],
          rows: used.parameters.map((one) => {
            const known = told.find((key) => key === one.name)
            return [
              <strong key="name">{letters[one.name] ?? one.name}</strong>,
              figure(one.value, 4),
              figure(one.error, 4),
              known ? w(`means.${known}`) : '',
            ]
          }),
        }}
      />
    </Section>
  )
}
