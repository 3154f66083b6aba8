// What the matrix lacks before it can be drawn, and the step that mends it.
import { useState } from 'react'
import { Button, ButtonLink } from '#web/button.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { useGo } from '#web/link.tsx'
import { useRenew } from '#web/query.ts'
import { Empty } from '#web/states.tsx'
import { toastFailure } from '#web/toast.tsx'
import { ask, type ScorecardShown } from '../asking.tsx'
import { EvaluateButton, useMayDecide } from '../run/evaluate-button.tsx'
import { useName } from '../scorecard/describe.tsx'
import { relativeStrength } from '../scoring/weighing-presets.ts'
import { matrixWords } from './matrix.words.ts'

export const NoStrength = () => {
  const w = useWords(matrixWords)
  const { language } = useLanguage()
  const go = useGo()
  const renew = useRenew()
  const may = useMayDecide()
  const [busy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    try {
      const made = await ask('POST /identify/scorecards', {
        body: { name: relativeStrength.name[language], preset: relativeStrength.key },
      })
      await renew(['identify', 'scorecards'])
      go(`/identify/scorecards/${made.id}`)
    } catch (error) {
      toastFailure(error, matrixWords)
      setBusy(false)
    }
  }
  return (
    <Empty
      title={w('noStrengthTitle')}
      action={
        may ? (
          <Button kind="primary" icon="plus" busy={busy} onClick={() => void make()}>
            {w('makeStrength')}
          </Button>
        ) : undefined
      }
    >
      {w('noStrengthText')} {may === false ? w('askDecider') : null}
    </Empty>
  )
}

export const NoRun = ({ scorecard }: { scorecard: ScorecardShown }) => {
  const w = useWords(matrixWords)
  const name = useName()
  return (
    <Empty
      title={w('noRunTitle', { name: name(scorecard.name) })}
      action={<EvaluateButton scorecardId={scorecard.id} />}
    >
      {w('noRunText')}
    </Empty>
  )
}

export const Nobody = () => {
  const w = useWords(matrixWords)
  return (
    <Empty
      title={w('nobodyTitle')}
      action={
        <ButtonLink kind="primary" to="/accounts?lacks=unrated&sort=-net">
          {w('rateThem')}
        </ButtonLink>
      }
    >
      {w('nobodyText')}
    </Empty>
  )
}
