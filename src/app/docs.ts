// The reference for people: the same contracts as a page that needs no script.

type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  format?: string
  default?: unknown
  additionalProperties?: unknown
}
type Operation = {
  operationId: string
  tags: string[]
  summary: string
  'x-may'?: string[]
  parameters: { name: string; in: string; required: boolean; schema: Schema; description?: string }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}
type Api = {
  info: { title: string; version: string; description: string }
  paths: Record<string, Record<string, Operation>>
}

const plain = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

const typeOf = (schema: Schema): string => {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return choice.map(typeOf).join(' | ')
  if (schema.type === 'array') return `${schema.items ? typeOf(schema.items) : 'any'}[]`
  return [schema.type ?? 'any'].flat().join(' | ') + (schema.format ? ` (${schema.format})` : '')
}

/** Fields of an object, nested ones indented. */
const fields = (schema: Schema, depth = 0): string => {
  const inner = schema.type === 'array' && schema.items ? schema.items : schema
  const variants = inner.oneOf ?? inner.anyOf
  if (variants)
    return variants
      .filter((one) => one.properties)
      .map((one) => fields(one, depth))
      .join('<tr class="or"><td colspan="3">or</td></tr>')
  return Object.entries(inner.properties ?? {})
    .map(([name, field]) => {
      const must = inner.required?.includes(name) ? '' : '<i>optional</i>'
      const preset = field.default === undefined ? '' : ` = ${plain(JSON.stringify(field.default))}`
      return `<tr><td style="padding-left:${8 + depth * 18}px"><code>${plain(name)}</code></td><td>${plain(typeOf(field))}${preset}</td><td>${must}</td></tr>${depth < 4 ? fields(field, depth + 1) : ''}`
    })
    .join('')
}

const table = (title: string, rows: string): string => (rows ? `<h4>${title}</h4><table>${rows}</table>` : '')

const operation = (path: string, method: string, one: Operation): string => {
  const parameters = one.parameters
    .map(
      (p) =>
        `<tr><td><code>${plain(p.name)}</code></td><td>${plain(typeOf(p.schema))}</td><td>${p.in}${p.required ? '' : ', <i>optional</i>'}</td></tr>`,
    )
    .join('')
  const body = Object.entries(one.requestBody?.content ?? {})
    .map(([type, { schema }]) =>
      type === 'application/json' ? fields(schema) : `<tr><td colspan="3">${type}</td></tr>`,
    )
    .join('')
  const answer = Object.entries(one.responses['200']?.content ?? {})
    .map(([type, { schema }]) =>
      type === 'application/json' ? fields(schema) : `<tr><td colspan="3">${type}</td></tr>`,
    )
    .join('')
  const may = one['x-may']
    ? `<p class="may">May: ${one['x-may'].join(', ')}</p>`
    : '<p class="may">Needs no sign-in</p>'
  return `<details id="${one.operationId}"><summary><b class="${method}">${method.toUpperCase()}</b> <code>${plain(path)}</code> <span>${plain(one.summary)}</span></summary>${may}${table('Parameters', parameters)}${table('Body', body)}${table('Answer', answer)}</details>`
}

export const apiDocs = (document: Record<string, unknown>): string => {
  const api = document as unknown as Api
  const rooms = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(api.paths))
    for (const [method, one] of Object.entries(methods)) {
      const room = one.tags[0] ?? ''
      rooms.set(room, [...(rooms.get(room) ?? []), operation(path, method, one)])
    }
  const sections = [...rooms]
    .map(([room, list]) => `<section id="${room}"><h2>${room}</h2>${list.join('')}</section>`)
    .join('')
  const index = [...rooms.keys()].map((room) => `<a href="#${room}">${room}</a>`).join(' · ')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${api.info.title} API</title><style>${style}</style></head><body><main><h1>${api.info.title} API <small>${api.info.version}</small></h1><p>${plain(api.info.description)}</p><p>Machine-readable: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1). Sign in with <code>POST /api/session</code> and keep the cookie. A <code>POST</code> takes an <code>Idempotency-Key</code>; a record with a revision answers with an <code>ETag</code> and wants <code>If-Match</code> for a change. A refusal says <code>{ error: { code, params, problems, requestId } }</code>.</p><nav>${index}</nav>${sections}</main></body></html>`
}

const style = `:root{color-scheme:light dark;--ink:#1c2726;--soft:#5a6867;--line:#dde4e3;--ground:#fff;--accent:#0f6b6b}
@media(prefers-color-scheme:dark){:root{--ink:#e3eae9;--soft:#9aa9a7;--line:#2c3837;--ground:#131918;--accent:#5cc0ba}}
body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.5 -apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}
main{max-width:960px;margin:0 auto;padding:32px 24px}a{color:var(--accent)}h1{font-size:20px}h1 small{color:var(--soft);font-weight:400}h2{font-size:16px;margin:32px 0 8px}h4{margin:12px 0 4px;font-size:12px;color:var(--soft)}
details{border-top:1px solid var(--line)}summary{padding:8px 0;cursor:pointer;display:flex;gap:12px;flex-wrap:wrap;align-items:baseline}summary span{color:var(--soft)}summary b{width:56px;font-size:12px;color:var(--accent)}
code{font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}table{border-collapse:collapse;width:100%;font-size:13px;margin-bottom:8px}td{padding:3px 8px;border-top:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}td:first-child{width:34%}.may{color:var(--soft);margin:0}.or td{color:var(--soft);text-align:center}i{color:var(--soft);font-style:normal}`
