// What is between a request and its answer, where a whole program would be too much.
import { describe, expect, it } from 'vitest'
import { doors as list } from '#base/contract.ts'
import { FileAnswer, serve } from './call.ts'
import { mountDesks } from './http.ts'
import { openLog } from './log.ts'
import { csvFile, csvType } from './sheet/writing.ts'

const doors = list({ 'GET /table': { summary: 'A table', may: 'anyone', out: 'file' } })

const appWith = (rows: () => AsyncGenerator<string[][]>) =>
  mountDesks(
    {
      db: {} as never,
      files: {} as never,
      jobs: {} as never,
      log: openLog('silent'),
      now: () => new Date('2026-11-20T02:00:00Z'),
      viewerOf: async () => null,
      guardAccount: async () => {},
    },
    [
      serve(doors, {
        'GET /table': async () =>
          new FileAnswer('table.csv', csvType, csvFile([{ title: '甲', kind: 'text' }], rows())),
      }),
    ],
  )

describe('a table that is sent while it is read', () => {
  it('breaks off where reading breaks, and the program goes on', async () => {
    const app = appWith(async function* () {
      yield [['1']]
      throw new Error('the database went away')
    })
    const answer = await app.request('/table')
    await expect(answer.text()).rejects.toThrow('the database went away')
    expect((await app.request('/nothing')).status).toBe(404)
  })

  it('is read no further when whoever asked for it went away', async () => {
    let ended = false
    const app = appWith(async function* () {
      try {
        for (;;) yield [['1']]
      } finally {
        ended = true
      }
    })
    const reader = (await app.request('/table')).body?.getReader()
    await reader?.read()
    await reader?.cancel()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(ended).toBe(true)
  })
})
