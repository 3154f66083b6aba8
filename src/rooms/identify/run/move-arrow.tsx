// The way an account moved, as a small sign with its word.
import { useWords } from '#web/language.tsx'
import { arrows, tones, type Way } from './moved.tsx'
import { runWords } from './run.words.ts'

export const MoveArrow = ({ kind, tiered }: { kind: Way; tiered: boolean }) => {
  const w = useWords(runWords)
  const said = !tiered && (kind === 'up' || kind === 'down') ? w(`segment.${kind}`) : w(kind)
  return (
    <span className={`ir-arrow ${tones[kind]}`} title={said}>
      <small aria-hidden="true">{arrows[kind]}</small>
      <span className="k-hidden">{said}</span>
    </span>
  )
}
