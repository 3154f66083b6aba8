// What differs between a before and an after.
import { describe, expect, it } from 'vitest'
import { differences, exportVerb } from './audit.ts'

describe('a difference', () => {
  it.each([
    [{ a: 1, b: 2 }, { a: 1, b: 3 }, [{ field: 'b', before: 2, after: 3 }]],
    [null, { a: 1, b: null, c: '' }, [{ field: 'a', before: null, after: 1 }]],
    [{ a: 1 }, null, [{ field: 'a', before: 1, after: null }]],
    [{ a: 1, b: 2 }, { b: 3 }, [{ field: 'b', before: 2, after: 3 }]],
    [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, []],
    [{ a: [] }, { a: null }, []],
    [{ a: ['x'] }, { a: ['x', 'y'] }, [{ field: 'a', before: ['x'], after: ['x', 'y'] }]],
    [null, null, []],
  ])('of %j and %j is %j', (before, after, found) => expect(differences(before, after)).toEqual(found))
})

it.each([
  ['staff.logExported', true],
  ['exchange.exported', true],
  ['accounts.contactDownloaded', true],
  ['accounts.changed', false],
])('%s taken out: %s', (action, is) => expect(exportVerb.test(action)).toBe(is))
