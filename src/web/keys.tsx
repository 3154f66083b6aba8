// The list of keyboard shortcuts, behind `?`.
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { Dialog } from './overlay.tsx'
import './keys.css'

export const KeyList = ({ onClose }: { onClose: () => void }) => {
  const w = useWords(kitWords)
  const lines: [string[], string][] = [
    [['/', 'Ctrl K'], w('keySearch')],
    [['j', 'k', '↓', '↑'], w('keyNext')],
    [['Enter'], w('keyOpen')],
    [['x'], w('keySelect')],
    [['Esc'], w('keyClose')],
    [['?'], w('keyHelp')],
  ]
  return (
    <Dialog title={w('keys')} onClose={onClose} width={400}>
      <dl className="k-keys">
        {lines.map(([keys, what]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
