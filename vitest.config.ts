import { defineConfig } from 'vitest/config'

// Stories drive a real browser against a real server: two at once would starve each other on two cores, and waits run out.
const stories = process.env.STORIES === '1'

export default defineConfig({
  test: {
    include: stories
      ? ['e2e/**/*.test.ts']
      : ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'test/**/*.test.ts'],
    // PGlite takes about 300 MB a process, so two workers are what two cores and a laptop carry.
    maxWorkers: stories ? 1 : 2,
    // Ample: a busy machine is slow, and what hangs is found all the same.
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
})
