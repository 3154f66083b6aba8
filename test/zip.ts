// Zips and workbooks made by hand, also such as no honest program would make.
import { crc32, deflateRawSync } from 'node:zlib'

/** A zip of these parts; `declare` lies about how large a part is inside. */
export const zipOf = (
  parts: Record<string, string | Buffer>,
  declare: Record<string, number> = {},
): Buffer => {
  const bodies: Buffer[] = []
  const heads: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes, { level: 9 })
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(declare[name] ?? bytes.length, 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, title, packed])
    const central = Buffer.alloc(14)
    central.writeUInt32LE(at, 10)
    heads.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, central, title]))
    bodies.push(local)
    at += local.length
  }
  const head = Buffer.concat(heads)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(heads.length, 8)
  end.writeUInt16LE(heads.length, 10)
  end.writeUInt32LE(head.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, head, end])
}

export type Sheet = { name?: string; rows: string; behind?: string }

/** A workbook whose sheets are given as the XML of their rows. */
export const workbookOf = (
  sheets: readonly Sheet[],
  more: { date1904?: boolean; shared?: string; styles?: string; declare?: Record<string, number> } = {},
): Buffer =>
  zipOf(
    {
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr${more.date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          (sheet, index) =>
            `<sheet name="${sheet.name ?? `Sheet${index + 1}`}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
        .map(
          (_, index) =>
            `<Relationship Id="rId${index + 1}" Type="worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
        )
        .join('')}</Relationships>`,
      ...(more.shared ? { 'xl/sharedStrings.xml': `<sst>${more.shared}</sst>` } : {}),
      ...(more.styles ? { 'xl/styles.xml': more.styles } : {}),
      ...Object.fromEntries(
        sheets.map((sheet, index) => [
          `xl/worksheets/sheet${index + 1}.xml`,
          `<worksheet><sheetData>${sheet.rows}</sheetData>${sheet.behind ?? ''}</worksheet>`,
        ]),
      ),
    },
    more.declare,
  )

/** A row of texts as XML. */
export const textRow = (cells: readonly string[]): string =>
  `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
