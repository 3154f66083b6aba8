// The words of notices.
import { words } from '#base/words.ts'

export const noticeWords = words({
  title: ['消息', 'Notices'],
  question: ['谁提到了我，什么到期了，交给我什么', 'Who mentioned me, what falls due, what was handed to me'],
  unreadCount: ['{count} 条未读消息', '{count} unread notices'],
  'tab.unread': ['未读', 'Unread'],
  'tab.all': ['全部', 'All'],
  readAll: ['全部标为已读', 'Mark all as read'],
  allRead: ['已全部标为已读', 'All marked as read'],
  markRead: ['标为已读', 'Mark as read'],
  unread: ['未读', 'unread'],
  emptyUnread: ['没有未读消息', 'Nothing unread'],
  emptyUnreadText: [
    '有人在跟进里提到你、跟进到期、客户移交给你时，会在这里提醒。',
    'You are told here when somebody mentions you, a follow-up falls due or an account is handed to you.',
  ],
  emptyAll: ['还没有消息', 'No notices yet'],
  seeAll: ['看全部', 'See all'],
  'kind.timeline.mentioned': ['{by} 在跟进里提到你', '{by} mentioned you'],
  'kind.timeline.followUpDue': ['该跟进了', 'A follow-up is due'],
  'kind.accounts.handedOver': ['客户移交给你', 'An account was handed to you'],
  'kind.accounts.manyHandedOver': ['{count} 个客户移交给你', '{count} accounts were handed to you'],
  'kind.accounts.duplicateAsked': [
    '{person} 要新建一家客户，问是不是这一家',
    '{person} is about to add an account and asks whether it is this one',
  ],
  'kind.accounts.joined': ['你加入了客户团队', 'You joined the team of an account'],
  other: ['有新消息', 'Something new'],
  older: ['更早的', 'Earlier ones'],
})
