// All pins that hold, soonest to expire first, each to be ended or made anew.
import { useMemo, useState } from 'react'
import { type Day, dayIn, daysBetween } from '#base/calendar.ts'
import { deciders } from '#base/viewer.ts'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button, ButtonLink } from '#web/button.tsx'
import { State } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { usePages } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { DataTable } from '#web/table.tsx'
import type { Column } from '#web/table-types.ts'
import './account.css'
import { ask, useMe, useScorecards } from '../asking.tsx'
import { gradesOf } from '../scoring/scorecard.ts'
import { PinDialog, UnpinConfirm } from './pin-dialog.tsx'
import { soonDays } from './pin-mark.tsx'
import { standingWords } from './standing.words.ts'

type Pin = Awaited<ReturnType<typeof ask<'GET /identify/pins'>>>['rows'][number]

export const PinsPage = () => {
  const w = useWords(standingWords)
  const today = dayIn(new Date())
  const [acting, setActing] = useState<{ what: 'pin' | 'unpin'; pin: Pin } | null>(null)
  const pins = usePages(['identify', 'pins'], (cursor, signal) =>
    ask('GET /identify/pins', { query: { cursor }, signal }),
  )
  const roles = useMe().data?.roles ?? []
  const mayPin = deciders.some((role) => roles.includes(role))
  const setting = useScorecards().data?.rows.find((row) => row.sets === 'tier')
  const ladder = useMemo(() => (setting ? gradesOf(setting.definition) : []), [setting])
  const columns = useColumns(today, ladder, mayPin ? setActing : undefined)
  const close = () => setActing(null)
  return (
    <Page
      kind="list"
      title={w('pinsTitle')}
      crumbs={[{ label: w('identify'), to: '/identify' }]}
      question={w('pinsQuestion')}
    >
      <DataTable
        label={w('pinsLabel')}
        rows={pins.rows}
        columns={columns}
        rowKey={(pin) => pin.id}
        rowHref={(pin) => `/accounts/${pin.accountId}?tab=tiers`}
        rowName={(pin) => pin.name}
        height="fill"
        hasMore={pins.hasMore}
        loadingMore={pins.loadingMore}
        onMore={pins.onMore}
        error={pins.error && <Failure error={pins.error} onRetry={pins.retry} words={standingWords} />}
        empty={
          <Empty title={w('pinsNone')} action={<ButtonLink to="/accounts">{w('toAccounts')}</ButtonLink>}>
            {w('pinsNoneText')}
          </Empty>
        }
        compact={(pin) => ({
          title: pin.name,
          value: <Left pin={pin} today={today} />,
          mark: <TierMark tier={pin.tier} ladder={ladder} terse />,
          line: `${pin.expiresOn} · ${pin.reason}`,
        })}
      />
      {acting?.what === 'pin' ? (
        <PinDialog
          accountId={acting.pin.accountId}
          name={acting.pin.name}
          tier={acting.pin.tier}
          ladder={ladder}
          today={today}
          onClose={close}
        />
      ) : null}
      {acting?.what === 'unpin' ? (
        <UnpinConfirm accountId={acting.pin.accountId} pin={acting.pin} onClose={close} />
      ) : null}
    </Page>
  )
}

const Left = ({ pin, today }: { pin: Pin; today: Day }) => {
  const w = useWords(standingWords)
  const days = daysBetween(today, pin.expiresOn)
  const text = days <= 0 ? w('pinLast') : w('pinLeft', { days })
  return days <= soonDays ? <State tone="warn">{text}</State> : <span className="k-number">{text}</span>
}

const useColumns = (
  today: Day,
  ladder: readonly string[],
  onAct: ((acting: { what: 'pin' | 'unpin'; pin: Pin }) => void) | undefined,
) => {
  const w = useWords(standingWords)
  const { language } = useLanguage()
  return useMemo(
    (): Column<Pin>[] => [
      { key: 'name', title: w('account'), minWidth: 232, render: (pin) => pin.name },
      {
        key: 'tier',
        title: w('pinTo'),
        width: 88,
        render: (pin) => <TierMark tier={pin.tier} ladder={ladder} />,
      },
      {
        key: 'left',
        title: w('pinUntil'),
        width: 104,
        render: (pin) => <span className="k-number">{pin.expiresOn}</span>,
      },
      { key: 'days', title: w('pinRest'), width: 120, render: (pin) => <Left pin={pin} today={today} /> },
      {
        key: 'reason',
        title: w('pinReason'),
        minWidth: 190,
        grow: 2,
        render: (pin) => <span title={pin.reason}>{pin.reason}</span>,
      },
      { key: 'who', title: w('pinWho'), width: 92, priority: 3, render: (pin) => pin.personName ?? '—' },
      { key: 'since', title: w('pinSince'), width: 104, priority: 3, render: (pin) => pin.startsOn },
      ...(onAct
        ? [
            {
              key: 'acts',
              title: w('acts'),
              width: language === 'zh' ? 164 : 216,
              priority: 2 as const,
              render: (pin: Pin) => (
                <span className="k-row iw-row-acts">
                  <Button small kind="bare" onClick={() => onAct({ what: 'pin', pin })}>
                    {w('pinAgain')}
                  </Button>
                  <Button small kind="bare" onClick={() => onAct({ what: 'unpin', pin })}>
                    {w('unpin')}
                  </Button>
                </span>
              ),
            },
          ]
        : []),
    ],
    [w, language, today, ladder, onAct],
  )
}
