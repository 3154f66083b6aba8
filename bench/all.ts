// All benchmarks, one after the other: npm run bench. PostgreSQL is measured where BENCH_DATABASE_URL names a server.
import { benchApi } from './api.ts'
import { benchEvaluate } from './evaluate.ts'
import { benchImport } from './import.ts'
import { embeddedVersion, machine, show } from './measure.ts'
import { benchValue } from './value.ts'

console.log(`${machine()}, ${await embeddedVersion()}, ${new Date().toISOString().slice(0, 10)}`)
show('Import', await benchImport())
show('Evaluation', await benchEvaluate())
show('Doors', await benchApi())
show('Lifetime value', await benchValue())
