// Everything that answers one question, kind by kind.
import { Button } from '#web/button.tsx'
import { State } from '#web/figure.tsx'
import { Icon } from '#web/icons.tsx'
import { SearchInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Page, Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { useUrl } from '#web/url.ts'
import { type Found, type FoundKind, find, foundKinds, hitsIn } from './find.tsx'
import './search.css'
import { searchWords } from './words.ts'

const shownOfEach = 5
const shownOfOne = 50

export const SearchPage = () => {
  const w = useWords(searchWords)
  const [url, setUrl] = useUrl()
  const text = url.q ?? ''
  const kind = foundKinds.find((one) => one === url.kind)
  const found = useRead(
    ['find', text, kind ?? ''],
    (signal) => find('GET /find', { query: { text, kind, limit: kind ? shownOfOne : shownOfEach }, signal }),
    { enabled: text.trim() !== '', keep: true },
  )
  return (
    <Page
      kind="record"
      title={w('title')}
      question={w('question')}
      filters={
        <>
          <SearchInput
            value={text}
            onChange={(q) => setUrl({ q: q || null })}
            placeholder={w('hint')}
            label={w('title')}
          />
          {kind ? (
            <Button kind="bare" onClick={() => setUrl({ kind: null })}>
              {w('all')}
            </Button>
          ) : null}
        </>
      }
    >
      {text.trim() === '' ? (
        <Empty title={w('askTitle')}>{w('askText')}</Empty>
      ) : found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} words={searchWords} />
      ) : found.data ? (
        <Answers
          found={found.data}
          text={text}
          only={kind}
          onMore={(one) => setUrl({ kind: one }, { push: true })}
        />
      ) : (
        <SkeletonLines lines={6} />
      )}
    </Page>
  )
}

const Answers = ({
  found,
  text,
  only,
  onMore,
}: {
  found: Found
  text: string
  only: FoundKind | undefined
  onMore: (kind: FoundKind) => void
}) => {
  const w = useWords(searchWords)
  const groups = foundKinds.flatMap((kind) => {
    const hits = hitsIn(kind, found)
    return hits.length ? [{ kind, hits }] : []
  })
  if (groups.length === 0) return <Empty title={w('noneTitle', { text })}>{w('noneText')}</Empty>
  return groups.map(({ kind, hits }) => (
    <Section
      key={kind}
      id={kind}
      title={w(kind)}
      actions={
        !only && hits.length === shownOfEach ? (
          <Button kind="bare" small onClick={() => onMore(kind)}>
            {w('more')}
          </Button>
        ) : null
      }
    >
      <ul className="vs-hits">
        {hits.map((hit) => (
          <li key={hit.key}>
            <Go to={hit.to} className="vs-hit">
              <Icon name={hit.icon} />
              <span className="vs-title">{hit.title}</span>
              {hit.near ? <State tone="none">{w('near')}</State> : null}
              <span className="k-quiet vs-hint">{hit.hint}</span>
            </Go>
          </li>
        ))}
      </ul>
    </Section>
  ))
}
