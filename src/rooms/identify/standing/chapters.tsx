// The changes of a tier as a list: from what to what, why, and who approved it, with the way to the evaluation.
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { State } from '#web/figure.tsx'
import { Icon } from '#web/icons.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import './account.css'
import { nameIn } from '../scorecard/describe.tsx'
import { decisionOf } from './decision.ts'
import { standingWords } from './standing.words.ts'
import type { Chapter } from './tier-story.ts'
import type { TiersOut } from './use-standing.tsx'

type Told = Chapter<TiersOut['rows'][number]>

export const useCause = () => {
  const w = useWords(standingWords)
  return (reason: string, rule: string | null): string => {
    const key = `cause.${reason}` as keyof typeof standingWords
    return key in standingWords ? w(key as 'cause.LIST', { rule: rule ?? '—' }) : reason
  }
}

/** Who stands behind it. */
const ByWhom = ({ chapter }: { chapter: Told }) => {
  const w = useWords(standingWords)
  const name = chapter.personName ?? ''
  if (chapter.what === 'refused') return <>{w('refusedBy', { name })}</>
  if (chapter.what === 'waiting') return <>{w('waits')}</>
  if (chapter.run === null) return <>{name ? w('pinnedBy', { name }) : null}</>
  return <>{chapter.run.approval ? w('approvedBy', { name }) : w('bySystem')}</>
}

export const Chapters = ({
  chapters,
  accountId,
  ladder,
}: {
  chapters: readonly Told[]
  accountId: string
  ladder: readonly string[]
}) => {
  const w = useWords(standingWords)
  const { language } = useLanguage()
  const cause = useCause()
  const reasonOf = (chapter: Told): string => {
    const { run } = chapter
    if (!run)
      return [cause(chapter.reason, null), chapter.rule].filter(Boolean).join(language === 'zh' ? '：' : ': ')
    const plain = chapter.reason === 'SCORE' || chapter.reason === 'PROVISIONAL'
    if (!plain) return cause(chapter.reason, chapter.rule)
    // The figures of a past evaluation come with its panel; here its score and tier are enough.
    const { word, values } = decisionOf(
      {
        ...run,
        kind: 'weighted',
        previousGrade: chapter.from,
        coverage: 0,
        minimumCoverage: null,
        star: null,
        cooldown: 0,
        below: 0,
        cuts: [],
      },
      ladder,
    )
    return chapter.reason === 'SCORE' ? w(word, values) : cause(chapter.reason, null)
  }
  return (
    <ol className="iw-chapters">
      {chapters.map((chapter) => (
        <li key={chapter.key} data-what={chapter.what}>
          <time dateTime={chapter.day} className="k-number">
            {chapter.day}
          </time>
          <div>
            <p className="iw-chapter-move">
              {chapter.from ? <TierMark tier={chapter.from} ladder={ladder} /> : null}
              {chapter.from ? <Icon name="right" size={12} /> : null}
              <TierMark tier={chapter.to} reason={chapter.reason} ladder={ladder} />
              {chapter.from ? null : <span className="k-small k-quiet">{w('entered')}</span>}
              {chapter.what === 'changed' ? null : (
                <State tone={chapter.what === 'refused' ? 'bad' : 'warn'}>
                  {w(chapter.what === 'refused' ? 'refused' : 'waits')}
                </State>
              )}
            </p>
            <p>{reasonOf(chapter)}</p>
            {chapter.comment ? <p className="iw-quote">{chapter.comment}</p> : null}
            <p className="k-small k-quiet">
              <ByWhom chapter={chapter} />
              {chapter.run
                ? ` · ${w('byRun', { name: nameIn(chapter.run.scorecardName, language), day: chapter.run.asOf })}`
                : null}
            </p>
          </div>
          {chapter.run ? (
            <Go
              className="iw-chapter-why"
              to={`/accounts/${accountId}?tab=tiers&evaluation=${chapter.run.evaluationId}`}
              aria-label={`${w('whyThen')} ${chapter.day}`}
            >
              {w('whyThen')}
              <Icon name="right" size={12} />
            </Go>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
