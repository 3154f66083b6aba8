// All topics of an account are rated: on to the next account, so that rating ten of them is one flow.
import { Button, ButtonLink } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import '../standing/account.css'
import { ratingWords } from './rating.words.ts'
import type { NextAccount } from './ratings.tsx'

export const RatingsDone = ({
  name,
  count,
  next,
  onClose,
}: {
  name: string
  count: number
  next: NextAccount | null | undefined
  onClose: () => void
}) => {
  const w = useWords(ratingWords)
  return (
    <Dialog
      title={w('doneTitle', { name })}
      width={440}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{w('close')}</Button>
          {next ? (
            <ButtonLink kind="primary" icon="star" to={`/accounts/${next.id}?tab=ratings&rate=*`}>
              {w('nextAccount', { name: next.name })}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <p>{w('doneText', { count })}</p>
      <p className="k-small k-quiet">
        {next ? w('nextAccountHint') : next === null ? w('noNextAccount') : null}
      </p>
    </Dialog>
  )
}
