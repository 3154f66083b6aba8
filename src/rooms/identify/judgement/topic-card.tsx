// One topic of an account: what counts, who said what, and what to do about it.
import { Button } from '#web/button.tsx'
import { State } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Why } from '#web/why.tsx'
import '../standing/account.css'
import { nameIn } from '../scorecard/describe.tsx'
import { GivenRating } from './given-rating.tsx'
import { Pips } from './levels-choice.tsx'
import { ratingWords } from './rating.words.ts'
import { type Rating, type Topic, twoLatest } from './rating-reads.tsx'

export const TopicCard = ({
  topic,
  given,
  today,
  isUnsettled,
  onRate,
  onSettle,
}: {
  topic: Topic
  /** Newest first. */
  given: readonly Rating[]
  today: string
  isUnsettled: boolean
  onRate?: () => void
  onSettle?: () => void
}) => {
  const w = useWords(ratingWords)
  const { language } = useLanguage()
  const two = topic.raters > 1 && !given[0]?.moderates ? twoLatest(given) : given.slice(0, 1)
  const earlier = given.filter((one) => !two.includes(one))
  const gap = two.length > 1 ? Math.abs((two[0]?.level ?? 0) - (two[1]?.level ?? 0)) : 0
  return (
    <article className="iw-topic" id={`topic-${topic.key}`}>
      <header>
        <h3>{nameIn(topic.name, language)}</h3>
        {isUnsettled ? <State tone="info">{w('unsettled')}</State> : null}
        {onRate ? (
          <Button small icon={given.length ? 'edit' : 'plus'} onClick={onRate}>
            {w(given.length ? 'rateAgain' : 'rate')}
          </Button>
        ) : null}
      </header>
      {topic.value === null ? (
        <p className="k-quiet">{w('notRated')}</p>
      ) : (
        <Counts topic={topic} isSettled={given[0]?.moderates ?? false} two={two} />
      )}
      {topic.differ ? (
        <div className="iw-differ">
          <State tone="warn">{w('differ', { gap })}</State>
          {onSettle ? (
            <Button small kind="primary" onClick={onSettle}>
              {w('settle')}
            </Button>
          ) : null}
          <Go to="/identify/moderations">{w('otherDiffering')}</Go>
        </div>
      ) : null}
      {two.length > 1 ? (
        <div className="iw-two">
          {two.map((rating) => (
            <OneOfTwo key={rating.id} topic={topic} rating={rating} today={today} />
          ))}
        </div>
      ) : (
        two.map((rating) => <GivenRating key={rating.id} rating={rating} today={today} />)
      )}
      {earlier.length ? (
        <details>
          <summary>{w('history', { count: earlier.length })}</summary>
          <ul>
            {earlier.map((rating) => (
              <li key={rating.id}>
                <OneOfTwo topic={topic} rating={rating} today={today} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </article>
  )
}

/** The level that counts, and how it came about. */
const Counts = ({ topic, isSettled, two }: { topic: Topic; isSettled: boolean; two: readonly Rating[] }) => {
  const w = useWords(ratingWords)
  const { language } = useLanguage()
  const value = topic.value ?? 0
  const isWhole = Number.isInteger(value)
  return (
    <div className="iw-topic-level">
      <Pips level={value} />
      <p>
        {isWhole
          ? `${value} · ${nameIn(topic.levels[value - 1], language)}`
          : w(isSettled ? 'countsSettled' : 'countsTwo', { value: value.toFixed(1) })}
      </p>
      <span className="k-small k-quiet iw-raters">
        {topic.raters > 1 ? w('raters', { count: topic.raters }) : w('ratersOne')}
        <Why
          title={w('countTitle')}
          formula={w('countFormula')}
          inputs={two.map((one) => ({ label: `${one.personName ?? '—'} ${one.ratedOn}`, value: one.level }))}
        />
      </span>
    </div>
  )
}

export const OneOfTwo = ({
  topic,
  rating,
  today,
}: {
  topic: Pick<Topic, 'levels'>
  rating: Rating
  today: string
}) => {
  const { language } = useLanguage()
  return (
    <div>
      <div className="iw-topic-level">
        <Pips level={rating.level} />
        <span>
          {rating.level} · {nameIn(topic.levels[rating.level - 1], language)}
        </span>
      </div>
      <GivenRating rating={rating} today={today} />
    </div>
  )
}
