// Scores that set no tier: points with their stars, relative strength and the like, each opening its own why.
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { countText } from '#web/number-text.ts'
import { Section } from '#web/page.tsx'
import './account.css'
import { nameIn } from '../scorecard/describe.tsx'
import type { AccountScore } from './input-value.tsx'
import { standingWords } from './standing.words.ts'
import { Stars } from './stars.tsx'

export const OtherScores = ({
  scores,
  accountId,
}: {
  scores: readonly AccountScore[]
  accountId: string
}) => {
  const w = useWords(standingWords)
  const { language } = useLanguage()
  const others = scores.filter((score) => score.sets === 'nothing')
  if (others.length === 0) return null
  return (
    <Section id="scores" title={w('otherScores')} hint={w('otherScoresHint')} boxed>
      <ul className="iw-others">
        {others.map((score) => (
          <li key={score.evaluationId}>
            <Go
              to={`/accounts/${accountId}?evaluation=${score.evaluationId}#scores`}
              title={w('openScore', { name: nameIn(score.scorecardName, language) })}
            >
              {nameIn(score.scorecardName, language)}
              <small>{w('asOf', { day: score.asOf })}</small>
            </Go>
            <span className="k-number">
              {score.kind === 'points' ? (
                <>
                  <Stars star={score.star} />
                  <small>{score.score === null ? '—' : countText(score.score, language)}</small>
                </>
              ) : (
                <>
                  {score.score === null ? (
                    <span className="k-quiet">{w('missingInput')}</span>
                  ) : (
                    <strong>{score.score.toFixed(1)}</strong>
                  )}
                  {score.grade ? <small>{score.grade}</small> : null}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
