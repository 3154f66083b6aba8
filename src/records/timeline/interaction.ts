// What was said and done with an account: the kinds of it, and what a new one settles.
import type { Day } from '#base/calendar.ts'

export const interactionKinds = ['call', 'visit', 'meeting', 'wechat', 'email', 'note', 'other'] as const
export type InteractionKind = (typeof interactionKinds)[number]

/** A planned follow-up: how long it has been due, in days; negative while it lies ahead. */
export type DueState = 'ahead' | 'today' | 'overdue'
export const dueStateOf = (followUpOn: Day, today: Day): DueState =>
  followUpOn > today ? 'ahead' : followUpOn === today ? 'today' : 'overdue'

/** How much of a text is shown where there is little room. */
export const excerptOf = (body: string, most = 80): string => {
  const signs = [...body.replace(/\s+/g, ' ').trim()]
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : signs.join('')
}

/** The part of a text where a question stands, or its beginning where the two are written differently. */
export const excerptAround = (body: string, question: string, most = 80): string => {
  const text = body.replace(/\s+/g, ' ').trim()
  const at = text.toLowerCase().indexOf(question.trim().toLowerCase())
  const before = 16
  return at <= before ? excerptOf(text, most) : `…${excerptOf(text.slice(at - before), most - 1)}`
}
