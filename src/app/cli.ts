// The command line: for operators, scripts and the start of the program itself.
import { Refusal } from '#base/refusal.ts'
import { evaluateCommand } from './command/evaluate.ts'
import { exportCommand } from './command/exchange.ts'
import { type Command, Mistake, parse } from './command/line.ts'
import { accountsCommand, demoCommand, importCommand, userCommand } from './command/records.ts'
import { serveCommand } from './command/serve.ts'
import { backupCommand, moveCommand, restoreCommand } from './command/upkeep.ts'
import { valueCommand } from './command/value.ts'

const commands: readonly Command[] = [
  serveCommand,
  demoCommand,
  userCommand,
  importCommand,
  exportCommand,
  evaluateCommand,
  valueCommand,
  accountsCommand,
  backupCommand,
  restoreCommand,
  moveCommand,
]

const usage = `Mainstay 砥柱 — key account management

Usage: npm run -s mainstay -- COMMAND [options]

${commands.map((command) => `  ${command.name.padEnd(10)} ${command.about}`).join('\n')}

Every command takes --help and --json. Data lives under MAINSTAY_DATA (default data/), or in the PostgreSQL of DATABASE_URL.
`

const main = async ([name, ...args]: string[]): Promise<number> => {
  const command = commands.find((one) => one.name === name)
  if (!command) {
    const asked = !name || name === '--help' || name === '-h' || name === 'help'
    process[asked ? 'stdout' : 'stderr'].write(asked ? usage : `There is no command ${name}.\n\n${usage}`)
    return asked ? 0 : 2
  }
  try {
    const given = parse(command, args)
    if (given === 'help') process.stdout.write(`${command.help}\n`)
    else await command.run(given)
    return 0
  } catch (error) {
    if (error instanceof Mistake) process.stderr.write(`${error.message}\n`)
    else if (error instanceof Refusal)
      process.stderr.write(
        `${error.code} ${JSON.stringify(error.params)}${error.problems.map((one) => `\n  ${one.field}: ${one.code}`).join('')}\n`,
      )
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return error instanceof Mistake ? 2 : 1
  }
}

process.exitCode = await main(process.argv.slice(2))
