import { expect, it } from 'vitest'
import { chanceText } from './chance.ts'

it.each([
  [0.9999, '>99%'],
  [0.994, '99%'],
  [0.5, '50%'],
  [0.006, '1%'],
  [0.0001, '<1%'],
  [0, '<1%'],
])('%d reads %s', (share, text) => expect(chanceText(share)).toBe(text))
