// Somebody whose role needs a second step and who has none yet: nothing else until it is set up.
import { SecondStep } from '#records/staff/second-step.tsx'
import { securityWords } from '#records/staff/security.words.ts'
import { Button } from '#web/button.tsx'
import { Mark } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import './sign-in.css'

export const SecondStepFirst = ({ onDone, onLeave }: { onDone: () => void; onLeave: () => void }) => {
  const w = useWords(securityWords)
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Mark size={40} />
        <h1>{w('mustTitle')}</h1>
        <p>{w('mustText')}</p>
        <SecondStep onOn={onDone} />
      </div>
      <Button kind="bare" onClick={onLeave}>
        {w('signOut')}
      </Button>
    </main>
  )
}
