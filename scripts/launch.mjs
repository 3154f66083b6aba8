// The way in from any Node: installs what is missing, then runs the rest on the pinned Node.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const bin = join(root, 'node_modules', '.bin')
const [what = 'start', ...rest] = process.argv.slice(2)
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  fail(`Node ${process.versions.node} is too old: any Node from 20.19 will do.`)

const env = {
  // From the second start on nothing is compiled anew, and the compiler's memory is saved.
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.compiled'),
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
}
const node = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node')

install()
if (what === 'start') {
  if (!webIsBuilt()) await run('npm', ['run', '--silent', 'build'])
  // Half the room for young objects: a server that waits is ten megabytes smaller.
  await run(node, ['--max-semi-space-size=8', 'src/app/cli.ts', 'serve', '--demo-first', ...rest])
} else if (what === 'mainstay') await run(node, ['src/app/cli.ts', ...rest], process.cwd())
else if (what === 'test') await run(node, ['scripts/test.ts', ...rest])
else if (what === 'check') await run(node, ['scripts/test.ts', '--fast', ...rest])
else if (what === 'bench') await run(node, ['bench/all.ts', ...rest])
else fail(`There is nothing called ${what} to start.`)

function install() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const mark = createHash('sha256').update(lock).digest('hex')
  const stamp = join(root, 'node_modules', '.installed')
  if (existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === mark) return
  console.error('Installing what is missing (once) …')
  // What npm says goes to stderr, so that a command's answer stays alone on stdout.
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) fail('npm ci failed; the lines above say why.')
  if (!existsSync(node))
    fail(
      'The pinned Node was not installed: allow the install script of the package "node" and run this again.',
    )
  writeFileSync(stamp, mark)
}

/** Built after the newest of its sources. */
function webIsBuilt() {
  const built = join(root, 'dist', 'web', 'index.html')
  if (!existsSync(built)) return false
  const at = statSync(built).mtimeMs
  const newer = (path) => {
    const state = statSync(path)
    return state.isDirectory()
      ? readdirSync(path).some((name) => newer(join(path, name)))
      : state.mtimeMs > at
  }
  return !['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'].some(
    (name) => existsSync(join(root, name)) && newer(join(root, name)),
  )
}

/** Runs one command to its end; a signal to stop is passed on, and its own end is waited for. */
async function run(command, args, cwd = root) {
  const resolved = args.map((arg) => (/^(src|scripts|bench)\//.test(arg) ? join(root, arg) : arg))
  const child = spawn(command, resolved, { cwd, env, stdio: 'inherit', shell: process.platform === 'win32' })
  // Ctrl+C reaches the child by itself.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (status) => resolve(status ?? 1))
  })
  if (code !== 0) process.exit(code)
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
