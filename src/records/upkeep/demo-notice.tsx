// Says that what is seen is a demo, and takes it out when asked.
import { useEffect, useState } from 'react'
import type { Received } from '#base/contract.ts'
import { hasEnded, JobLine, useJob } from '#records/desk/job.tsx'
import { useDemoKeeper } from '#records/staff/company-facts.tsx'
import { Confirm } from '#web/ask.tsx'
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Icon } from '#web/icons.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { countText } from '#web/number-text.ts'
import { useRead, useRenew } from '#web/query.ts'
import { toast } from '#web/toast.tsx'
import type { demoDoors } from './demo.contract.ts'
import { demoWords } from './demo.words.ts'
import './demo.css'

const ask = client<typeof demoDoors>()
type Loss = NonNullable<Received<(typeof demoDoors)['GET /demo']>['loss']>

/** For administrators, while the installation holds the demo company; nothing otherwise. Slim is one line. */
export const DemoNotice = ({ slim }: { slim?: boolean }) => (useDemoKeeper() ? <Notice slim={slim} /> : null)

const Notice = ({ slim }: { slim?: boolean }) => {
  const w = useWords(demoWords)
  const renew = useRenew()
  const demo = useRead(['demo'], (signal) => ask('GET /demo', { signal }))
  const [asking, setAsking] = useState(false)
  const [jobId, setJobId] = useState<string | null>(null)
  const job = useJob(jobId)
  const ended = hasEnded(job)
  useEffect(() => {
    if (!ended) return
    if (job?.state === 'done') toast(w('removed'))
    // Nothing that was read before still holds.
    void renew([])
  }, [ended, job?.state, renew, w])
  const loss = demo.data?.loss
  if (!loss) return null
  return (
    <aside className={slim ? 'up-demo up-demo-slim' : 'up-demo'} aria-label={w('section')}>
      <Icon name="info" />
      <div className="up-demo-text">
        <strong>{w('here')}</strong>
        {slim ? null : <p>{w('hereText')}</p>}
        {loss.blockedBy.length ? <Blocked loss={loss} /> : null}
        {jobId !== null && job?.state !== 'done' ? (
          <JobLine job={job} title={w('removing')} words={demoWords} />
        ) : null}
      </div>
      {loss.blockedBy.length || (jobId !== null && !ended) ? null : (
        <Button small={slim} onClick={() => setAsking(true)}>
          {w('remove')}
        </Button>
      )}
      {asking ? (
        <Confirm
          title={w('removeTitle')}
          verb={w('remove')}
          words={demoWords}
          onConfirm={async () => setJobId((await ask('POST /demo/removal', { body: {} })).jobId)}
          onClose={() => setAsking(false)}
        >
          <WhatGoes loss={loss} />
        </Confirm>
      ) : null}
    </aside>
  )
}

const WhatGoes = ({ loss }: { loss: Loss }) => {
  const w = useWords(demoWords)
  const { language } = useLanguage()
  const lines = [
    ['goesAccounts', loss.accounts],
    ['goesLines', loss.orderLines],
    ['goesProducts', loss.products],
    ['goesPeople', loss.people],
    ['goesEvaluations', loss.evaluations],
    ['goesOwn', loss.ownChanges],
  ] as const
  return (
    <>
      {w('goes')}
      <ul className="up-demo-goes">
        {lines.map(([key, count]) =>
          count > 0 ? <li key={key}>{w(key, { count: countText(count, language) })}</li> : null,
        )}
      </ul>
      {loss.ownAccounts > 0 ? w('staysOwn', { count: countText(loss.ownAccounts, language) }) : w('stays')}
    </>
  )
}

const Blocked = ({ loss }: { loss: Loss }) => {
  const w = useWords(demoWords)
  const { language } = useLanguage()
  return (
    <>
      <p className="k-warn">{w('blocked')}</p>
      <ul className="up-demo-goes">
        {loss.blockedBy.map((one) => (
          <li key={one.id}>
            <Go to={`/imports/${one.id}`}>{one.fileName}</Go>{' '}
            {w('blockedLines', { count: countText(one.lines, language) })}
          </li>
        ))}
      </ul>
    </>
  )
}
