// The real program in a process of its own, and a real browser in front of it.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

export type Program = { address: string; setupLink: string | null; folder: string; stop: () => Promise<void> }

/** Serves a data folder of its own; with the demo company when asked. */
export const startProgram = async (options: { demo?: boolean } = {}): Promise<Program> => {
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-story-'))
  const args = ['src/app/cli.ts', 'serve', '--json', ...(options.demo ? ['--demo-first'] : [])]
  const env = { ...process.env, DATABASE_URL: '', MAINSTAY_DATA: folder, PORT: '0', MAINSTAY_LOG: 'warn' }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const told = await firstAnswer(child)
  return {
    ...told,
    folder,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          rmSync(folder, { recursive: true, force: true })
          resolve()
        })
        child.kill('SIGTERM')
      }),
  }
}

const firstAnswer = (child: ChildProcess): Promise<{ address: string; setupLink: string | null }> =>
  new Promise((resolve, reject) => {
    let out = ''
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${out}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk
      const line = out.split('\n').find((one) => one.startsWith('{"address"'))
      if (line) resolve(JSON.parse(line))
    })
  })

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    // Downloads keep their Chinese names wherever the stories run.
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
  })

export const desk = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

/** A person's browser: its language, its size, and a list of every request that left this host. */
export const openContext = async (
  browser: Browser,
  address: string,
  view: { width: number; height: number } = desk,
): Promise<{ context: BrowserContext; page: Page; strayed: string[]; broken: string[] }> => {
  const context = await browser.newContext({ viewport: view, locale: 'zh-CN', hasTouch: view.width < 600 })
  const strayed: string[] = []
  const broken: string[] = []
  context.on('request', (request) => {
    if (
      !request.url().startsWith(address) &&
      !request.url().startsWith('data:') &&
      !request.url().startsWith('blob:')
    )
      strayed.push(request.url())
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => broken.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/40\d \(/.test(message.text())) broken.push(message.text())
  })
  return { context, page, strayed, broken }
}

export const password = '一句好记的长密码 2026'

/** The first administrator comes in by the one-time link. */
export const settleIn = async (page: Page, program: Program): Promise<void> => {
  await page.goto(program.setupLink as string)
  await page.getByLabel('姓名').fill('管一帆')
  await page.getByLabel('邮箱').fill('guan@mainstay.example')
  await page.locator('input[type=password]').first().fill(password)
  await page.getByRole('button', { name: '创建并进入' }).click()
  await page.waitForURL(`${program.address}/`)
}
