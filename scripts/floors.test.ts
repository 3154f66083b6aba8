import { describe, expect, it } from 'vitest'
import { checkFile, checkSchema } from './floors.ts'

describe('the check of the house', () => {
  it.each([
    ['a file in no room', 'src/cellar/wine.ts', '', 'stands in no room'],
    [
      'a file that leans up',
      'src/records/accounts/x.ts',
      "import { a } from '#rooms/identify/scoring.ts'",
      'leans up',
    ],
    [
      'a file that leans sideways',
      'src/records/ledger/x.ts',
      "import { a } from '#records/timeline/y.ts'",
      'leans sideways',
    ],
    ['a type that leans up', 'src/base/x.ts', "import type { Db } from '#server/database.ts'", 'leans up'],
    ['a pure file with a package', 'src/rooms/identify/x.ts', "import { z } from 'zod'", 'may not use zod'],
    ['a pure file with a clock', 'src/rooms/identify/x.ts', 'const now = Date.now()', 'no clock'],
    [
      'a store that sees HTTP',
      'src/records/staff/x.store.ts',
      "import { Hono } from 'hono'",
      'may not use hono',
    ],
    [
      'a store that sees routes',
      'src/records/staff/x.store.ts',
      "import { a } from './routes.ts'",
      'may not lean on a routes file',
    ],
    [
      'a page that sees a store',
      'src/records/staff/x.tsx',
      "import { a } from './store.ts'",
      'may not lean on a store file',
    ],
    [
      'a page that takes a schema along',
      'src/records/staff/x.tsx',
      "import { staffDoors } from './contract.ts'",
      'by type only',
    ],
    ['a default export', 'src/base/x.ts', 'export default 1', 'default export'],
    ['a barrel', 'src/base/x.ts', "export * from './money.ts'", 'barrel'],
    ['an enum', 'src/base/x.ts', 'export enum A { B }', 'enum'],
    ['a name that says nothing', 'src/base/utils.ts', '', 'says nothing'],
    ['an import without its ending', 'src/base/x.ts', "import { a } from './money'", 'without its ending'],
  ])('finds %s', (_, file, text, problem) => expect(checkFile(file, text).join('\n')).toContain(problem))

  it('lets a good file stand', () =>
    expect(
      checkFile(
        'src/rooms/identify/x.ts',
        "import { monthOf } from '#base/calendar.ts'\nimport { a } from './scoring.ts'\n",
      ),
    ).toEqual([]))
})

describe('the check of the schema', () => {
  const hung = (inside: string) =>
    `create table visit (\n  account_id uuid not null,\n${inside},\n  constraint f FOREIGN KEY (account_id) REFERENCES account(id)\n);`
  it.each([
    [
      'a key that does not begin with the account',
      hung('  constraint p PRIMARY KEY (id)'),
      'must begin with account_id',
    ],
    [
      'a unique key without the account',
      hung('  constraint p PRIMARY KEY (account_id, id),\n  constraint u UNIQUE (code)'),
      'must hold account_id',
    ],
    [
      'a reference up',
      'create table topic (\n  constraint f FOREIGN KEY (visit_id) REFERENCES account(id)\n);',
      'hangs on an account',
    ],
    [
      'set null',
      hung(
        '  constraint p PRIMARY KEY (account_id, id),\n  constraint g FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL',
      ),
      'set null',
    ],
    ['a trigger', 'create trigger t', 'create trigger'],
  ])('finds %s', (_, schema, problem) => expect(checkSchema(schema).join('\n')).toContain(problem))
})
