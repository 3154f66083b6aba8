// The button that evaluates, for those who decide who is key.
import { useState } from 'react'
import { deciders } from '#base/viewer.ts'
import { Button } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { useUrl } from '#web/url.ts'
import { useMe } from '../asking.tsx'
import { identifyWords } from '../words.ts'
import { EvaluateDialog } from './evaluate-dialog.tsx'

/** Whether one may evaluate and change scorecards; undefined while it is not known. */
export const useMayDecide = (): boolean | undefined => {
  const me = useMe()
  return me.data?.roles.some((role) => deciders.includes(role))
}

export const EvaluateButton = ({
  scorecardId,
  plain,
  first,
}: {
  scorecardId?: string
  plain?: boolean
  /** Nothing has been evaluated before. */
  first?: boolean
}) => {
  const w = useWords(identifyWords)
  const [pressed, setPressed] = useState(false)
  const [url, setUrl] = useUrl()
  // Where an import has ended leads here with the question already asked.
  const open = pressed || url.evaluate === '1'
  const close = () => {
    setPressed(false)
    if (url.evaluate) setUrl({ evaluate: null })
  }
  if (!useMayDecide()) return null
  return (
    <>
      <Button kind={plain ? 'plain' : 'primary'} icon="refresh" onClick={() => setPressed(true)}>
        {w(first ? 'evaluateFirst' : 'evaluate')}
      </Button>
      {open ? <EvaluateDialog scorecardId={scorecardId} onClose={close} /> : null}
    </>
  )
}
