// What one unit of service costs, from which day on; a new rate is added, an old one stays as it was.
import { useMemo, useState } from 'react'
import { dayIn } from '#base/calendar.ts'
import { exactMoney } from '#base/money.ts'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { DayText, percentText, State } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Menu } from '#web/overlay.tsx'
import { Section } from '#web/page.tsx'
import { useRenew } from '#web/query.ts'
import { type Column, DataTable } from '#web/table.tsx'
import { toast } from '#web/toast.tsx'
import { ask, type RatesOut } from '../asking.tsx'
import { RateDialog } from './rate-dialog.tsx'
import { type RateLine, rateLines } from './rate-lines.ts'
import { settingsWords } from './settings.words.ts'

const amountText = (line: Pick<RateLine, 'kind' | 'amount'>, currency: string): string =>
  line.kind === 'capital' ? percentText(line.amount, 1) : exactMoney(line.amount, currency)

export const Rates = ({ data, currency }: { data: RatesOut; currency: string }) => {
  const w = useWords(settingsWords)
  const renew = useRenew()
  const may = data.may.includes('settle')
  const [open, setOpen] = useState<RateLine | 'new' | null>(null)
  const [removing, setRemoving] = useState<RateLine | null>(null)
  const lines = useMemo(() => rateLines(data.rows, data.defaults, dayIn(new Date())), [data])
  const columns = useMemo(
    (): Column<RateLine>[] => [
      {
        key: 'kind',
        title: w('rateKind'),
        minWidth: 200,
        grow: 3,
        render: (line) => (
          <span title={w(`rateHint.${line.kind}`)}>
            {w(`rate.${line.kind}`)}
            <span className="va-hint"> {w(`rateHint.${line.kind}`)}</span>
          </span>
        ),
      },
      {
        key: 'amount',
        title: w('rateAmount'),
        width: 130,
        align: 'right',
        render: (line) => (
          <strong className={`k-number${line.state === 'past' ? ' k-quiet' : ''}`}>
            {amountText(line, currency)}
          </strong>
        ),
      },
      {
        key: 'from',
        title: w('rateFrom'),
        width: 112,
        align: 'right',
        render: (line) =>
          line.from ? <DayText day={line.from} /> : <span className="k-quiet">{w('default')}</span>,
      },
      {
        key: 'until',
        title: w('rateUntil'),
        width: 112,
        align: 'right',
        render: (line) =>
          line.until ? <DayText day={line.until} /> : <span className="k-quiet">{w('now')}</span>,
      },
      {
        key: 'state',
        title: '',
        width: 90,
        render: (line) =>
          line.state === 'past' ? null : (
            <State tone={line.state === 'inForce' ? 'good' : 'info'}>{w(line.state)}</State>
          ),
      },
      {
        key: 'by',
        title: w('rateBy'),
        width: 110,
        priority: 3,
        render: (line) => line.settled?.personName ?? '—',
      },
      ...(may
        ? [
            {
              key: 'do',
              title: <span className="k-hidden">{w('edit')}</span>,
              width: 56,
              align: 'right' as const,
              render: (line: RateLine) =>
                line.settled ? (
                  <Menu
                    label={`${w(`rate.${line.kind}`)} ${line.from}`}
                    items={[
                      { key: 'edit', icon: 'edit', label: w('edit'), onSelect: () => setOpen(line) },
                      {
                        key: 'remove',
                        icon: 'trash',
                        danger: true,
                        label: w('takeBack'),
                        onSelect: () => setRemoving(line),
                      },
                    ]}
                  />
                ) : null,
            },
          ]
        : []),
    ],
    [w, currency, may],
  )
  return (
    <Section
      id="rates"
      title={w('rates')}
      hint={w('ratesHint')}
      actions={
        may ? (
          <Button small icon="plus" onClick={() => setOpen('new')}>
            {w('addRate')}
          </Button>
        ) : undefined
      }
    >
      <DataTable
        label={w('ratesLabel')}
        rows={lines}
        columns={columns}
        rowKey={(line) => `${line.kind} ${line.from}`}
        onOpen={may ? setOpen : undefined}
        height="auto"
        compact={(line) => ({
          title: w(`rate.${line.kind}`),
          value: <strong>{amountText(line, currency)}</strong>,
          line: [
            `${line.from ?? w('default')} – ${line.until ?? w('now')}`,
            ...(line.state === 'past' ? [] : [w(line.state)]),
          ].join(' · '),
        })}
      />
      {open ? (
        <RateDialog line={open === 'new' ? null : open} currency={currency} onClose={() => setOpen(null)} />
      ) : null}
      {removing?.settled ? (
        <Confirm
          title={w('takeBackTitle')}
          verb={w('takeBack')}
          words={settingsWords}
          onConfirm={async () => {
            const { kind, validFrom, revision } = removing.settled as NonNullable<RateLine['settled']>
            await ask('DELETE /value/rates/:kind/:validFrom', {
              path: { kind, validFrom },
              ifMatch: revision,
            })
            await renew(['value', 'rates'])
            toast(w('rateTaken'))
          }}
          onClose={() => setRemoving(null)}
        >
          {w('takeBackText', {
            kind: w(`rate.${removing.kind}`),
            day: removing.from ?? '',
            amount: amountText(removing, currency),
          })}
        </Confirm>
      ) : null}
    </Section>
  )
}
