// One scorecard: changed with the outcome beside it, saved as a new version, older versions to look at.
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { Failure, NotFound, PageSkeleton } from '#web/states.tsx'
import { useParam, useUrl } from '#web/url.ts'
import { useScorecards, useVersion } from './asking.tsx'
import { useName } from './describe.tsx'
import './identify.css'
import './scorecard.css'
import { scorecardWords } from './scorecard.words.ts'
import { ScorecardEditor } from './scorecard-editor.tsx'
import { OldVersion } from './scorecard-version.tsx'
import { identifyWords } from './words.ts'

export const ScorecardPage = () => {
  const scorecardId = useParam('scorecardId')
  const [url] = useUrl()
  const w = useWords(identifyWords)
  const words = useWords(scorecardWords)
  const name = useName()
  const list = useScorecards()
  const current = list.data?.rows.find((row) => row.id === scorecardId)
  const asked = /^\d{1,6}$/.test(url.version ?? '') ? Number(url.version) : null
  const isOld = current !== undefined && asked !== null && asked !== current.version
  const old = useVersion(isOld && asked ? { scorecardId, version: asked } : null)
  if (list.error)
    return <Failure error={list.error} onRetry={() => void list.refetch()} words={identifyWords} />
  if (!list.data) return <PageSkeleton />
  if (!current) return <NotFound />
  const head = {
    title: name(current.name),
    crumbs: [{ label: w('tab.scorecards'), to: '/identify/scorecards' }],
    question: words(current.definition.kind === 'weighted' ? 'question' : 'questionRfm'),
  }
  if (!isOld) return <ScorecardEditor key={current.id} scorecard={current} head={head} />
  if (old.error)
    return (
      <Page {...head}>
        <Failure error={old.error} onRetry={() => void old.refetch()} words={identifyWords} />
      </Page>
    )
  return old.data ? <OldVersion old={old.data} current={current} head={head} /> : <PageSkeleton />
}
