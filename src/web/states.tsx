// What a page shows when there is nothing yet, not yet, not any more, or not for this person.
import { type ReactNode, useState } from 'react'
import { Refusal } from '#base/refusal.ts'
import type { Words } from '#base/words.ts'
import { Button, ButtonLink } from './button.tsx'
import { explain } from './explain.ts'
import { Heading } from './heading.tsx'
import { Icon } from './icons.tsx'
import { kitWords } from './kit-words.ts'
import { useLanguage, useWords } from './language.tsx'
import { Refused } from './refused.ts'
import './states.css'

/** What this place will show, and the one step that fills it. */
export const Empty = ({
  title,
  children,
  action,
}: {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}) => (
  <div className="k-empty">
    <Heading>{title}</Heading>
    {children ? <p>{children}</p> : null}
    {action ? <div className="k-empty-action">{action}</div> : null}
  </div>
)

/** A grey shape where something will be. */
export const Skeleton = ({
  width = '100%',
  height = 14,
}: {
  width?: number | string
  height?: number | string
}) => <span className="k-bone" style={{ width, height }} aria-hidden="true" />

const widths = ['92%', '78%', '85%', '60%', '88%', '70%']

/** Lines of text that are on their way. */
export const SkeletonLines = ({ lines = 4 }: { lines?: number }) => {
  const w = useWords(kitWords)
  return (
    <div className="k-bones" role="status" aria-label={w('loading')}>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones do not move
        <Skeleton key={index} width={widths[index % widths.length]} />
      ))}
    </div>
  )
}

/** The shape of a page whose code or data is on its way. */
export const PageSkeleton = ({ kind = 'record' }: { kind?: 'list' | 'record' | 'board' }) => {
  const w = useWords(kitWords)
  return (
    <div className="k-page">
      <div className="k-page-head">
        <div className="k-page-line">
          <h1 className="k-hidden">{w('loading')}</h1>
          <Skeleton width={180} height={22} />
        </div>
      </div>
      {kind === 'board' ? <Skeleton height={300} /> : <SkeletonLines lines={kind === 'list' ? 12 : 8} />}
    </div>
  )
}

const RequestId = ({ error }: { error: unknown }) => {
  const w = useWords(kitWords)
  const [copied, setCopied] = useState(false)
  if (!(error instanceof Refused) || !error.requestId) return null
  const id = error.requestId
  return (
    <p className="k-request">
      {w('requestId')} <code>{id}</code>
      <button
        type="button"
        onClick={() => void navigator.clipboard?.writeText(id).then(() => setCopied(true))}
        aria-label={w('copy')}
        title={w(copied ? 'copied' : 'copy')}
      >
        <Icon name={copied ? 'check' : 'copy'} size={14} />
      </button>
    </p>
  )
}

/** What happened, what is safe, what to do. Chooses the right face for 403 and 404 by itself. */
export const Failure = ({
  error,
  onRetry,
  words,
  safe,
}: {
  error: unknown
  onRetry?: () => void
  /** The room's words, for its own codes. */
  words?: Words
  /** What is safe; by default that nothing has changed, since it was only read. */
  safe?: ReactNode
}) => {
  const w = useWords(kitWords)
  const { language } = useLanguage()
  if (error instanceof Refusal && error.kind === 'notFound') return <NotFound />
  if (error instanceof Refusal && error.kind === 'forbidden') return <NoPermission />
  return (
    <div className="k-empty" role="alert">
      <Heading>{w('failedTitle')}</Heading>
      <p>
        {explain(error, language, words)} {safe ?? w('safeRead')}
      </p>
      {onRetry ? (
        <div className="k-empty-action">
          <Button icon="refresh" onClick={onRetry}>
            {w('retry')}
          </Button>
        </div>
      ) : null}
      <RequestId error={error} />
    </div>
  )
}

export const NotFound = () => {
  const w = useWords(kitWords)
  return (
    <Empty title={w('notFoundTitle')} action={<ButtonLink to="/">{w('home')}</ButtonLink>}>
      {w('notFoundText')}
    </Empty>
  )
}

export const NoPermission = () => {
  const w = useWords(kitWords)
  return (
    <Empty title={w('noPermissionTitle')} action={<ButtonLink to="/">{w('home')}</ButtonLink>}>
      {w('noPermissionText')}
    </Empty>
  )
}

/** A page whose code failed: what is saved is safe, and what to send to the administrator. */
export const Broken = ({ error, onRetry }: { error: unknown; onRetry?: () => void }) => {
  const w = useWords(kitWords)
  return (
    <div className="k-empty" role="alert">
      <Heading>{w('brokenTitle')}</Heading>
      <p>{w('brokenText')}</p>
      <pre className="k-broken">{error instanceof Error ? error.message : String(error)}</pre>
      <div className="k-empty-action">
        <Button icon="refresh" onClick={onRetry ?? (() => location.reload())}>
          {w('retry')}
        </Button>
      </div>
    </div>
  )
}
