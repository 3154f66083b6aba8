// The bell in the top bar: how much is unread, and the way to it.
import { client } from '#web/client.ts'
import { Icon } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { useRead } from '#web/query.ts'
import type { noticeDoors } from './notice.contract.ts'
import { noticeWords } from './notice.words.ts'
import './waiting.css'

const ask = client<typeof noticeDoors>()
const everyMs = 60_000

/** How many notices are unread; undefined until it is known. */
export const useUnread = (): number | undefined =>
  useRead(
    ['notices', 'unread'],
    (signal) => ask('GET /notices', { query: { unread: 'true', limit: 1 }, signal }),
    { everyMs },
  ).data?.unread

export const NoticeBell = () => {
  const w = useWords(noticeWords)
  const unread = useUnread()
  return (
    <Go
      to="/notices"
      className="k-icon-button desk-waiting"
      aria-label={unread ? w('unreadCount', { count: unread }) : w('title')}
      title={w('title')}
      data-count={unread ? (unread > 99 ? '99+' : unread) : undefined}
    >
      <Icon name="bell" />
    </Go>
  )
}
