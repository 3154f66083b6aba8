// The figures of concentration, each with what it means in plain words and how it is worked out.
import { Fact, Money, Percent, percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Why } from '#web/why.tsx'
import type { ConcentrationOut } from './asking.tsx'
import { concentrationWords } from './concentration.words.ts'
import { windowText } from './describe.tsx'

const giniWord = (gini: number) => (gini >= 0.6 ? 'giniHigh' : gini >= 0.4 ? 'giniMiddle' : 'giniLow')

export const ConcentrationFigures = ({ data }: { data: ConcentrationOut }) => {
  const w = useWords(concentrationWords)
  const currency = data.currency ?? undefined
  const count = (value: number) => value.toLocaleString('en-US')
  const basis = w(`basis.${data.basis}`)
  const shared = [
    { label: w('accounts'), value: count(data.accounts) },
    { label: w('total'), value: <Money amountMinor={data.totalMinor} currency={currency} exact /> },
    { label: w('basis'), value: basis },
    { label: w('span'), value: windowText(w, data.asOf, data.windowMonths) },
  ]
  const asOf = data.asOf
  return (
    <>
      <Fact
        label={w('topFifth')}
        why={
          <Why
            title={w('topFifth')}
            formula={w('topFifthFormula', { basis, count: count(Math.round(data.accounts / 5)) })}
            inputs={[
              ...shared,
              { label: w('bottomFourFifths'), value: <Percent share={data.bottomFourFifthsShare} /> },
            ]}
            asOf={asOf}
          />
        }
      >
        <Percent share={data.topFifthShare} />
      </Fact>
      <Fact
        label={w('reaching80')}
        note={
          data.accounts
            ? w('reaching80Note', { share: percentText(data.reaching80 / data.accounts) })
            : undefined
        }
        why={<Why title={w('reaching80')} formula={w('reaching80Formula')} inputs={shared} asOf={asOf} />}
      >
        <span className="k-number">{count(data.reaching80)}</span>
        <small className="k-unit">{w('accountsUnit')}</small>
      </Fact>
      <Fact
        label={w('top10')}
        why={<Why title={w('top10')} formula={w('top10Formula')} inputs={shared} asOf={asOf} />}
      >
        <Percent share={data.top10Share} />
      </Fact>
      <Fact
        label={w('hhi')}
        note={data.hhi ? w('hhiNote', { count: count(Math.round(1 / data.hhi)) }) : undefined}
        why={<Why title={w('hhi')} formula={w('hhiFormula')} inputs={shared} asOf={asOf} />}
      >
        <span className="k-number">{data.hhi === null ? '—' : data.hhi.toFixed(4)}</span>
      </Fact>
      <Fact
        label={w('gini')}
        note={data.gini === null ? undefined : w(giniWord(data.gini))}
        why={
          <Why
            title={w('gini')}
            formula={w('giniFormula')}
            inputs={[...shared, { label: w('giniUnbiased'), value: data.giniUnbiased?.toFixed(4) ?? '—' }]}
            asOf={asOf}
          />
        }
      >
        <span className="k-number">{data.gini === null ? '—' : data.gini.toFixed(3)}</span>
      </Fact>
    </>
  )
}
