// The one-time link of a person: made on request, shown once, ready to copy.
import { useEffect, useRef, useState } from 'react'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { FormFailure } from '#web/form.tsx'
import { useWords } from '#web/language.tsx'
import { Dialog } from '#web/overlay.tsx'
import type { staffDoors } from './contract.ts'
import { staffWords } from './words.ts'

const ask = client<typeof staffDoors>()
type Made = Awaited<ReturnType<typeof ask<'PUT /people/:personId/link'>>>

export const PersonLink = ({
  person,
  onClose,
}: {
  person: { id: string; name: string }
  onClose: () => void
}) => {
  const w = useWords(staffWords)
  const [made, setMade] = useState<Made | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { name } = person
  const make = async () => {
    setBusy(true)
    setError(null)
    try {
      setMade(await ask('PUT /people/:personId/link', { path: { personId: person.id } }))
    } catch (failure) {
      setError(failure)
    }
    setBusy(false)
  }
  if (made) return <Shown made={made} name={name} onClose={onClose} />
  return (
    <Dialog
      title={w('linkAsk', { name })}
      width={440}
      onClose={onClose}
      actions={
        <Button kind="primary" busy={busy} onClick={() => void make()} data-autofocus>
          {w('makeLink')}
        </Button>
      }
    >
      <div className="k-stack">
        <p>{w('linkText')}</p>
        <p className="k-quiet k-small">{w('linkReplaces')}</p>
        <FormFailure error={error} words={staffWords} typed={false} />
      </div>
    </Dialog>
  )
}

const Shown = ({ made, name, onClose }: { made: Made; name: string; onClose: () => void }) => {
  const w = useWords(staffWords)
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const address = `${location.origin}${made.path}`
  useEffect(() => field.current?.select(), [])
  const copy = async () => {
    field.current?.select()
    try {
      // Only https and localhost have the clipboard; the old way works on plain http inside a company.
      if (navigator.clipboard) await navigator.clipboard.writeText(address)
      else document.execCommand('copy')
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <Dialog
      title={w('linkTitle', { name })}
      easy={false}
      onClose={onClose}
      actions={<Button onClick={onClose}>{w('done')}</Button>}
    >
      <div className="k-stack">
        <p>{w('linkText')}</p>
        <div className="st-link">
          <input
            ref={field}
            className="k-input"
            readOnly
            value={address}
            aria-label={w('linkAddress')}
            onFocus={(event) => event.target.select()}
          />
          <Button kind="primary" icon={copied ? 'check' : 'copy'} onClick={() => void copy()} data-autofocus>
            {w(copied ? 'copied' : 'copy')}
          </Button>
        </div>
        <p className="k-quiet k-small">
          {w('linkUntil', { day: made.expiresAt.slice(0, 10) })} · {w('linkOnce')}
        </p>
      </div>
    </Dialog>
  )
}
