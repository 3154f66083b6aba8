// mainstay serve: the program, until it is told to stop.
import { anybodyCanSignIn, makeLink } from '#records/staff/link.store.ts'
import { openLog } from '#server/log.ts'
import { loadDemo } from '../demo.ts'
import { type Opened, openHouse } from '../house.ts'
import { type Running, startServer } from '../server.ts'
import { readSettings, type Settings } from '../settings.ts'
import { type Command, Mistake } from './line.ts'

/** Starts serving; when it cannot, nothing is left holding the data. */
const begin = async (house: Opened, settings: Settings, demoFirst: boolean): Promise<Running> => {
  try {
    if (demoFirst) await loadDemo(house, { onlyWhenEmpty: true })
    return await startServer(house, settings)
  } catch (error) {
    await house.close()
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE')
      throw new Mistake(`Port ${settings.port} is taken. Set PORT to another one, or stop what uses it.`)
    if (code === 'EACCES')
      throw new Mistake(`Port ${settings.port} may not be used by this user. Set PORT to one above 1023.`)
    throw error
  }
}

export const serveCommand: Command = {
  name: 'serve',
  about: 'Serve the program',
  help: `Usage: mainstay serve [--demo-first] [--json]

Opens the data, brings the database up to date and serves until it is stopped.
  --demo-first   load the demo company when the installation is empty
  --json         print the address as JSON when ready

Environment: DATABASE_URL, MAINSTAY_DATA (default data/), MAINSTAY_HOST (127.0.0.1), PORT (4600),
MAINSTAY_URL (the address people use, behind a proxy), MAINSTAY_LOG (info), MAINSTAY_SIGN_IN_ATTEMPTS (10 a minute),
MAINSTAY_KEY_REQUESTS (600 a minute for each API key), MAINSTAY_OIDC_ISSUER, _CLIENT, _SECRET, _NAME (an identity provider),
MAINSTAY_HOOK_HTTP=1 (webhooks without https), MAINSTAY_HOOK_NETWORKS (networks inside that webhooks may call, such as 10.1.0.0/16).

Answer: address, setupLink (until somebody can sign in)`,
  options: { 'demo-first': { type: 'boolean' } },
  async run(given) {
    const settings = readSettings(process.env)
    const log = openLog(settings.logLevel)
    const house = await openHouse(settings, 'serve', log)
    const running = await begin(house, settings, given.flag('demo-first'))
    const { db } = house.database
    const link = (await anybodyCanSignIn(db)) ? null : await makeLink(db, null, house.now())
    const setupLink = link ? `${running.address}${link.path}` : null
    given.answer({ address: running.address, setupLink }, [
      '',
      `  Mainstay 砥柱   ${running.address}`,
      ...(setupLink
        ? [
            '',
            '  第一位管理员请打开此一次性链接 · One-time link for the first administrator:',
            `  ${setupLink}`,
          ]
        : []),
      '',
      `  数据 Data: ${settings.databaseUrl ? 'PostgreSQL' : settings.folder}`,
      '  按 Ctrl+C 停止 · Ctrl+C to stop',
      '',
    ])
    const stop = async (signal: string) => {
      log.info({ signal }, 'stopping')
      await running.stop()
      await house.close()
      process.exit(0)
    }
    process.once('SIGINT', () => void stop('SIGINT'))
    process.once('SIGTERM', () => void stop('SIGTERM'))
  },
}
