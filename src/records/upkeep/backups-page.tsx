// Backups: what is there, whether it is whole, and when the next one comes.
import { useEffect, useMemo, useState } from 'react'
import type { Received } from '#base/contract.ts'
import { hasEnded, JobLine, useJob } from '#records/desk/job.tsx'
import { timeText } from '#records/desk/time-text.ts'
import { Confirm } from '#web/ask.tsx'
import { Button, ButtonLink, IconButton } from '#web/button.tsx'
import { client, download } from '#web/client.ts'
import { Count, State } from '#web/figure.tsx'
import { Field, Form, useForm } from '#web/form.tsx'
import { NumberInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Page, Section, Split } from '#web/page.tsx'
import { Select } from '#web/pickers.tsx'
import { useRead, useRenew } from '#web/query.ts'
import { Empty, Failure, PageSkeleton } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import type { upkeepDoors } from './contract.ts'
import { backupWords } from './words.ts'

const ask = client<typeof upkeepDoors>()
const fileOf = download<typeof upkeepDoors>()
type Backup = Received<(typeof upkeepDoors)['GET /backups']>['rows'][number]
type Plan = Received<(typeof upkeepDoors)['GET /backup-plan']>

export const BackupsPage = () => {
  const w = useWords(backupWords)
  const renew = useRenew()
  const list = useRead(['backups'], (signal) => ask('GET /backups', { signal }))
  const plan = useRead(['backup-plan'], (signal) => ask('GET /backup-plan', { signal }))
  const [jobId, setJobId] = useState<string | null>(null)
  const job = useJob(jobId)
  const ended = hasEnded(job)
  useEffect(() => {
    if (ended) void renew(['backups'])
  }, [ended, renew])
  const begin = async () => {
    try {
      setJobId((await ask('POST /backups', { body: {} })).jobId)
    } catch (error) {
      toastFailure(error, backupWords)
    }
  }
  const error = list.error ?? plan.error
  if (error) return <Failure error={error} onRetry={() => void list.refetch()} words={backupWords} />
  if (!list.data || !plan.data) return <PageSkeleton kind="record" />
  const make = (
    <Button kind="primary" icon="plus" busy={jobId !== null && !ended} onClick={() => void begin()}>
      {w('make')}
    </Button>
  )
  return (
    <Page kind="record" title={w('title')} question={w('question')} actions={make}>
      <Split
        width={340}
        side={
          <>
            <Section id="plan" title={w('plan')} hint={w('planHint')}>
              <PlanForm key={plan.data.revision} plan={plan.data} />
            </Section>
            <Section id="safe" title={w('safe')}>
              <p>
                {w('place')} <code>{list.data.folder}</code>
              </p>
              <p className="k-quiet">{w('away')}</p>
              <p>
                {w('how')} <code>npm run -s mainstay -- restore FILE --yes</code>
              </p>
              <p className="k-quiet">{w('howAfter')}</p>
            </Section>
          </>
        }
      >
        <Section id="list" title={w('list')}>
          {jobId !== null && job?.state !== 'done' ? (
            <JobLine job={job} title={w('making')} words={backupWords} />
          ) : null}
          <BackupTable rows={list.data.rows} />
        </Section>
      </Split>
    </Page>
  )
}

const megabytes = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`

const Whole = ({ backup: { broken, checkedAt } }: { backup: Backup }) => {
  const w = useWords(backupWords)
  if (broken !== null)
    return (
      <span title={broken}>
        <State tone="bad">{w('broken')}</State>
      </span>
    )
  return checkedAt ? <State tone="good">{w('whole')}</State> : <State tone="none">{w('untried')}</State>
}

const BackupTable = ({ rows }: { rows: Backup[] }) => {
  const w = useWords(backupWords)
  const renew = useRenew()
  const [removing, setRemoving] = useState<Backup | null>(null)
  const columns = useMemo(
    (): Column<Backup>[] => [
      { key: 'at', title: w('created'), minWidth: 150, grow: 1, render: (row) => timeText(row.createdAt) },
      { key: 'reason', title: w('reason'), width: 130, render: (row) => w(`reason.${row.reason}`) },
      { key: 'whole', title: w('checked'), width: 130, render: (row) => <Whole backup={row} /> },
      {
        key: 'rows',
        title: w('rows'),
        width: 110,
        align: 'right',
        priority: 3,
        render: (row) => <Count value={row.rows} />,
      },
      {
        key: 'size',
        title: w('size'),
        width: 100,
        align: 'right',
        render: (row) => <span className="k-number">{megabytes(row.bytes)}</span>,
      },
      {
        key: 'do',
        title: '',
        width: 150,
        align: 'right',
        render: (row) => (
          <span className="k-row">
            <ButtonLink
              kind="bare"
              small
              download
              to={fileOf('GET /backups/:name/file', { path: { name: row.name } })}
            >
              {w('download')}
            </ButtonLink>
            <IconButton icon="trash" label={w('remove')} onClick={() => setRemoving(row)} />
          </span>
        ),
      },
    ],
    [w],
  )
  return (
    <>
      <DataTable
        label={w('list')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.name}
        empty={<Empty title={w('emptyTitle')}>{w('emptyText')}</Empty>}
        compact={(row) => ({
          title: timeText(row.createdAt),
          value: <Whole backup={row} />,
          line: `${w(`reason.${row.reason}`)} · ${megabytes(row.bytes)}`,
        })}
      />
      {removing ? (
        <Confirm
          title={w('removeTitle')}
          verb={w('remove')}
          onConfirm={async () => {
            await ask('DELETE /backups/:name', { path: { name: removing.name } })
            await renew(['backups'])
            toast(w('removed'))
          }}
          onClose={() => setRemoving(null)}
        >
          {w('removeText', { time: timeText(removing.createdAt) })}
        </Confirm>
      ) : null}
    </>
  )
}

const PlanForm = ({ plan }: { plan: Plan }) => {
  const w = useWords(backupWords)
  const renew = useRenew()
  const form = useForm({
    initial: {
      hour: (plan.hour === null ? 'never' : String(plan.hour)) as string | null,
      keep: plan.keep as number | null,
    },
    required: ['hour', 'keep'],
    submit: async ({ hour, keep }) => {
      await ask('PUT /backup-plan', {
        body: { hour: hour === 'never' ? null : Number(hour), keep: keep ?? plan.keep },
        ifMatch: plan.revision,
      })
      await renew(['backup-plan'])
      toast(w('saved'))
    },
  })
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: `${String(hour).padStart(2, '0')}:00`,
  }))
  return (
    <Form form={form} submit={w('save')} words={backupWords}>
      <Field form={form} name="hour" label={w('hour')}>
        {(input) => <Select {...input} options={[{ value: 'never', label: w('never') }, ...hours]} />}
      </Field>
      <Field form={form} name="keep" label={w('keep')} hint={w('keepHint')}>
        {(input) => <NumberInput {...input} min={1} max={365} digits={0} />}
      </Field>
    </Form>
  )
}
