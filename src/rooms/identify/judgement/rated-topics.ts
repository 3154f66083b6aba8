// Which topics matter: those that a scorecard in use reads come first, the others may wait.
import type { Source } from '../scoring/scorecard.ts'

type Definition = { kind: string; criteria?: readonly { source: Source }[] }

/** Topics that scorecards read, in the order they come up. */
export const topicsRead = (definitions: readonly Definition[]): string[] => [
  ...new Set(
    definitions.flatMap(({ criteria }) =>
      (criteria ?? []).flatMap(({ source }) => (source.from === 'rating' ? [source.topic] : [])),
    ),
  ),
]

/** Topics that are read and that nobody has rated, in the order of the list; all topics count until it is known which are read. */
export const unratedTopics = <Topic extends { key: string; value: number | null }>(
  topics: readonly Topic[],
  read: readonly string[] | undefined,
): Topic[] => topics.filter((topic) => topic.value === null && (read?.includes(topic.key) ?? true))
