// The state of an evaluation in one word.
import { State, type Tone } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import type { Evaluation } from '../asking.tsx'
import { runWords } from './run.words.ts'

const tones: Record<Evaluation['state'], Tone> = { waiting: 'info', effective: 'good', lapsed: 'none' }

export const RunState = ({ state }: { state: Evaluation['state'] }) => {
  const w = useWords(runWords)
  return <State tone={tones[state]}>{w(`state.${state}`)}</State>
}
