// When the session ends while someone works: sign in again over the page, and carry on with everything typed.
import { type ReactNode, useEffect, useState } from 'react'
import { signedOutEvent } from './client.ts'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { Dialog } from './overlay.tsx'

/**
 * Shows `signIn` in a dialog whenever a door says that the session is over.
 * `done` closes it; the caller then renews what the page shows.
 */
export const SessionGuard = ({
  signIn,
  onLeave,
}: {
  signIn: (done: () => void) => ReactNode
  /** Closing without signing in. */
  onLeave: () => void
}) => {
  const w = useWords(kitWords)
  const [out, setOut] = useState(false)
  useEffect(() => {
    const ended = () => setOut(true)
    window.addEventListener(signedOutEvent, ended)
    return () => window.removeEventListener(signedOutEvent, ended)
  }, [])
  if (!out) return null
  return (
    <Dialog
      title={w('signedOutTitle')}
      width={400}
      easy={false}
      onClose={() => {
        setOut(false)
        onLeave()
      }}
    >
      <p className="k-quiet" style={{ marginBottom: 16 }}>
        {w('signedOutText')}
      </p>
      {signIn(() => setOut(false))}
    </Dialog>
  )
}
