// Bringing a file in: say what it is or let it be told, choose it, match its columns.
import { useEffect, useRef, useState } from 'react'
import { Refusal } from '#base/refusal.ts'
import { Button, ButtonLink } from '#web/button.tsx'
import { percentText } from '#web/figure.tsx'
import { FormFailure } from '#web/form.tsx'
import { FileInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { Select } from '#web/pickers.tsx'
import { NoPermission } from '#web/states.tsx'
import { useUrl } from '#web/url.ts'
import './import.css'
import { bytesText, fileOf, type ImportKind, type Looked, send } from './import-doors.tsx'
import { ImportMapping } from './import-mapping.tsx'
import { importKinds } from './kind.ts'
import { importPageWords } from './page.words.ts'

export const ImportNewPage = () => {
  const w = useWords(importPageWords)
  const [url, setUrl] = useUrl()
  return (
    <Page
      title={w('newTitle')}
      question={w('newQuestion')}
      crumbs={[{ label: w('listTitle'), to: '/imports' }]}
      actions={
        url.import ? <Button onClick={() => setUrl({ import: null })}>{w('otherFile')}</Button> : undefined
      }
    >
      {url.import ? (
        <ImportMapping key={url.import} importId={url.import} />
      ) : (
        <Uploading onUploaded={(next) => setUrl({ import: next.import.id, kind: null })} />
      )}
    </Page>
  )
}

type Sending = { name: string; done: number; whole: number }
const auto = 'auto'

const Uploading = ({ onUploaded }: { onUploaded: (looked: Looked) => void }) => {
  const w = useWords(importPageWords)
  const { language } = useLanguage()
  const [url, setUrl] = useUrl()
  const kind: ImportKind | null = importKinds.find((one) => one === url.kind) ?? null
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
          query: { fileName: file.name, ...(kind ? { kind } : {}) },
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
            {share >= 1
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
      <div className="im-what">
        <span className="k-field-label">{w('what')}</span>
        <Select
          label={w('what')}
          value={kind ?? auto}
          options={[
            { value: auto, label: w('auto') },
            ...importKinds.map((one) => ({ value: one as string, label: w(`kind.${one}`) })),
          ]}
          onChange={(next) => setUrl({ kind: next && next !== auto ? next : null })}
        />
        {kind ? (
          <ButtonLink
            icon="download"
            download
            to={fileOf('GET /imports/template', { query: { kind, language } })}
          >
            {w('template')}
          </ButtonLink>
        ) : null}
      </div>
      <FileInput
        accept=".xlsx,.csv,.tsv,.txt,.gz,text/csv,application/gzip,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onFile={(file) => void start(file)}
      >
        {w('formats')}
      </FileInput>
      <FormFailure error={error} words={importPageWords} typed={false} />
      <p className="k-quiet k-small">{kind === 'orders' ? w('needs') : w('templateHint')}</p>
    </div>
  )
}
