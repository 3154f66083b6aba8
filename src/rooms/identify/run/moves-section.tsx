// Everyone an evaluation moves: filtered, chosen, and decided about one by one or together.
import { useCallback, useState } from 'react'
import { DecisionPanel, useApproval } from '#records/desk/decision-panel.tsx'
import { Button } from '#web/button.tsx'
import { Filter } from '#web/filter.tsx'
import { useWords } from '#web/language.tsx'
import { usePhone } from '#web/media.ts'
import { SidePanel } from '#web/overlay.tsx'
import { Section } from '#web/page.tsx'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { DataTable } from '#web/table.tsx'
import { toastFailure } from '#web/toast.tsx'
import { type Evaluation, type MoveRow, useRenewAll } from '../asking.tsx'
import type { Grades } from './grade-mark.tsx'
import { MoveCards } from './move-cards.tsx'
import { useMoveColumns } from './moves-columns.tsx'
import { runWords } from './run.words.ts'
import { useChoosing } from './use-choosing.tsx'
import { idsThatMatch, moveKinds, moveVerdicts, useMoves, useMovesFilter } from './use-moves.tsx'
import { isMine } from './verdict-mark.tsx'

/** Null stands for all that wait for the reader. */
export type Deciding = { accountIds: readonly string[] | null; count: number }

export const MovesSection = ({
  evaluation,
  against,
  grades,
  deciding,
  onDeciding,
}: {
  evaluation: Evaluation
  against: string | undefined
  grades: Grades
  deciding: Deciding | null
  onDeciding: (deciding: Deciding | null) => void
}) => {
  const w = useWords(runWords)
  const phone = usePhone()
  const renewAll = useRenewAll()
  const { kind, verdict, setUrl } = useMovesFilter()
  const comparing = against !== undefined
  const approvalId = comparing ? null : evaluation.approvalId
  const approval = useApproval(approvalId).data
  const list = useMoves(evaluation.id, against, { kind, verdict: approvalId ? verdict : undefined })
  const may = useCallback((row: MoveRow) => isMine(row, approval), [approval])
  const choosing = useChoosing(list.rows, may)
  const [busy, setBusy] = useState(false)
  const decideOne = useCallback(
    (row: MoveRow) => onDeciding({ accountIds: [row.accountId], count: 1 }),
    [onDeciding],
  )
  const columns = useMoveColumns({ evaluation, grades, approval, comparing, onDecide: decideOne })
  const deciders = Boolean(approval?.may.includes('decide') && approval.counts.mine > 0)
  const chooseAll = async () => {
    setBusy(true)
    try {
      choosing.choose(await idsThatMatch(evaluation.id, kind, may))
    } catch (error) {
      toastFailure(error, runWords)
    }
    setBusy(false)
  }
  const isTold = evaluation.kind === 'rfm'
  const empty =
    kind || verdict ? (
      <Empty
        title={w('noMovesMatch')}
        action={<Button onClick={() => setUrl({ kind: null, verdict: null })}>{w('clearFilters')}</Button>}
      >
        {w('noMovesMatchText')}
      </Empty>
    ) : (
      <Empty title={w('noMoves')}>{w('noMovesText')}</Empty>
    )
  return (
    <Section
      id="moves"
      title={w('moves')}
      actions={
        <>
          <Filter
            single
            label={w('kind')}
            value={kind ? [kind] : []}
            onChange={([one]) => setUrl({ kind: one ?? null })}
            options={moveKinds.map((key) => ({
              key,
              label: isTold && (key === 'up' || key === 'down') ? w(`segment.${key}`) : w(key),
            }))}
          />
          {approvalId ? (
            <Filter
              single
              label={w('verdict')}
              value={verdict ? [verdict] : []}
              onChange={([one]) => setUrl({ verdict: one ?? null })}
              options={moveVerdicts.map((key) => ({ key, label: w(`verdict.${key}`) }))}
            />
          ) : null}
          {deciders && !phone && choosing.chosen.size === 0 ? (
            <Button small busy={busy} onClick={() => void chooseAll()}>
              {w(busy ? 'choosing' : 'chooseMatching')}
            </Button>
          ) : null}
        </>
      }
    >
      {phone ? (
        list.error ? (
          <Failure error={list.error} onRetry={list.retry} words={runWords} />
        ) : list.rows === undefined ? (
          <SkeletonLines lines={8} />
        ) : list.rows.length === 0 ? (
          empty
        ) : (
          <MoveCards
            rows={list.rows}
            evaluation={evaluation}
            grades={grades}
            approval={approval}
            comparing={comparing}
            onDecide={decideOne}
            hasMore={list.hasMore}
            loadingMore={list.loadingMore}
            onMore={list.onMore}
          />
        )
      ) : (
        <div {...choosing.within}>
          <DataTable
            label={w('movesLabel')}
            rows={list.rows}
            columns={columns}
            rowKey={(row) => row.accountId}
            rowHref={(row) => `/accounts/${row.accountId}`}
            rowName={(row) => row.name}
            hasMore={list.hasMore}
            loadingMore={list.loadingMore}
            onMore={list.onMore}
            changing={list.changing}
            height={520}
            error={list.error && <Failure error={list.error} onRetry={list.retry} words={runWords} />}
            empty={empty}
            selected={deciders ? choosing.chosen : undefined}
            onSelect={deciders ? choosing.onSelect : undefined}
            selectionActions={
              <>
                <Button
                  small
                  kind="primary"
                  onClick={() =>
                    onDeciding({ accountIds: [...choosing.chosen], count: choosing.chosen.size })
                  }
                >
                  {w('decideChosen', { count: choosing.chosen.size.toLocaleString('en-US') })}
                </Button>
                {list.hasMore ? (
                  <Button small kind="bare" busy={busy} onClick={() => void chooseAll()}>
                    {w('chooseMatching')}
                  </Button>
                ) : null}
              </>
            }
          />
        </div>
      )}
      {deciding && approvalId ? (
        <SidePanel
          title={w('decideTitle', { count: deciding.count.toLocaleString('en-US') })}
          onClose={() => onDeciding(null)}
          easy={false}
        >
          <DecisionPanel
            approvalId={approvalId}
            chosen={deciding.accountIds}
            onDecided={() => {
              onDeciding(null)
              choosing.clear()
              void renewAll()
            }}
          />
        </SidePanel>
      ) : null}
    </Section>
  )
}
