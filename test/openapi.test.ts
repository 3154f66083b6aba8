import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { contracts } from '../src/app/contracts.ts'
import { apiDocs } from '../src/app/docs.ts'
import { openApi } from '../src/app/openapi.ts'

const document = openApi('0.0.0')
const doors = contracts.flatMap((room) => Object.keys(room.doors))

describe('the OpenAPI document', () => {
  it('is valid against the specification 3.1', async () => {
    const validator = new Validator()
    const result = await validator.validate(structuredClone(document))
    expect(result.errors ?? []).toEqual([])
    expect([result.valid, validator.version]).toEqual([true, '3.1'])
  })

  it('holds every door, each under a name of its own', () => {
    const operations = Object.values(
      document.paths as Record<string, Record<string, { operationId: string }>>,
    ).flatMap((path) => Object.values(path))
    expect(operations.length).toBe(doors.length)
    expect(new Set(operations.map((one) => one.operationId)).size).toBe(doors.length)
  })

  it('has a page for people that names every path and holds no script', () => {
    const page = apiDocs(document)
    for (const door of doors) expect(page).toContain(`/api${door.split(' ')[1]?.replace(/:(\w+)/g, '{$1}')}`)
    expect(page).not.toMatch(/<script/i)
  })
})
