// Whom one knows at an account: what is known of a contact, how it is found, and what of it may be hidden.
import type { MaskKind } from '#records/staff/mask.ts'
import { maskEmail, maskPhone } from '#records/staff/mask.ts'
import { formsOf, type Pinyin } from '../search.ts'

export type ContactFacts = {
  name: string
  title: string | null
  department: string | null
  phone: string | null
  mobile: string | null
  email: string | null
  wechat: string | null
  birthday: string | null
  note: string | null
  /** Values of custom fields by their key. */
  custom: Record<string, unknown>
}

export const noContactFacts: Omit<ContactFacts, 'name'> = {
  title: null,
  department: null,
  phone: null,
  mobile: null,
  email: null,
  wechat: null,
  birthday: null,
  note: null,
  custom: {},
}

/** Parts of the search text: names, then numbers, then addresses, so that who may not see one does not find by it. */
const partEnd = '\f'

/** The text a contact is found by: names with their sounds, digits of numbers, and mail. */
export const contactText = (facts: ContactFacts, pinyin: Pinyin): string =>
  [
    formsOf([facts.name], [], pinyin),
    formsOf([], [digits(facts.phone), digits(facts.mobile)], pinyin),
    formsOf([], [facts.email], pinyin),
  ].join(partEnd)

/** The same without the marks between its parts: what grams are made of. */
export const withoutParts = (text: string): string => text.split(partEnd).filter(Boolean).join('\n')

const digits = (text: string | null): string | null => text?.replace(/[^0-9]/g, '') || null

/** Which of a contact's facts each kind of mask covers. */
const covered: Record<MaskKind, readonly (keyof ContactFacts)[]> = {
  phone: ['phone', 'mobile'],
  email: ['email'],
  personal: ['wechat', 'birthday', 'note'],
}

/** What is shown instead to whom it is hidden from: enough to tell one from another, or nothing at all. */
const shownInstead: Partial<Record<keyof ContactFacts, (text: string) => string | null>> = {
  phone: maskPhone,
  mobile: maskPhone,
  email: maskEmail,
  wechat: () => null,
  birthday: () => null,
  note: () => null,
}

/** Facts as a viewer may read them, and which of those that are known are hidden. */
export const maskContact = <Facts extends ContactFacts>(
  facts: Facts,
  masks: ReadonlySet<MaskKind>,
): { facts: Facts; hidden: (keyof ContactFacts)[] } => {
  const keys = [...masks].flatMap((kind) => covered[kind]).filter((key) => facts[key] !== null)
  const changed: Record<string, unknown> = { ...facts }
  for (const key of keys) changed[key] = shownInstead[key]?.(String(facts[key])) ?? null
  return { facts: changed as Facts, hidden: keys }
}

/**
 * What somebody sends back of facts that were partly hidden from them: where they send what they were shown, or
 * nothing, the fact stays as it is; what they wrote anew counts.
 */
export const keepHidden = (
  stored: ContactFacts,
  sent: Partial<ContactFacts>,
  masks: ReadonlySet<MaskKind>,
): ContactFacts => {
  const { facts: shown, hidden } = maskContact(stored, masks)
  const merged: Record<string, unknown> = { ...stored, ...sent }
  for (const key of hidden)
    if (!(key in sent) || sent[key] === null || sent[key] === shown[key]) merged[key] = stored[key]
  return merged as ContactFacts
}
