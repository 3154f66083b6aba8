// Runs everything, part by part, and ends with one line that counts: N passed, N failed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, startPostgres } from './tools.ts'

const fast = process.argv.includes('--fast')
const inCi = Boolean(process.env.CI)
const scratch = mkdtempSync(join(tmpdir(), 'mainstay-test-'))
let passed = 0
let failed = 0
const missing: string[] = []

const part = (title: string, work: () => boolean | { passed: number; failed: number }): void => {
  const started = Date.now()
  console.log(`\n── ${title}`)
  const result = work()
  const counts = typeof result === 'boolean' ? { passed: Number(result), failed: Number(!result) } : result
  passed += counts.passed
  failed += counts.failed
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(
    `   ${counts.failed ? 'FAILED' : 'ok'}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`,
  )
}

const run = (command: string, args: string[], env: Record<string, string> = {}): boolean =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, NO_COLOR: '1', ...env } }).status === 0

const vitest = (env: Record<string, string>) => (): { passed: number; failed: number } => {
  const file = join(scratch, `report-${passed}-${failed}.json`)
  const ended = run('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`], env)
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      numFailedTestSuites: number
    }
    const broken = report.numFailedTests || (ended ? 0 : Math.max(1, report.numFailedTestSuites))
    return { passed: report.numPassedTests, failed: broken }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** A part that cannot run is named; where everything must run, that fails. */
const cannot = (title: string, mend: string): void => {
  missing.push(`${title}: ${mend}`)
  if (inCi) failed += 1
}

part('format and lint', () => run('biome', ['ci', '--colors=off', '--error-on-warnings', '.']))
part('types', () => run('tsc', ['--noEmit', '-p', '.']))
part('floors', () => run('node', ['scripts/floors.ts']))
part('schema.sql is true', () => run('node', ['scripts/schema.ts', '--check']))
part('openapi.json is true', () => run('node', ['scripts/openapi.ts', '--check']))
part('dead code', () => run('knip', ['--no-progress']))
part('rules, stores and doors on the embedded database', vitest({ TEST_DATABASE_URL: '' }))

if (!fast) {
  const postgres = await startPostgres()
  if (postgres) {
    part('rules, stores and doors on PostgreSQL', vitest({ TEST_DATABASE_URL: postgres.url }))
    postgres.stop()
  } else cannot('PostgreSQL', 'install a PostgreSQL server of version 15 or newer, or set TEST_DATABASE_URL')

  part('the web app builds', () => run('npm', ['run', '--silent', 'build']))
  part('first load of the web app', () => run('size-limit', []))
  const browser = chromium()
  if (browser) part('stories in Chromium', vitest({ STORIES: '1', CHROMIUM: browser, TEST_DATABASE_URL: '' }))
  else cannot('stories', 'install Chromium, or set CHROMIUM to where it is')
}

rmSync(scratch, { recursive: true, force: true })
for (const line of missing) console.log(`\nnot run — ${line}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0
