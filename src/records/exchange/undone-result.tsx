// What taking an import back did, and what had to stay.
import { DataList } from '#web/chart.tsx'
import { explainProblem } from '#web/explain.ts'
import { Count } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import type { AnyImport } from './import-doors.tsx'
import { importPageWords } from './page.words.ts'

export const UndoneResult = ({ shown }: { shown: AnyImport }) => {
  const w = useWords(importPageWords)
  const { language } = useLanguage()
  const { removed = 0, restored = 0, kept = {} } = shown.undone ?? {}
  const stayed = Object.entries(kept)
  return (
    <>
      <Section id="undone" title={w('undoneTitle')}>
        <p>
          {w('undoneText', {
            removed: removed.toLocaleString('en-US'),
            restored: restored.toLocaleString('en-US'),
          })}
        </p>
      </Section>
      {stayed.length ? (
        <Section id="kept" title={w('keptTitle')}>
          <DataList
            label={w('keptTitle')}
            table={{
              columns: [{ title: w('reasonOf') }, { title: w('refusedCount') }],
              rows: stayed.map(([code, count]) => [
                explainProblem({ code }, language, importPageWords),
                <Count key="count" value={count} />,
              ]),
            }}
          />
        </Section>
      ) : null}
    </>
  )
}
