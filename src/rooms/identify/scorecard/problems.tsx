// What is wrong with a scorecard, said beside the field it is about.
import { explainProblem } from '#web/explain.ts'
import { useLanguage } from '#web/language.tsx'
import type { Problem } from '../scoring/scorecard.ts'
import { problemWords } from './problem.words.ts'

/** Problems at this field; with `below` also at all fields under it. */
export const Problems = ({ of, at, below }: { of: readonly Problem[]; at: string; below?: boolean }) => {
  const { language } = useLanguage()
  const here = of.filter((one) => one.field === at || (below && one.field.startsWith(`${at}.`)))
  if (here.length === 0) return null
  const said = [...new Set(here.map((one) => explainProblem(one, language, problemWords)))]
  return (
    <p className="k-field-problem" role="status">
      {said.join(language === 'zh' ? '；' : '; ')}
    </p>
  )
}

export const hasProblem = (of: readonly Problem[], at: string): boolean =>
  of.some((one) => one.field === at || one.field.startsWith(`${at}.`))
