// One scorecard: changed with the outcome beside it, kept as a draft or saved as a version, older versions to look at.
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { Failure, NotFound, PageSkeleton } from '#web/states.tsx'
import { useParam, useUrl } from '#web/url.ts'
import { useVersion } from '../asking.tsx'
import { useName } from './describe.tsx'
import '../run/identify.css'
import { problemWords } from './problem.words.ts'
import './scorecard.css'
import { identifyWords } from '../words.ts'
import { scorecardWords } from './scorecard.words.ts'
import { useKeptDraft, useScorecard } from './scorecard-asking.tsx'
import { ScorecardEditor } from './scorecard-editor.tsx'
import { OldVersion } from './scorecard-version.tsx'

const questions = { weighted: 'question', rfm: 'questionRfm', points: 'questionPoints' } as const
const looksLikeId = /^[0-9a-f-]{36}$/

export const ScorecardPage = () => {
  const scorecardId = useParam('scorecardId')
  const [url] = useUrl()
  const w = useWords(identifyWords)
  const words = useWords(scorecardWords)
  const name = useName()
  const found = useScorecard(scorecardId)
  const current = found.scorecard
  const asked = /^\d{1,6}$/.test(url.version ?? '') ? Number(url.version) : null
  const isOld = current !== undefined && asked !== null && asked !== current.version
  const old = useVersion(isOld && asked ? { scorecardId, version: asked } : null)
  const draftId = !isOld && looksLikeId.test(url.draft ?? '') ? (url.draft ?? null) : null
  const kept = useKeptDraft(draftId)
  if (found.error) return <Failure error={found.error} onRetry={found.retry} words={identifyWords} />
  if (found.isPending) return <PageSkeleton />
  if (!current) return <NotFound />
  const head = {
    title: name(current.name),
    crumbs: [{ label: w('tab.scorecards'), to: '/identify/scorecards' }],
    question: words(questions[current.definition.kind]),
  }
  const failed = isOld ? old : draftId ? kept : null
  if (failed?.error)
    return (
      <Page {...head}>
        <Failure error={failed.error} onRetry={() => void failed.refetch()} words={problemWords} />
      </Page>
    )
  if (isOld) return old.data ? <OldVersion old={old.data} current={current} head={head} /> : <PageSkeleton />
  if (draftId && !kept.data) return <PageSkeleton />
  // A draft of another scorecard, or of another kind, cannot be opened here.
  const opened = draftId && kept.data?.scorecardId === current.id ? kept.data : null
  return (
    <ScorecardEditor
      key={`${current.id} ${opened?.id ?? ''}`}
      scorecard={current}
      opened={opened}
      isPutAway={found.isPutAway}
      head={head}
    />
  )
}
