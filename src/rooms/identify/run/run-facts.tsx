// The key figures in the head of an evaluation: as of when, by which scorecard and whom, what moved, what was unknown.

import { timeText } from '#records/desk/time-text.ts'
import { Count, Fact } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Why } from '#web/why.tsx'
import type { Evaluation } from '../asking.tsx'
import { useName, windowText } from '../scorecard/describe.tsx'
import { MovedCounts } from './moved.tsx'
import { runWords } from './run.words.ts'

export const RunFacts = ({ evaluation }: { evaluation: Evaluation }) => {
  const w = useWords(runWords)
  const name = useName()
  return (
    <>
      <Fact label={w('evaluateAsOf')} note={windowText(w, evaluation.asOf, evaluation.windowMonths)}>
        <span className="k-number">{evaluation.asOf}</span>
      </Fact>
      <Fact
        label={w('scorecard')}
        note={
          evaluation.effectiveAt && evaluation.approvalId
            ? w('effectiveSince', { moment: timeText(evaluation.effectiveAt) })
            : undefined
        }
      >
        <span className="ir-name">
          <Go
            to={`/identify/scorecards/${evaluation.scorecardId}?version=${evaluation.version}`}
            className="k-cut"
          >
            {name(evaluation.scorecardName)}
          </Go>{' '}
          <small className="k-small k-quiet">{w('version', { version: evaluation.version })}</small>
        </span>
      </Fact>
      <Fact label={w('runBy')} note={timeText(evaluation.evaluatedAt)}>
        {evaluation.personName ?? w('bySystem')}
      </Fact>
      <Fact label={w('movements')}>
        <MovedCounts sets={evaluation.sets} moved={evaluation.moved} />
      </Fact>
      {evaluation.kind === 'weighted' ? (
        <Fact
          label={w('insufficient')}
          why={
            <Why
              title={w('insufficient')}
              formula={w('insufficientFormula')}
              asOf={evaluation.asOf}
              version={evaluation.version}
            />
          }
        >
          <Count value={evaluation.insufficient} />
        </Fact>
      ) : null}
    </>
  )
}
