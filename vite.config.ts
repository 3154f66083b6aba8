// Builds the web part: one entry for the shell; pages, pickers and charts lazily; every file also ready compressed.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const door = process.env.MAINSTAY_DOOR ?? 'http://127.0.0.1:4600'

/** Chunks that every visit needs, besides the entry. */
const firstChunks = ['libraries', 'kit', 'rolldown-runtime']

const packed = (): Plugin => ({
  name: 'packed',
  apply: 'build',
  writeBundle({ dir }) {
    for (const name of readdirSync(dir!, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|html|svg|json)$/.test(name)) continue
      const file = join(dir!, name)
      const bytes = readFileSync(file)
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
      writeFileSync(
        `${file}.br`,
        brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      )
    }
  },
})

export default defineConfig({
  plugins: [react(), packed()],
  server: { proxy: { '/api': door } },
  preview: { proxy: { '/api': door } },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    // Data addresses would need a wider content-security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // What the first page needs and what only lazy parts reach are told apart by name, for size-limit.
        entryFileNames: 'assets/first-[hash].js',
        chunkFileNames: ({ name }) =>
          firstChunks.includes(name) ? 'assets/first-[name]-[hash].js' : 'assets/later-[name]-[hash].js',
        codeSplitting: {
          groups: [
            // Libraries change seldom and stay in the browser's store when the app is renewed.
            { name: 'libraries', tags: ['$initial'], test: /node_modules/ },
            { name: 'kit', tags: ['$initial'] },
          ],
        },
        assetFileNames: ({ names }) =>
          `assets/${names.includes('index.css') ? 'first' : 'later-[name]'}-[hash][extname]`,
      },
    },
  },
})
