// What an import of orders brought: lines, money, accounts and products; the refused rows to mend; the next step.

import { exactMoney } from '#base/money.ts'
import { importWords } from '#records/ledger/words.ts'
import { ButtonLink } from '#web/button.tsx'
import { DataList } from '#web/chart.tsx'
import { explainProblem } from '#web/explain.ts'
import { Count, Fact, Money } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { Why } from '#web/why.tsx'
import { type AnyImport, fileOf, type OrderTotals, timeText } from './import-doors.tsx'
import { importPageWords } from './page.words.ts'

export const OrderResult = ({ shown, totals }: { shown: AnyImport; totals: OrderTotals }) => {
  const w = useWords(importPageWords)
  const words = useWords(importWords)
  const currency = shown.currency ?? 'CNY'
  const asOf = shown.appliedAt ? timeText(shown.appliedAt) : null
  const why = (title: string, formula: string) => <Why title={title} formula={formula} asOf={asOf} />
  return (
    <>
      <aside className="im-next">
        <p className="k-grow">{w('evaluateHint')}</p>
        <div className="k-row">
          <ButtonLink kind="primary" icon="target" to="/identify?evaluate=1">
            {w('evaluate')}
          </ButtonLink>
          <ButtonLink to="/imports/new">{w('another')}</ButtonLink>
        </div>
      </aside>
      <Section id="lines" title={w('lines')}>
        <div className="im-facts">
          <Fact label={words('linesRead')} why={why(words('linesRead'), w('linesReadWhy'))}>
            <Count value={totals.linesRead} />
          </Fact>
          <Fact label={words('linesAdded')}>
            <Count value={totals.linesAdded} />
          </Fact>
          <Fact label={words('linesKnown')} why={why(words('linesKnown'), w('linesKnownWhy'))}>
            <Count value={totals.linesKnown} />
          </Fact>
          <Fact label={words('linesRefused')} why={why(words('linesRefused'), w('linesRefusedWhy'))}>
            <span className={totals.linesRefused ? 'k-bad' : undefined}>
              <Count value={totals.linesRefused} />
            </span>
          </Fact>
          <Fact
            label={words('linesUnassigned')}
            why={why(words('linesUnassigned'), w('unassignedWhy'))}
            note={
              totals.linesUnassigned
                ? w('unassignedNote', { money: exactMoney(totals.unassignedMinor, currency) })
                : undefined
            }
          >
            <Count value={totals.linesUnassigned} />
          </Fact>
        </div>
      </Section>
      <Section id="money" title={w('money')}>
        <div className="im-facts">
          <Fact label={words('net')} why={why(words('net'), w('netWhy'))} note={shown.currency}>
            <Money amountMinor={totals.netMinor} currency={currency} />
          </Fact>
          <Fact label={words('gross')} why={why(words('gross'), w('grossWhy'))}>
            <Money amountMinor={totals.grossMinor} currency={currency} />
          </Fact>
          <Fact
            label={words('documents')}
            note={
              totals.firstDay && totals.lastDay
                ? words('span', { from: totals.firstDay, to: totals.lastDay })
                : undefined
            }
          >
            <Count value={totals.documents} />
          </Fact>
        </div>
      </Section>
      <Section id="who" title={w('whoAndWhat')}>
        <div className="im-facts">
          <Fact label={words('accounts')}>
            <Count value={totals.accounts} />
          </Fact>
          <Fact label={words('accountsCreated')}>
            <Count value={totals.accountsCreated} />
          </Fact>
          <Fact label={words('productsCreated')}>
            <Count value={totals.productsCreated} />
          </Fact>
        </div>
      </Section>
      {totals.linesRefused ? <RefusedLines shown={shown} totals={totals} /> : null}
    </>
  )
}

const RefusedLines = ({ shown, totals }: { shown: AnyImport; totals: OrderTotals }) => {
  const w = useWords(importPageWords)
  const words = useWords(importWords)
  const { language } = useLanguage()
  const codes = Object.entries(totals.refusedByCode).sort(([, a], [, b]) => b - a)
  return (
    <Section
      id="refused"
      title={w('refusedTitle')}
      hint={words('refusedHint')}
      actions={
        <ButtonLink
          icon="download"
          download
          to={fileOf('GET /imports/:importId/refused', { path: { importId: shown.id } })}
        >
          {words('refusedFile')}
        </ButtonLink>
      }
    >
      <DataList
        label={words('refusedReason')}
        table={{
          columns: [{ title: words('refusedReason') }, { title: w('refusedCount') }],
          rows: codes.map(([code, count]) => [
            explainProblem({ code }, language, importPageWords),
            <Count key="count" value={count} />,
          ]),
        }}
      />
    </Section>
  )
}
