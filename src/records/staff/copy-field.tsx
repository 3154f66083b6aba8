// A secret or an address to carry elsewhere: one line, with a button that copies it.
import { useEffect, useRef, useState } from 'react'
import { Button } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import './people.css'
import { securityWords } from './security.words.ts'

/** Only https and localhost have the clipboard; the old way works on plain http inside a company. */
export const copyText = async (text: string, field: HTMLInputElement | null): Promise<boolean> => {
  try {
    if (navigator.clipboard) await navigator.clipboard.writeText(text)
    else {
      field?.select()
      document.execCommand('copy')
    }
    return true
  } catch {
    return false
  }
}

export const CopyField = ({ value, label }: { value: string; label: string }) => {
  const w = useWords(securityWords)
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  useEffect(() => field.current?.select(), [])
  return (
    <div className="st-link">
      <input
        ref={field}
        className="k-input"
        readOnly
        value={value}
        aria-label={label}
        onFocus={(event) => event.target.select()}
      />
      <Button
        kind="primary"
        icon={copied ? 'check' : 'copy'}
        onClick={() => void copyText(value, field.current).then(setCopied)}
        data-autofocus
      >
        {w(copied ? 'copied' : 'copy')}
      </Button>
    </div>
  )
}
