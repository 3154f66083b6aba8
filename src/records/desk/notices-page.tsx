// What one is told of: newest first, ticked off when opened.
import { Button } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { Icon, type IconName } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Page } from '#web/page.tsx'
import { usePages, useRenew } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { toast, toastFailure } from '#web/toast.tsx'
import { useUrl } from '#web/url.ts'
import type { noticeDoors } from './notice.contract.ts'
import { noticeWords } from './notice.words.ts'
import { useUnread } from './notice-bell.tsx'
import './notices.css'
import { timeText } from './time-text.ts'

const ask = client<typeof noticeDoors>()
type Notice = Awaited<ReturnType<typeof ask<'GET /notices'>>>['rows'][number]

const tabs = ['unread', 'all'] as const

export const NoticesPage = () => {
  const w = useWords(noticeWords)
  const [url, setUrl] = useUrl()
  const renew = useRenew()
  const tab = tabs.find((one) => one === url.tab) ?? 'unread'
  const unread = useUnread()
  const list = usePages(['notices', 'list', tab], (cursor, signal) =>
    ask('GET /notices', { query: { ...(tab === 'unread' ? { unread: 'true' } : {}), cursor }, signal }),
  )
  const mark = async (ids: string[] | null, read: boolean) => {
    await ask('PUT /notices/reading', { body: { ids, read } })
    await renew(['notices'])
  }
  const readAll = async () => {
    const ids = list.rows?.filter((row) => !row.readAt).map((row) => row.id) ?? []
    try {
      await mark(null, true)
      toast(w('allRead'), ids.length ? { undo: () => mark(ids, false) } : {})
    } catch (error) {
      toastFailure(error)
    }
  }
  return (
    <Page
      title={w('title')}
      question={w('question')}
      actions={
        unread ? (
          <Button icon="check" onClick={() => void readAll()}>
            {w('readAll')}
          </Button>
        ) : null
      }
      tabs={tabs.map((key) => ({
        key,
        label: w(`tab.${key}`),
        count: key === 'unread' && unread ? unread : null,
      }))}
      tab={tab}
      onTab={(key) => setUrl({ tab: key === 'unread' ? null : key })}
    >
      {list.error ? (
        <Failure error={list.error} onRetry={list.retry} />
      ) : !list.rows ? (
        <SkeletonLines lines={8} />
      ) : list.rows.length === 0 ? (
        <Empty
          title={w(tab === 'unread' ? 'emptyUnread' : 'emptyAll')}
          action={
            tab === 'unread' ? <Button onClick={() => setUrl({ tab: 'all' })}>{w('seeAll')}</Button> : null
          }
        >
          {w('emptyUnreadText')}
        </Empty>
      ) : (
        <ul className="nt-list">
          {list.rows.map((notice) => (
            <Line
              key={notice.id}
              notice={notice}
              onRead={() => {
                if (!notice.readAt) void mark([notice.id], true).catch(toastFailure)
              }}
            />
          ))}
        </ul>
      )}
      {list.hasMore ? (
        <Button busy={list.loadingMore} onClick={list.onMore}>
          {w('older')}
        </Button>
      ) : null}
    </Page>
  )
}

const icons: Record<string, IconName> = {
  'timeline.mentioned': 'message',
  'timeline.followUpDue': 'clock',
  'accounts.handedOver': 'person',
  'accounts.manyHandedOver': 'people',
  'accounts.duplicateAsked': 'copy',
  'accounts.joined': 'people',
}

const Line = ({ notice, onRead }: { notice: Notice; onRead: () => void }) => {
  const w = useWords(noticeWords)
  const key = `kind.${notice.kind}`
  const title = key in noticeWords ? w(key as keyof typeof noticeWords, notice.params) : w('other')
  return (
    <li data-unread={notice.readAt ? undefined : true}>
      <Icon name={icons[notice.kind] ?? 'bell'} />
      <div>
        <Go to={notice.path} onClick={onRead}>
          {notice.accountName ? `${title}：${notice.accountName}` : title}
        </Go>
        {notice.params.text ? <p>{notice.params.text}</p> : null}
        <p className="k-small k-quiet k-number">
          {notice.readAt ? null : <span className="k-hidden">{w('unread')} </span>}
          {timeText(notice.at)}
        </p>
      </div>
      {notice.readAt ? (
        <span />
      ) : (
        <Button small kind="bare" onClick={onRead}>
          {w('markRead')}
        </Button>
      )}
    </li>
  )
}
