// What people rate, each topic with its five described levels; the company's own words for them.
import { useState } from 'react'
import { Button } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { Page, Section } from '#web/page.tsx'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { useScorecards } from '../asking.tsx'
import { useName } from '../scorecard/describe.tsx'
import '../run/identify.css'
import '../scorecard/scorecard.css'
import { type TopicShown, useTopics } from '../scorecard/scorecard-asking.tsx'
import { identifyWords } from '../words.ts'
import { topicWords } from './topic.words.ts'
import { TopicDialog } from './topic-dialog.tsx'

export const TopicsPage = () => {
  const w = useWords(topicWords)
  const words = useWords(identifyWords)
  const read = useTopics()
  const [editing, setEditing] = useState<TopicShown | 'new' | null>(null)
  const may = read.data?.may.includes('edit') ?? false
  const add = (
    <Button kind="primary" icon="plus" onClick={() => setEditing('new')}>
      {w('add')}
    </Button>
  )
  return (
    <Page
      title={w('title')}
      crumbs={[{ label: words('tab.scorecards'), to: '/identify/scorecards' }]}
      question={w('question')}
      actions={may ? add : undefined}
    >
      {read.error ? (
        <Failure error={read.error} onRetry={() => void read.refetch()} words={identifyWords} />
      ) : !read.data ? (
        <SkeletonLines lines={12} />
      ) : read.data.rows.length === 0 ? (
        <Empty title={w('none')} action={may ? add : undefined}>
          {w('noneText')}
        </Empty>
      ) : (
        <div className="id-topics">
          {may ? null : <p className="k-quiet k-small">{w('readOnly')}</p>}
          {read.data.rows.map((topic) => (
            <Topic key={topic.key} topic={topic} onEdit={may ? () => setEditing(topic) : undefined} />
          ))}
        </div>
      )}
      {editing ? (
        <TopicDialog topic={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
    </Page>
  )
}

const Topic = ({ topic, onEdit }: { topic: TopicShown; onEdit?: () => void }) => {
  const w = useWords(topicWords)
  const words = useWords(identifyWords)
  const name = useName()
  const scorecards = useScorecards()
  const users = scorecards.data?.rows.filter(
    ({ definition }) =>
      definition.kind === 'weighted' &&
      definition.criteria.some(({ source }) => source.from === 'rating' && source.topic === topic.key),
  )
  return (
    <Section
      id={topic.key}
      title={name(topic.name)}
      hint={
        users
          ? users.length
            ? w('usedBy', { names: users.map((one) => name(one.name)).join(words('listSeparator')) })
            : w('unused')
          : undefined
      }
      actions={
        onEdit ? (
          <Button small icon="edit" aria-label={w('editTitle', { name: name(topic.name) })} onClick={onEdit}>
            {w('edit')}
          </Button>
        ) : undefined
      }
    >
      <ol className="id-levels" reversed>
        {[5, 4, 3, 2, 1].map((level) => (
          <li key={level}>
            <span className="id-level k-number" title={w('level', { level })}>
              {level}
            </span>
            <span>{name(topic.levels[level - 1])}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
