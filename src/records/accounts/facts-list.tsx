// Everything that is known of an account by hand, each group with its way to change it.
import type { ReactNode } from 'react'
import { dayIn } from '#base/calendar.ts'
import { Button } from '#web/button.tsx'
import { Count, DayText } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Columns, Section } from '#web/page.tsx'
import type { Account } from './edit-facts.tsx'
import { FieldValue } from './fields/field-value.tsx'
import { useFields } from './fields/use-fields.tsx'
import { industryShown } from './industry.ts'
import './record.css'
import { recordWords } from './record.words.ts'

const List = ({ lines }: { lines: [label: ReactNode, value: ReactNode][] }) => (
  <dl className="ac-facts">
    {lines.map(([label, value], index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: facts do not move
      <div key={index}>
        <dt>{label}</dt>
        <dd>{value ?? <span className="k-quiet">—</span>}</dd>
      </div>
    ))}
  </dl>
)

/** The company's own fields: those in use, and of those put away none. */
const Own = ({ account, edit }: { account: Account; edit: ReactNode }) => {
  const w = useWords(recordWords)
  const { language } = useLanguage()
  const fields = useFields().filter((field) => !field.archived)
  if (fields.length === 0) return null
  return (
    <Section id="own" title={w('own')} actions={edit} boxed>
      <List
        lines={fields.map((field) => [
          field.name[language],
          <FieldValue
            key={field.key}
            field={field}
            value={account.custom[field.key]}
            names={account.names}
          />,
        ])}
      />
    </Section>
  )
}

export const FactsList = ({
  account,
  onAct,
}: {
  account: Account
  onAct: (act: 'edit' | 'owner' | 'parent') => void
}) => {
  const w = useWords(recordWords)
  const { language } = useLanguage()
  const may = new Set(account.may)
  const named = (prefix: string, key: string | null) =>
    key ? w(`${prefix}.${key}` as keyof typeof recordWords) : null
  const edit = may.has('edit') ? (
    <Button small icon="edit" onClick={() => onAct('edit')}>
      {w('edit')}
    </Button>
  ) : null
  return (
    <Columns min={440}>
      <Section id="identity" title={w('identity')} actions={edit} boxed>
        <List
          lines={[
            [w('name'), account.name],
            [w('shortName'), account.shortName],
            [w('code'), account.code],
            [w('taxNumber'), account.taxNumber],
            [w('website'), account.website],
            [w('status'), named('status', account.status)],
            [
              w('tags'),
              account.tags.length ? (
                <span key="tags" className="ac-tags">
                  {account.tags.map((tag) => (
                    <Go key={tag} to={`/accounts?tag=${encodeURIComponent(tag)}`}>
                      {tag}
                    </Go>
                  ))}
                </span>
              ) : null,
            ],
          ]}
        />
      </Section>
      <Section id="profile" title={w('profile')} actions={edit} boxed>
        <List
          lines={[
            [w('industry'), industryShown(account.industry, language)],
            [w('region'), account.region],
            [w('sizeClass'), named('size', account.sizeClass)],
            [
              w('employees'),
              account.employees === null ? null : (
                <Count key="employees" value={account.employees} unit={w('people')} />
              ),
            ],
            [w('organisationLevel'), named('level', account.organisationLevel)],
            [w('ownership'), named('ownership', account.ownership)],
            [w('attitude'), named('attitude', account.attitude)],
          ]}
        />
      </Section>
      <Own account={account} edit={edit} />
      <Section id="belonging" title={w('belonging')} boxed>
        <List
          lines={[
            [
              w('owner'),
              <span key="owner" className="ac-act">
                {account.owner?.name ?? <span className="k-quiet">{w('nobody')}</span>}
                {may.has('assign') ? (
                  <Button small kind="bare" onClick={() => onAct('owner')}>
                    {w(account.owner ? 'handOver' : 'assign')}
                  </Button>
                ) : null}
              </span>,
            ],
            [w('department'), account.department?.name],
            [
              w('parent'),
              <span key="parent" className="ac-act">
                {account.parent ? (
                  <Go to={`/accounts/${account.parent.id}`}>{account.parent.name}</Go>
                ) : (
                  <span className="k-quiet">{w('isHead')}</span>
                )}
                {may.has('edit') ? (
                  <Button small kind="bare" onClick={() => onAct('parent')}>
                    {w('changeParent')}
                  </Button>
                ) : null}
              </span>,
            ],
            [w('createdAt'), <DayText key="created" day={dayIn(new Date(account.createdAt))} />],
            [w('updatedAt'), <DayText key="updated" day={dayIn(new Date(account.updatedAt))} />],
          ]}
        />
      </Section>
    </Columns>
  )
}
