// Which files may be kept beside an account: told by what is in them, not by what they are called.

type Allowed = { type: string; is: (head: Uint8Array) => boolean }

const starts = (head: Uint8Array, signs: readonly number[], at = 0): boolean =>
  signs.every((sign, index) => head[at + index] === sign)
const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0))
const holdsText = (head: Uint8Array, text: string): boolean => {
  const signs = ascii(text)
  for (let at = 0; at + signs.length <= head.length; at += 1) if (starts(head, signs, at)) return true
  return false
}

const isZip = (head: Uint8Array): boolean =>
  starts(head, [0x50, 0x4b, 0x03, 0x04]) || starts(head, [0x50, 0x4b, 0x05, 0x06])
/** Compound files of the older office programs. */
const isCompound = (head: Uint8Array): boolean =>
  starts(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const isOpenXml = (folder: string) => (head: Uint8Array) =>
  isZip(head) && (holdsText(head, '[Content_Types].xml') || holdsText(head, `${folder}/`))
const isOpenDocument = (kind: string) => (head: Uint8Array) =>
  isZip(head) && holdsText(head, `mimetypeapplication/vnd.oasis.opendocument.${kind}`)
/** Text in any encoding with one byte a letter or UTF-16 with its mark: no signs that no text has. */
const isText = (head: Uint8Array): boolean =>
  starts(head, [0xff, 0xfe]) ||
  starts(head, [0xfe, 0xff]) ||
  head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c)
const isHeic = (head: Uint8Array): boolean =>
  starts(head, ascii('ftyp'), 4) &&
  ['heic', 'heix', 'mif1', 'msf1'].some((brand) => starts(head, ascii(brand), 8))

const openXml = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'

/** By the ending of the name. */
const allowed: Readonly<Record<string, Allowed>> = {
  pdf: { type: 'application/pdf', is: (head) => starts(head, ascii('%PDF-')) },
  doc: { type: 'application/msword', is: isCompound },
  xls: { type: 'application/vnd.ms-excel', is: isCompound },
  ppt: { type: 'application/vnd.ms-powerpoint', is: isCompound },
  wps: { type: 'application/vnd.ms-works', is: isCompound },
  et: { type: 'application/vnd.ms-excel', is: isCompound },
  dps: { type: 'application/vnd.ms-powerpoint', is: isCompound },
  docx: { type: `${openXml}.wordprocessingml.document`, is: isOpenXml('word') },
  xlsx: { type: `${openXml}.spreadsheetml.sheet`, is: isOpenXml('xl') },
  pptx: { type: `${openXml}.presentationml.presentation`, is: isOpenXml('ppt') },
  odt: { type: `${openDocument}.text`, is: isOpenDocument('text') },
  ods: { type: `${openDocument}.spreadsheet`, is: isOpenDocument('spreadsheet') },
  odp: { type: `${openDocument}.presentation`, is: isOpenDocument('presentation') },
  png: { type: 'image/png', is: (head) => starts(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  jpg: { type: 'image/jpeg', is: (head) => starts(head, [0xff, 0xd8, 0xff]) },
  jpeg: { type: 'image/jpeg', is: (head) => starts(head, [0xff, 0xd8, 0xff]) },
  gif: { type: 'image/gif', is: (head) => starts(head, ascii('GIF8')) },
  webp: {
    type: 'image/webp',
    is: (head) => starts(head, ascii('RIFF')) && starts(head, ascii('WEBP'), 8),
  },
  heic: { type: 'image/heic', is: isHeic },
  txt: { type: 'text/plain', is: isText },
  csv: { type: 'text/csv', is: isText },
  zip: { type: 'application/zip', is: isZip },
}

export const allowedEndings = Object.keys(allowed)

export const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** The type of a file by its name and its first bytes; null when its kind is not kept, or it is not what it is called. */
export const fileTypeOf = (name: string, head: Uint8Array): string | null => {
  const kind = allowed[endingOf(name)]
  return kind && head.length > 0 && kind.is(head) ? kind.type : null
}

const mostSigns = 180

/** A name as it can be shown and saved: no folders, no signs that steer, turn the line round or cannot be seen. */
export const cleanName = (name: string): string => {
  const last = name.toWellFormed().split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\ufffd]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/[. ]+$/, '')
  const ending = endingOf(plain)
  const stem = [...(ending ? plain.slice(0, -ending.length - 1) : plain).replace(/^[. ]+/, '')]
    .slice(0, mostSigns)
    .join('')
  return ending ? `${stem || 'file'}.${ending}` : stem
}
