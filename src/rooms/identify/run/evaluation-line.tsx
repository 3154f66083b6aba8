// One evaluation in one line: as of when, over which months, by which scorecard, and what moved.
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import type { Evaluation } from '../asking.tsx'
import { useName, windowText } from '../scorecard/describe.tsx'
import { identifyWords } from '../words.ts'
import { MovedCounts } from './moved.tsx'

export const EvaluationLine = ({ evaluation, here }: { evaluation: Evaluation; here: string }) => {
  const w = useWords(identifyWords)
  const name = useName()
  return (
    <div className="id-line">
      <span className="k-number">{w('asOf', { day: evaluation.asOf })}</span>
      <span className="k-number">{windowText(w, evaluation.asOf, evaluation.windowMonths)}</span>
      <Go to={`/identify/scorecards/${evaluation.scorecardId}?version=${evaluation.version}`}>
        {name(evaluation.scorecardName)} {w('version', { version: evaluation.version })}
      </Go>
      <MovedCounts
        sets={evaluation.sets}
        moved={evaluation.moved}
        to={(way) => `${here}?kind=${way}#moves`}
      />
    </div>
  )
}
