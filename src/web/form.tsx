// Forms: one column, labels above, what is wrong beside its field, nothing typed is lost.
import { createContext, type ReactNode, useContext, useId, useRef } from 'react'
import { Refusal } from '#base/refusal.ts'
import type { Words } from '#base/words.ts'
import { Button } from './button.tsx'
import { explain, explainProblem } from './explain.ts'
import './form.css'
import { Icon } from './icons.tsx'
import type { InputProps } from './inputs.tsx'
import { kitWords } from './kit-words.ts'
import { useLanguage, useWords } from './language.tsx'
import { Refused } from './refused.ts'
import type { FormState } from './use-form.ts'

export { type FormState, useForm } from './use-form.ts'

/** The room's words reach the fields of its form. */
const FormWords = createContext<Words | undefined>(undefined)

/** Only where one may fear for what was typed: not for a wrong password or a missing right. */
const reassures = (error: unknown): boolean =>
  !(error instanceof Refusal) || ['busy', 'stale', 'conflict', 'tooMany'].includes(error.kind)

/** What went wrong with the whole, above the buttons. */
export const FormFailure = ({
  error,
  words,
  typed = true,
}: {
  error: unknown
  words?: Words
  /** False where nothing was typed. */
  typed?: boolean
}) => {
  const w = useWords(kitWords)
  const { language } = useLanguage()
  if (!error) return null
  return (
    <div className="k-form-failure" role="alert">
      <Icon name="warning" />
      <span>
        {explain(error, language, words)} {reassures(error) ? w(typed ? 'safeTyped' : 'safeRead') : null}
        {error instanceof Refused && error.requestId ? (
          <small className="k-quiet">
            {' '}
            {w('requestId')} {error.requestId}
          </small>
        ) : null}
      </span>
    </div>
  )
}

export const Form = <Values extends object>({
  form,
  submit,
  onCancel,
  words,
  children,
  footless,
  danger,
}: {
  form: FormState<Values>
  /** The verb on the button. */
  submit: ReactNode
  onCancel?: () => void
  /** The room's words, for its own problem codes. */
  words?: Words
  children: ReactNode
  /** The buttons stand elsewhere; give them `type="submit" form={id}` or call form.submit. */
  footless?: boolean
  danger?: boolean
}) => {
  const w = useWords(kitWords)
  const element = useRef<HTMLFormElement>(null)
  return (
    <form
      ref={element}
      className="k-form"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault()
        event.stopPropagation()
        if (await form.submit()) return
        requestAnimationFrame(() =>
          element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(),
        )
      }}
    >
      {form.restored ? (
        <p className="k-form-restored">
          {w('draftKept')}
          <button type="button" onClick={() => form.reset()}>
            {w('draftDrop')}
          </button>
        </p>
      ) : null}
      <FormWords value={words}>{children}</FormWords>
      <FormFailure error={form.failure} words={words} />
      {footless ? null : (
        <div className="k-form-foot">
          <Button type="submit" kind={danger ? 'danger' : 'primary'} busy={form.busy}>
            {submit}
          </Button>
          {onCancel ? (
            <Button kind="bare" onClick={onCancel}>
              {w('cancel')}
            </Button>
          ) : null}
        </div>
      )}
    </form>
  )
}

/**
 * A field of a form: label above, hint and problem below.
 * `<Field form={form} name="name" label={w('name')}>{(input) => <TextInput {...input} />}</Field>`
 */
export const Field = <Values extends object, Name extends keyof Values & string>({
  form,
  name,
  label,
  hint,
  words,
  children,
  short,
}: {
  form: FormState<Values>
  name: Name
  label: ReactNode
  hint?: ReactNode
  words?: Words
  children: (input: InputProps<Values[Name]>) => ReactNode
  /** Narrower: days, numbers. */
  short?: boolean
}) => {
  const { language } = useLanguage()
  const w = useWords(kitWords)
  const formWords = useContext(FormWords)
  const id = useId()
  const problem = form.problemOf(name)
  const required = form.isRequired(name)
  return (
    <div className={`k-field${short ? ' k-field-short' : ''}`}>
      <label htmlFor={id} className="k-field-label">
        {label}
        {required ? (
          <span className="k-field-required" title={w('required')} aria-hidden="true">
            *
          </span>
        ) : null}
      </label>
      {children({
        id,
        value: form.values[name],
        onChange: (value) => form.set(name, value),
        invalid: Boolean(problem),
        describedBy: problem ? `${id}-problem` : hint ? `${id}-hint` : undefined,
        required,
      })}
      {problem ? (
        <p id={`${id}-problem`} className="k-field-problem">
          {explainProblem(problem, language, words ?? formWords)}
        </p>
      ) : hint ? (
        <p id={`${id}-hint`} className="k-field-hint">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

/** A few short fields in one line. */
export const FieldRow = ({ children }: { children: ReactNode }) => (
  <div className="k-field-row">{children}</div>
)
