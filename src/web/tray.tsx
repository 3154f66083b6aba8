// Long work in the background: how far it is, and its result as a link.
import { IconButton } from './button.tsx'
import { Icon } from './icons.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { Go } from './link.tsx'
import { Popover, useClose } from './overlay.tsx'
import './tray.css'

export type Job = {
  id: string
  title: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  /** Null while it is not known how much there is. */
  total: number | null
  resultHref?: string | null
  /** What happened, when it failed. */
  note?: string
}

const words = {
  waiting: 'jobWaiting',
  running: 'jobRunning',
  done: 'jobDone',
  failed: 'jobFailed',
  cancelled: 'jobCancelled',
} as const

const isOpen = (job: Job): boolean => job.state === 'waiting' || job.state === 'running'

/** How far a job is, as a bar with words; also for pages that show one job. */
export const JobProgress = ({ job }: { job: Job }) => {
  const w = useWords(kitWords)
  const share = job.total ? Math.min(1, job.done / job.total) : null
  const count = (value: number) => value.toLocaleString('en-US')
  return (
    <div className="k-job-progress">
      {isOpen(job) ? (
        <div
          className={`k-job-bar${share === null ? ' k-job-unsure' : ''}`}
          role="progressbar"
          aria-label={job.title}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={share === null ? undefined : Math.round(share * 100)}
        >
          <div style={{ width: share === null ? undefined : `${share * 100}%` }} />
        </div>
      ) : null}
      <span className={`k-small k-number ${job.state === 'failed' ? 'k-bad' : 'k-quiet'}`}>
        {w(words[job.state])}
        {job.total && isOpen(job) ? ` · ${count(job.done)} / ${count(job.total)}` : ''}
        {job.note ? ` · ${job.note}` : ''}
      </span>
    </div>
  )
}

const JobLine = ({ job, onCancel }: { job: Job; onCancel?: (id: string) => void }) => {
  const w = useWords(kitWords)
  const close = useClose()
  return (
    <li className="k-job">
      <div className="k-job-head">
        <span className="k-cut k-grow">{job.title}</span>
        {job.resultHref ? (
          <Go to={job.resultHref} onClick={close} className="k-small">
            {w('jobResult')}
          </Go>
        ) : null}
        {isOpen(job) && onCancel ? (
          <IconButton icon="close" size={14} label={w('jobCancel')} onClick={() => onCancel(job.id)} />
        ) : null}
      </div>
      <JobProgress job={job} />
    </li>
  )
}

export const Tray = ({ jobs, onCancel }: { jobs: Job[]; onCancel?: (id: string) => void }) => {
  const w = useWords(kitWords)
  const running = jobs.filter(isOpen).length
  return (
    <Popover
      label={w('jobs')}
      align="end"
      width={340}
      button={({ ref, ...props }) => (
        <button
          ref={ref}
          type="button"
          className="k-icon-button k-tray"
          data-count={running || undefined}
          title={w('jobs')}
          aria-label={running ? `${w('jobs')} (${running})` : w('jobs')}
          {...props}
        >
          <Icon name="inbox" />
        </button>
      )}
    >
      <h2 className="k-tray-title">{w('jobs')}</h2>
      {jobs.length ? (
        <ul>
          {jobs.map((job) => (
            <JobLine key={job.id} job={job} onCancel={onCancel} />
          ))}
        </ul>
      ) : (
        <p className="k-quiet k-small">{w('jobsEmpty')}</p>
      )}
    </Popover>
  )
}
