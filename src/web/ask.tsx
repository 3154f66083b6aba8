// Asks once before something that cannot be undone, and says what will be lost.
import { type ReactNode, useState } from 'react'
import type { Words } from '#base/words.ts'
import { Button } from './button.tsx'
import { FormFailure } from './form.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { Dialog } from './overlay.tsx'

/** `{removing && <Confirm title=… verb="删除" onConfirm={…} onClose={…}>会失去什么</Confirm>}` */
export const Confirm = ({
  title,
  verb,
  children,
  onConfirm,
  onClose,
  words,
}: {
  title: ReactNode
  verb: ReactNode
  /** What will be lost. */
  children: ReactNode
  onConfirm: () => Promise<unknown> | undefined
  onClose: () => void
  words?: Words
}) => {
  const w = useWords(kitWords)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const confirm = async () => {
    setBusy(true)
    setError(null)
    try {
      await onConfirm()
      onClose()
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={title}
      width={440}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} data-autofocus>
            {w('cancel')}
          </Button>
          <Button kind="danger" busy={busy} onClick={confirm}>
            {verb}
          </Button>
        </>
      }
    >
      <div className="k-stack">
        <div>{children}</div>
        <FormFailure error={error} words={words} typed={false} />
      </div>
    </Dialog>
  )
}
