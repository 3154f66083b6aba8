// Puts compressed copies beside the built files, so that serving them costs nothing.
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const worthwhile = 1024
for (const file of globSync('dist/web/**/*.{js,css,html,svg,json}')) {
  if (statSync(file).size < worthwhile) continue
  const content = readFileSync(file)
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
}
