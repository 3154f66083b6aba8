// Which accounts to invest in: attractiveness against our relative strength, each by a scorecard one chooses.
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Failure, PageSkeleton, Skeleton } from '#web/states.tsx'
import { useUrl } from '#web/url.ts'
import { ask, type ScorecardShown, useScorecards } from '../asking.tsx'
import { useIdentifyTabs } from '../identify-tabs.tsx'
import { matrixWords } from './matrix.words.ts'
import { MatrixBoard } from './matrix-board.tsx'
import { MatrixChoice } from './matrix-choice.tsx'
import { NoRun, NoStrength } from './matrix-empty.tsx'
import './matrix.css'
import { relativeStrength } from '../scoring/weighing-presets.ts'

export const MatrixPage = () => {
  const w = useWords(matrixWords)
  const tabs = useIdentifyTabs('matrix')
  const scorecards = useScorecards()
  const [url, setUrl] = useUrl()
  if (scorecards.error)
    return <Failure error={scorecards.error} onRetry={() => void scorecards.refetch()} words={matrixWords} />
  if (!scorecards.data) return <PageSkeleton kind="board" />
  const rows = scorecards.data.rows.filter((row) => row.definition.kind !== 'points')
  const { across, up } = axesOf(rows, url.across, url.up)
  return (
    <Page
      {...tabs}
      kind="board"
      question={w('question')}
      filters={
        <MatrixChoice
          rows={rows}
          across={across}
          up={up}
          onChange={(change) => setUrl({ ...change, account: null })}
        />
      }
    >
      {across && up ? <Both key={`${across.id}${up.id}`} across={across} up={up} /> : <NoStrength />}
    </Page>
  )
}

/** What the address says; else the one that sets tiers against the one of relative strength. */
const axesOf = (rows: readonly ScorecardShown[], acrossId: string | undefined, upId: string | undefined) => {
  const across = rows.find((row) => row.id === acrossId) ?? rows.find((row) => row.sets === 'tier') ?? rows[0]
  const strength = rows.filter(
    (row) =>
      row.definition.kind === 'weighted' &&
      (row.name.zh === relativeStrength.name.zh || row.name.en === relativeStrength.name.en),
  )
  return { across, up: rows.find((row) => row.id === upId) ?? strength[0] }
}

const Both = ({ across, up }: { across: ScorecardShown; up: ScorecardShown }) => {
  const read = useRead(['identify', 'matrix', across.id, up.id], (signal) =>
    ask('GET /identify/matrix', { query: { across: across.id, up: up.id }, signal }),
  )
  if (read.error)
    return <Failure error={read.error} onRetry={() => void read.refetch()} words={matrixWords} />
  if (!read.data) return <Skeleton height={560} />
  if (read.data.across.asOf === null) return <NoRun scorecard={across} />
  if (read.data.up.asOf === null) return <NoRun scorecard={up} />
  return <MatrixBoard matrix={read.data} across={across} />
}
