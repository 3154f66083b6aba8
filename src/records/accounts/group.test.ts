import { describe, expect, it } from 'vitest'
import { mayHangUnder, pathsOf } from './group.ts'

describe('the paths of a group', () => {
  it('put every account under itself and all above it', () =>
    expect(
      pathsOf([
        { id: 'head', parentId: null },
        { id: 'arm', parentId: 'head' },
        { id: 'hand', parentId: 'arm' },
      ]),
    ).toEqual([
      { accountId: 'head', ancestorId: 'head', depth: 0 },
      { accountId: 'arm', ancestorId: 'arm', depth: 0 },
      { accountId: 'arm', ancestorId: 'head', depth: 1 },
      { accountId: 'hand', ancestorId: 'hand', depth: 0 },
      { accountId: 'hand', ancestorId: 'arm', depth: 1 },
      { accountId: 'hand', ancestorId: 'head', depth: 2 },
    ]))

  it('refuse a knot', () =>
    expect(() =>
      pathsOf([
        { id: 'a', parentId: 'b' },
        { id: 'b', parentId: 'a' },
      ]),
    ).toThrow('knot'))
})

describe('an account may hang', () => {
  it('under nobody', () => expect(mayHangUnder(['a', 'b'], null)).toBe(true))
  it('under a stranger', () => expect(mayHangUnder(['a', 'b'], 'c')).toBe(true))
  it('neither under itself nor under what hangs below it', () => {
    expect(mayHangUnder(['a', 'b'], 'a')).toBe(false)
    expect(mayHangUnder(['a', 'b'], 'b')).toBe(false)
  })
})
