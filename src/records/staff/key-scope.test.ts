// How far a key reaches.
import { describe, expect, it } from 'vitest'
import { keyOpens, unknownScopes } from './key-scope.ts'

const doors = [
  { name: 'GET /accounts', room: 'accounts' },
  { name: 'POST /accounts', room: 'accounts' },
  { name: 'GET /jobs', room: 'desk' },
  { name: 'DELETE /jobs/:jobId', room: 'desk' },
]
const opened = (...scopes: string[]) => doors.filter((door) => keyOpens(scopes, door)).map(({ name }) => name)

describe('a key', () => {
  it.each([
    [['all'], doors.map(({ name }) => name)],
    [['read'], ['GET /accounts', 'GET /jobs']],
    [['room:accounts'], ['GET /accounts', 'POST /accounts']],
    [['read:accounts'], ['GET /accounts']],
    [['POST /accounts'], ['POST /accounts']],
    [
      ['read:accounts', 'DELETE /jobs/:jobId'],
      ['GET /accounts', 'DELETE /jobs/:jobId'],
    ],
    [[], []],
    [['GET'], []],
    [['GET /account'], []],
  ])('with %j opens %j', (scopes, names) => expect(opened(...scopes)).toEqual(names))

  it('cannot be given what is not there', () =>
    expect(unknownScopes(['all', 'room:desk', 'room:cellar', 'GET /nothing', 'GET /jobs'], doors)).toEqual([
      'room:cellar',
      'GET /nothing',
    ]))
})
