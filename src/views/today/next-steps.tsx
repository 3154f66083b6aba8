// What to do next: only what the data asks for, each with the step that does it.
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { shortMoney } from '#base/money.ts'
import { useWaiting } from '#records/desk/waiting.tsx'
import { useWaitingRun } from '#rooms/identify/asking.tsx'
import { Button, ButtonLink } from '#web/button.tsx'
import { Icon, type IconName } from '#web/icons.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { percentText } from '#web/number-text.ts'
import { Section } from '#web/page.tsx'
import { fallingOf, isStale, yearBefore } from './answer.ts'
import type { Reader, Today } from './today.tsx'
import { todayWords } from './words.ts'

type Next = { key: string; icon: IconName; title: string; text: string; act: ReactNode }

const namedAtMost = 3
const shownAtFirst = 3
const manyOf = 0.2

const EvaluateDialog = lazy(() =>
  import('#rooms/identify/run/evaluate-dialog.tsx').then((file) => ({ default: file.EvaluateDialog })),
)

const EvaluateAgain = () => {
  const w = useWords(todayWords)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {w('evaluateAgain')}
      </Button>
      {open ? (
        <Suspense>
          <EvaluateDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

export const NextSteps = ({ today, reader }: { today: Today; reader: Reader }) => {
  const w = useWords(todayWords)
  const steps = useNext(today, reader)
  const [all, setAll] = useState(false)
  const hidden = steps.length - shownAtFirst
  return (
    <Section id="next" title={w('next')} boxed>
      {steps.length ? (
        <ul className="td-next">
          {(all ? steps : steps.slice(0, shownAtFirst)).map((step) => (
            <li key={step.key}>
              <Icon name={step.icon} />
              <div>
                <strong>{step.title}</strong>
                <p>{step.text}</p>
                <div className="td-acts">{step.act}</div>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <p className="td-done">
          <Icon name="check" /> {w('allDone')}
        </p>
      )}
      {hidden > 0 ? (
        <Button small kind="bare" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? w('fewer') : w('more', { count: hidden })}
        </Button>
      ) : null}
    </Section>
  )
}

const useNext = (today: Today, reader: Reader): Next[] => {
  const w = useWords(todayWords)
  const { language } = useLanguage()
  const { evaluation, asOfMonth } = today
  const steps: Next[] = []
  const count = (value: number) => value.toLocaleString('en-US')
  const money = (amountMinor: number) => shortMoney(amountMinor, today.currency ?? 'CNY', language)
  const link = (to: string, label: string) => (
    <ButtonLink small to={to}>
      {label}
    </ButtonLink>
  )
  const mine = useWaiting() ?? 0
  const run = useWaitingRun().data
  if (mine > 0)
    steps.push({
      key: 'approvals',
      icon: 'inbox',
      title: w('nextApprovals', { count: count(mine) }),
      text: run ? w('nextApprovalsRun', { reason: run.reason }) : w('nextApprovalsText'),
      act: (
        <ButtonLink
          small
          kind="primary"
          to={mine === 1 && run ? `/identify/evaluations/${run.id}` : '/approvals'}
        >
          {w('nextApprovalsDo')}
        </ButtonLink>
      ),
    })
  else if (run)
    steps.push({
      key: 'run',
      icon: 'clock',
      title: w('nextRun', { reason: run.reason }),
      text: w('nextRunText', {
        up: count(run.moved.up),
        down: count(run.moved.down),
        entered: count(run.moved.entered),
      }),
      act: link(`/identify/evaluations/${run.id}`, w('nextRunDo')),
    })
  const falling = fallingOf(today.keyAccounts)
  const worst = falling[0]
  if (worst)
    steps.push({
      key: 'falling',
      icon: 'trend',
      title:
        falling.length === 1
          ? w('nextFallingOne', { name: worst.name, share: percentText(-worst.change, 0) })
          : w('nextFalling', { count: falling.length }),
      text:
        falling.length === 1
          ? w('nextFallingAmounts', { now: money(worst.netMinor), before: money(worst.previousNetMinor) })
          : w('nextFallingText', {
              names: falling
                .slice(0, namedAtMost)
                .map((one) => `${one.name} ${percentText(one.change, 0)}`)
                .join(w('listSeparator')),
            }),
      act: link(
        `/accounts/${worst.accountId}`,
        falling.length === 1 ? w('nextFallingSee') : w('nextFallingDo', { name: worst.name }),
      ),
    })
  // What already looks further and waits makes nothing stale.
  const known = run && evaluation && run.asOf > evaluation.asOf ? run.asOf : evaluation?.asOf
  if (evaluation && asOfMonth && known && reader.mayDecide && isStale(known, asOfMonth))
    steps.push({
      key: 'stale',
      icon: 'refresh',
      title: w('nextStale'),
      text: w('nextStaleText', { day: known, month: yearBefore(asOfMonth).to }),
      act: <EvaluateAgain />,
    })
  if (evaluation?.provisional) {
    const lacksCosts = today.withoutProfit > 0 && reader.mayImport
    // When many are, nothing else on the page is firm before this is mended.
    const place = evaluation.provisional > manyOf * today.accounts ? 0 : steps.length
    steps.splice(place, 0, {
      key: 'provisional',
      icon: 'info',
      title: w('nextProvisional', { count: count(evaluation.provisional) }),
      text: lacksCosts
        ? w('nextProvisionalCosts', { count: count(today.withoutProfit) })
        : w('nextProvisionalRate'),
      act: (
        <>
          {lacksCosts ? link('/imports/new', w('nextProvisionalImport')) : null}
          {link('/accounts?lacks=provisional&sort=-net', w('nextProvisionalSee'))}
        </>
      ),
    })
  }
  if (today.toRate > 0 && reader.mayRate) {
    const tiers = today.tiers.filter((tier) => tier.layer === 'key').map((tier) => tier.tier)
    steps.push({
      key: 'rate',
      icon: 'star',
      title: w('nextRate', { count: count(today.toRate) }),
      text: w('nextRateText'),
      act: link(
        `/accounts?tier=${encodeURIComponent(tiers.join(','))}&lacks=unrated&sort=-net`,
        w('nextRateDo'),
      ),
    })
  }
  if (today.unassignedLines > 0 && reader.mayImport)
    steps.push({
      key: 'unassigned',
      icon: 'inbox',
      title: w('nextUnassigned', { count: count(today.unassignedLines) }),
      text: w('nextUnassignedText', {
        amount: money(today.unassignedMinor),
      }),
      act: link('/imports/new', w('nextUnassignedDo')),
    })
  return steps
}
