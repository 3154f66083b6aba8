// The five described levels of a topic, and a level as pips.
import type { InputProps } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Levels } from '#web/levels.tsx'
import '../standing/account.css'
import { nameIn } from '../scorecard/describe.tsx'
import type { Bilingual } from '../scoring/scorecard.ts'
import { ratingWords } from './rating.words.ts'

export const LevelsChoice = ({
  topic,
  said,
  ...input
}: InputProps<number | null> & {
  topic: { name: Bilingual; levels: readonly Bilingual[] }
  /** Who gave which level, shown beside it. */
  said?: readonly { level: number; name: string }[]
}) => {
  const { language } = useLanguage()
  return (
    <Levels
      {...input}
      label={nameIn(topic.name, language)}
      levels={[5, 4, 3, 2, 1].map((level) => ({
        level,
        text: nameIn(topic.levels[level - 1], language),
        beside: said
          ?.filter((one) => one.level === level)
          .map((one) => <small key={one.name}>{one.name}</small>),
      }))}
    />
  )
}

/** A level as five pips; half of one for an average. */
export const Pips = ({ level }: { level: number }) => {
  const w = useWords(ratingWords)
  return (
    <span className="iw-pips" role="img" aria-label={w('ofFive', { score: level })}>
      {[1, 2, 3, 4, 5].map((pip) => (
        <i key={pip} data-on={pip <= level || undefined} data-half={pip - 0.5 === level || undefined} />
      ))}
    </span>
  )
}
