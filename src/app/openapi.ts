// OpenAPI 3.1 of all doors, derived from their contracts.
import { z } from 'zod'
import type { Door, DoorName } from '#base/contract.ts'
import { contracts } from './contracts.ts'

type Json = Record<string, unknown>

// The dialect of OpenAPI 3.1 is JSON Schema itself, so the schemas go in as they are.
const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  })
  return rest as Json
}

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'params', 'problems', 'requestId'],
      properties: {
        code: { type: 'string', description: 'What went wrong, as `room.reason`' },
        params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
        problems: {
          type: 'array',
          items: {
            type: 'object',
            required: ['field', 'code'],
            properties: { field: { type: 'string' }, code: { type: 'string' }, params: { type: 'object' } },
          },
        },
        requestId: { type: 'string' },
      },
    },
  },
}

const parametersOf = (door: Door): Json[] => {
  const list = (schema: z.ZodObject | undefined, where: 'path' | 'query') => {
    if (!schema) return []
    const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
      properties?: Record<string, Json>
      required?: string[]
    }
    return Object.entries(properties).map(([name, property]) => ({
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      schema: property,
    }))
  }
  const match = {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The ETag last read; another one is refused with 412',
    schema: { type: 'string' },
  }
  return [...list(door.path, 'path'), ...list(door.query, 'query'), ...(door.revised ? [match] : [])]
}

const once = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A key of the caller’s own: the same request again does nothing and is answered the same',
  schema: { type: 'string', maxLength: 200 },
}

const answerOf = (door: Door): Json => {
  if (door.out === 'nothing') return { 204: { description: 'Done' } }
  const content =
    door.out === 'file'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : door.out === 'events'
        ? { 'text/event-stream': { schema: { type: 'string' } } }
        : { 'application/json': { schema: schemaOf(door.out, 'output') } }
  return { 200: { description: 'Done', content } }
}

const bodyOf = (door: Door): Json => {
  if (!door.body) return {}
  const content =
    door.body === 'file'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: schemaOf(door.body, 'input') } }
  return { requestBody: { required: true, content } }
}

const operationOf = (room: string, name: DoorName, door: Door): Json => {
  const method = name.split(' ')[0]
  const parameters = parametersOf(door).filter((one) => !(method === 'GET' && one.name === 'If-Match'))
  if (method === 'POST' && door.may !== 'anyone' && door.body !== 'file') parameters.push(once)
  return {
    operationId: name.replace(/[^A-Za-z]+(\w?)/g, (_, letter: string) => letter.toUpperCase()),
    tags: [room],
    summary: door.summary,
    ...(door.may === 'anyone' ? { security: [] } : { 'x-may': [...door.may] }),
    parameters,
    ...bodyOf(door),
    responses: { ...answerOf(door), default: { $ref: '#/components/responses/Refused' } },
  }
}

export const openApi = (version: string): Json => {
  const paths: Record<string, Json> = {}
  for (const { room, doors } of contracts)
    for (const [name, door] of Object.entries(doors) as [DoorName, Door][]) {
      const [method, path] = name.split(' ') as [string, string]
      const place = `/api${path.replace(/:(\w+)/g, '{$1}')}`
      paths[place] = { ...paths[place], [method.toLowerCase()]: operationOf(room, name, door) }
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mainstay',
      version,
      description:
        'Key account management. Money is in minor units (integers), days are YYYY-MM-DD, unknown is null.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    tags: contracts.map(({ room }) => ({ name: room })),
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'mainstay.session_token' } },
      responses: {
        Refused: {
          description: 'Refused; the code says why',
          content: { 'application/json': { schema: errorSchema } },
        },
      },
    },
  }
}
