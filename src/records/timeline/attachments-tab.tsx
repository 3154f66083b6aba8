// The files beside an account: put in, fetched, taken away.
import { useState } from 'react'
import type { Day } from '#base/calendar.ts'
import { Button, IconButton } from '#web/button.tsx'
import { client, download } from '#web/client.ts'
import { DayText } from '#web/figure.tsx'
import { Icon } from '#web/icons.tsx'
import { FileInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { percentText } from '#web/number-text.ts'
import { Section } from '#web/page.tsx'
import { usePages, useRead, useRenew } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { uploader } from '#web/upload.ts'
import type { attachmentDoors } from './attachment.contract.ts'
import { allowedEndings } from './file-type.ts'
import { interactionWords } from './interaction.words.ts'
import './interactions.css'

const ask = client<typeof attachmentDoors>()
const send = uploader<typeof attachmentDoors>()
const fileAt = download<typeof attachmentDoors>()
type File_ = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId/attachments'>>>['rows'][number]

const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1048576).toFixed(1)} MB`

export const AttachmentsTab = ({ accountId, today }: { accountId: string; today: Day }) => {
  const w = useWords(interactionWords)
  const renew = useRenew()
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null)
  const list = usePages(['account', accountId, 'attachments'], (cursor, signal) =>
    ask('GET /accounts/:accountId/attachments', { path: { accountId }, query: { cursor }, signal }),
  )
  const rights = useRead(['account', accountId, 'attachments', 'may'], (signal) =>
    ask('GET /accounts/:accountId/attachments', { path: { accountId }, query: { limit: 1 }, signal }),
  )
  if (list.error) return <Failure error={list.error} onRetry={list.retry} words={interactionWords} />
  const fresh = () => renew(['account', accountId, 'attachments'])
  const keep = async (file: File) => {
    setSending({ name: file.name, share: 0 })
    try {
      const kept = await send('POST /accounts/:accountId/attachments', {
        path: { accountId },
        query: { name: file.name.slice(-400) },
        body: file,
        onProgress: (sent, whole) => setSending({ name: file.name, share: whole ? sent / whole : 0 }),
      })
      await fresh()
      toast(w('uploaded', { name: kept.name }))
    } catch (error) {
      toastFailure(error, interactionWords)
    } finally {
      setSending(null)
    }
  }
  const remove = async (file: File_) => {
    const path = { accountId, attachmentId: file.id }
    try {
      await ask('PUT /accounts/:accountId/attachments/:attachmentId/removal', { path })
      await fresh()
      toast(w('fileRemoved', { name: file.name }), {
        undo: async () => {
          await ask('DELETE /accounts/:accountId/attachments/:attachmentId/removal', { path })
          await fresh()
        },
      })
    } catch (error) {
      toastFailure(error, interactionWords)
    }
  }
  return (
    <Section title={w('files')} hint={w('filesHint')}>
      {rights.data?.may.includes('add') ? (
        <FileInput
          onFile={(file) => void keep(file)}
          accept={allowedEndings.map((ending) => `.${ending}`).join(',')}
          disabled={sending !== null}
        >
          {sending ? (
            <span role="status">
              {w('uploading', { name: sending.name, share: percentText(sending.share, 0) })}
            </span>
          ) : null}
        </FileInput>
      ) : null}
      {!list.rows ? (
        <SkeletonLines lines={4} />
      ) : list.rows.length === 0 ? (
        <Empty title={w('noFiles')}>{w('noFilesText')}</Empty>
      ) : (
        <ul className="in-files">
          {list.rows.map((file) => (
            <li key={file.id}>
              <Icon name="document" />
              <div>
                <a
                  href={fileAt('GET /accounts/:accountId/attachments/:attachmentId', {
                    path: { accountId, attachmentId: file.id },
                  })}
                  download
                >
                  {file.name}
                </a>
                <p className="k-small k-quiet">
                  <span className="k-number">{sizeText(file.bytes)}</span>
                  {file.personName ? ` · ${file.personName}` : ''} ·{' '}
                  <DayText day={file.createdAt} today={today} />
                </p>
              </div>
              {file.may.includes('remove') ? (
                <IconButton
                  icon="trash"
                  label={w('removeFile', { name: file.name })}
                  onClick={() => void remove(file)}
                />
              ) : (
                <span />
              )}
            </li>
          ))}
        </ul>
      )}
      {list.hasMore ? (
        <Button busy={list.loadingMore} onClick={list.onMore}>
          {w('moreFiles')}
        </Button>
      ) : null}
    </Section>
  )
}
