// What an account teaches and how our people grow with it, each as its level in words with its evidence.
import { useState } from 'react'
import { Button } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { isLevel, type JudgedKind, judgedKinds, storyOf } from '../judging/judged.ts'
import { roomWords } from '../words.ts'
import type { AccountValue } from './account-asking.tsx'
import { JudgementForm } from './judgement-form.tsx'
import { tabWords } from './tab.words.ts'

export const Judgements = ({ accountId, data }: { accountId: string; data: AccountValue }) => {
  const w = useWords(tabWords)
  const room = useWords(roomWords)
  const [judging, setJudging] = useState<JudgedKind | null>(null)
  const may = data.may.includes('judge')
  return (
    <Section id="judgements" title={w('judgements')} hint={w('referralsHint')} boxed>
      <ul className="vt-list">
        {judgedKinds.map((kind) => {
          const { now, before } = storyOf(data.judgements, kind)
          return (
            <li key={kind}>
              <div className="vt-line">
                <span className="k-grow">
                  <strong>{w(kind)}</strong>{' '}
                  {now ? (
                    <span className="k-number">{w('levelOf', { level: now.level })}</span>
                  ) : (
                    <span className="k-quiet">{w('notJudged')}</span>
                  )}
                </span>
                {may ? (
                  <Button
                    small
                    kind="bare"
                    aria-label={`${w(now ? 'judgeAgain' : 'judge')} ${w(kind)}`}
                    onClick={() => setJudging(kind)}
                  >
                    {w(now ? 'judgeAgain' : 'judge')}
                  </Button>
                ) : null}
              </div>
              {now ? (
                <>
                  {isLevel(now.level) ? <p>{w(`${kind}.${now.level}`)}</p> : null}
                  <small>{[now.evidence, now.personName, now.judgedOn].filter(Boolean).join(' · ')}</small>
                </>
              ) : null}
              {before.length ? (
                <small>
                  {w('before', {
                    list: before
                      .slice(0, 4)
                      .map((one) => `${w('levelOf', { level: one.level })} ${one.judgedOn}`)
                      .join(room('list')),
                  })}
                </small>
              ) : null}
            </li>
          )
        })}
      </ul>
      {judging ? (
        <JudgementForm accountId={accountId} kind={judging} onClose={() => setJudging(null)} />
      ) : null}
    </Section>
  )
}
