// Writes openapi.json, or checks it: the doors as their contracts say.
import { readFileSync, writeFileSync } from 'node:fs'
import { openApi } from '../src/app/openapi.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const text = `${JSON.stringify(openApi(version), null, 2)}\n`
if (process.argv.includes('--check')) {
  const same = readFileSync('openapi.json', 'utf8') === text
  console.log(same ? 'openapi.json is true' : 'openapi.json differs from the contracts: npm run openapi')
  process.exitCode = same ? 0 : 1
} else writeFileSync('openapi.json', text)
