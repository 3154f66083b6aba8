// What holds for the whole company, and whether it is a demo.
import type { companyDoors } from '#records/staff/company.contract.ts'
import { companyWords } from '#records/staff/company.words.ts'
import { CompanyForm } from '#records/staff/company-form.tsx'
import { DemoNotice } from '#records/upkeep/demo-notice.tsx'
import { client } from '#web/client.ts'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Failure, PageSkeleton } from '#web/states.tsx'

const ask = client<typeof companyDoors>()

export const CompanyPage = () => {
  const w = useWords(companyWords)
  const company = useRead(['company'], (signal) => ask('GET /company', { signal }))
  if (company.error)
    return <Failure error={company.error} onRetry={() => void company.refetch()} words={companyWords} />
  if (!company.data) return <PageSkeleton kind="record" />
  return (
    <Page kind="record" title={w('title')} question={w('question')}>
      <DemoNotice />
      <CompanyForm key={company.data.revision} company={company.data} />
    </Page>
  )
}
