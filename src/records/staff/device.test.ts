// Devices in two words.
import { expect, it } from 'vitest'
import { deviceText } from './device.ts'

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36',
    'Chrome · Windows',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0',
    'Edge · Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1',
    'Safari · iPhone',
  ],
  ['Mozilla/5.0 (Linux; Android 15) Chrome/142 Mobile MicroMessenger/8.0', '微信 WeChat · Android'],
  ['curl/8.1', 'curl/8.1'],
  [null, '—'],
])('%s: %s', (agent, text) => expect(deviceText(agent)).toBe(text))
