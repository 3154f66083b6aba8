// What a password needs, ticked off while it is typed.
import { Icon } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { type PasswordRule, passwordRules } from './password.ts'
import './security.css'
import { securityWords } from './security.words.ts'

const ruleWords = { long: 'ruleLong', rare: 'ruleRare', notYou: 'ruleNotYou' } as const satisfies Record<
  PasswordRule,
  keyof typeof securityWords
>

export const PasswordRules = ({
  password,
  you,
}: {
  password: string
  /** Names and addresses that a guesser would try. */
  you: readonly (string | null | undefined)[]
}) => {
  const w = useWords(securityWords)
  return (
    <ul className="st-rules" aria-label={w('rules')}>
      {passwordRules(password, you).map(({ rule, kept }) => (
        <li key={rule} data-kept={kept}>
          <Icon name={kept ? 'check' : 'right'} size={12} />
          {w(ruleWords[rule])}
          <span className="k-hidden">{w(kept ? 'kept' : 'notKept')}</span>
        </li>
      ))}
    </ul>
  )
}
