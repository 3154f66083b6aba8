// Why an account has its grade, in few words; what that means on hover.
import { useWords } from '#web/language.tsx'
import { runWords } from './run.words.ts'

const codes = [
  'SCORE',
  'LIST',
  'PIN',
  'VETO',
  'QUOTA',
  'HYSTERESIS',
  'COOLDOWN',
  'OBSERVATION',
  'PROVISIONAL',
  'INSUFFICIENT',
  'SEGMENT',
] as const
type Code = (typeof codes)[number]
const isCode = (text: string): text is Code => (codes as readonly string[]).includes(text)

export const ReasonMark = ({ reason, rule }: { reason: string; rule: string | null }) => {
  const w = useWords(runWords)
  if (!isCode(reason)) return <>{reason}</>
  const named = w(`reason.${reason}`)
  const said = rule ? w('reasonWithRule', { reason: named, rule }) : named
  const plain = reason === 'SCORE' || reason === 'SEGMENT'
  return (
    <span className={plain ? 'k-quiet' : undefined} title={`${said} · ${w(`about.${reason}`)}`}>
      {said}
    </span>
  )
}
