// What of a record is hidden from whom: kinds of fields, and how a hidden value is shown.

export const maskKinds = ['phone', 'email', 'personal'] as const
/** `personal` is birthday, WeChat and personal notes. */
export type MaskKind = (typeof maskKinds)[number]

/** A phone number with its middle hidden: 13812345678 is 138****5678, 021-62345678 is 021****5678. */
export const maskPhone = (phone: string): string => {
  const signs = phone.replace(/[^\d+]/g, '')
  if (signs.length < 8) return '****'
  return `${signs.slice(0, 3)}****${signs.slice(-4)}`
}

/** An address with its owner hidden: wang.wei@changfeng.example is w***@changfeng.example. */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@')
  return at < 1 ? '***' : `${[...email][0] ?? ''}***${email.slice(at)}`
}

const fieldMasks: Readonly<Record<string, MaskKind>> = {
  phone: 'phone',
  mobile: 'phone',
  email: 'email',
  birthday: 'personal',
  wechat: 'personal',
  note: 'personal',
}

/** The values of a contact as somebody sees them from whom kinds of fields are hidden; hidden personal fields are left out. */
export const maskFields = (
  values: Record<string, unknown>,
  hidden: ReadonlySet<MaskKind>,
): Record<string, unknown> => {
  if (hidden.size === 0) return values
  const shown: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(values)) {
    const kind = fieldMasks[key]
    if (!kind || !hidden.has(kind)) shown[key] = value
    else if (kind === 'personal') continue
    else if (typeof value === 'string' && value !== '')
      shown[key] = kind === 'phone' ? maskPhone(value) : maskEmail(value)
    else shown[key] = value
  }
  return shown
}

/** The kinds hidden from whoever holds these roles: hidden only when no role of theirs sees it. */
export const hiddenFrom = (
  roles: readonly string[],
  masks: readonly { kind: string; role: string }[],
): ReadonlySet<MaskKind> =>
  new Set(
    maskKinds.filter(
      (kind) =>
        !roles.includes('administrator') &&
        roles.every((role) => masks.some((mask) => mask.kind === kind && mask.role === role)),
    ),
  )
