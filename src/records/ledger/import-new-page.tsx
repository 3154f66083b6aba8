// Bringing orders in: choose a file, match its columns, start.
import { useEffect, useRef, useState } from 'react'
import { Refusal } from '#base/refusal.ts'
import { Button } from '#web/button.tsx'
import { percentText } from '#web/figure.tsx'
import { FormFailure } from '#web/form.tsx'
import { FileInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { NoPermission } from '#web/states.tsx'
import { useUrl } from '#web/url.ts'
import './import.css'
import { importPageWords } from './import.words.ts'
import { bytesText, keepUploaded, keptUploaded, send, type Uploaded } from './import-doors.tsx'
import { ImportMapping } from './import-mapping.tsx'

export const ImportNewPage = () => {
  const w = useWords(importPageWords)
  const [url, setUrl] = useUrl()
  const [uploaded, setUploaded] = useState<Uploaded | null>(() =>
    url.import ? keptUploaded(url.import) : null,
  )
  return (
    <Page
      title={w('newTitle')}
      question={w('newQuestion')}
      crumbs={[{ label: w('listTitle'), to: '/imports' }]}
      actions={
        uploaded ? (
          <Button
            onClick={() => {
              setUploaded(null)
              setUrl({ import: null })
            }}
          >
            {w('otherFile')}
          </Button>
        ) : undefined
      }
    >
      {uploaded ? (
        <ImportMapping key={uploaded.import.id} uploaded={uploaded} />
      ) : (
        <Uploading
          onUploaded={(next) => {
            keepUploaded(next)
            setUploaded(next)
            setUrl({ import: next.import.id })
          }}
        />
      )}
    </Page>
  )
}

type Sending = { name: string; done: number; whole: number }

const Uploading = ({ onUploaded }: { onUploaded: (uploaded: Uploaded) => void }) => {
  const w = useWords(importPageWords)
  const [sending, setSending] = useState<Sending | null>(null)
  const [error, setError] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const start = async (file: File) => {
    const controller = new AbortController()
    stop.current = controller
    setError(null)
    setSending({ name: file.name, done: 0, whole: file.size })
    try {
      onUploaded(
        await send('POST /imports', {
          query: { fileName: file.name },
          body: file,
          signal: controller.signal,
          onProgress: (done, whole) => setSending({ name: file.name, done, whole }),
        }),
      )
    } catch (failure) {
      setSending(null)
      if (!controller.signal.aborted) setError(failure)
    }
  }
  if (error instanceof Refusal && error.kind === 'forbidden') return <NoPermission />
  if (sending) {
    const share = sending.whole ? sending.done / sending.whole : 0
    const all = share >= 1
    return (
      <div className="im-sending">
        <strong className="k-cut">{w('sending', { name: sending.name })}</strong>
        <div
          className="k-job-bar"
          role="progressbar"
          aria-label={w('sending', { name: sending.name })}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
        >
          <div style={{ width: `${share * 100}%` }} />
        </div>
        <p className="k-row">
          <span className="k-small k-quiet k-number k-grow" aria-live="polite">
            {all
              ? w('looking')
              : w('sent', {
                  share: percentText(share, 0),
                  done: bytesText(sending.done),
                  whole: bytesText(sending.whole),
                })}
          </span>
          <Button small onClick={() => stop.current?.abort()}>
            {w('stop')}
          </Button>
        </p>
      </div>
    )
  }
  return (
    <div className="im-choose">
      <FileInput accept=".csv,.tsv,.txt,.gz,text/csv,application/gzip" onFile={(file) => void start(file)}>
        {w('formats')}
      </FileInput>
      <FormFailure error={error} words={importPageWords} typed={false} />
      <p className="k-quiet k-small">{w('needs')}</p>
    </div>
  )
}
