// How commands speak: options in, one answer out, for people or with --json for scripts.
import { parseArgs } from 'node:util'

export type Command = {
  name: string
  /** What it does, in one line. */
  about: string
  /** The whole help: arguments, options, and with --json the names of the answer's fields. */
  help: string
  options?: Record<string, { type: 'string' | 'boolean'; default?: string | boolean }>
  /** Takes at least and at most so many plain words. */
  words?: [number, number]
  run: (given: Given) => Promise<void>
}

export type Given = {
  words: string[]
  option: (name: string) => string | undefined
  flag: (name: string) => boolean
  json: boolean
  /** The answer: the object with --json, the lines else. */
  answer: (data: Record<string, unknown>, lines: string[]) => void
}

/** Something the operator can mend; shown without a stack. */
export class Mistake extends Error {}

export const parse = (command: Command, args: string[]): Given | 'help' => {
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] }
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    }) as typeof parsed
  } catch (error) {
    throw new Mistake(`${(error as Error).message}\nSee: npm run -s mainstay -- ${command.name} --help`)
  }
  const { values, positionals } = parsed
  if (values.help) return 'help'
  const [least, most] = command.words ?? [0, 0]
  if (positionals.length < least || positionals.length > most)
    throw new Mistake(
      `${command.name} takes ${least === most ? least : `${least} to ${most}`} arguments.\nSee: npm run -s mainstay -- ${command.name} --help`,
    )
  const json = values.json === true
  return {
    words: positionals,
    option: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
    flag: (name) => values[name] === true,
    json,
    answer: (data, lines) =>
      process.stdout.write(json ? `${JSON.stringify(data)}\n` : `${lines.join('\n')}\n`),
  }
}

/** A line that shows how far it is, on a terminal only. */
export const progressLine = (title: string, json: boolean) => {
  const { stderr } = process
  if (json || !stderr.isTTY) return () => {}
  return (done: number, total: number | null) => {
    const part = total ? ` ${Math.floor((100 * done) / total)} %` : ''
    stderr.write(`\r${title}${part}   ${total && done >= total ? '\n' : ''}`)
  }
}

export const required = (given: Given, name: string): string => {
  const value = given.option(name)
  if (!value) throw new Mistake(`--${name} is missing`)
  return value
}
