// The state of a form: values, problems beside their fields, one submit at a time, a draft that outlives the page.
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Problem, Refusal } from '#base/refusal.ts'
import { newIntent } from './client.ts'
import { readStored, writeStored } from './stored.ts'

type FormOptions<Values> = {
  initial: Values
  /** Does it; a Refusal shows its problems beside the fields, everything typed stays. `intent` goes into a POST. */
  submit: (values: Values, intent: string) => Promise<unknown>
  required?: readonly (keyof Values & string)[]
  /** Pure rules of the room, looked at before anything is sent. */
  check?: (values: Values) => Problem[]
  /** A name under which what was typed survives a reload, until it is submitted. */
  draft?: string
}

export type FormState<Values> = {
  values: Values
  set: <Key extends keyof Values>(key: Key, value: Values[Key]) => void
  change: (values: Partial<Values>) => void
  problemOf: (field: string) => Problem | undefined
  isRequired: (field: string) => boolean
  /** What could not be put beside a field. */
  failure: unknown
  busy: boolean
  touched: boolean
  submit: () => Promise<boolean>
  reset: (values?: Values) => void
  restored: boolean
}

const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

const place = (field: string): string => field.replace(/^body\./, '')

export const useForm = <Values extends object>(options: FormOptions<Values>): FormState<Values> => {
  const { initial, required = [], draft } = options
  const kept = useRef(draft ? readStored<Partial<Values> | null>(`draft:${draft}`, null, 'session') : null)
  const [values, setValues] = useState<Values>(() => ({ ...initial, ...kept.current }))
  const [restored, setRestored] = useState(kept.current !== null)
  const [problems, setProblems] = useState<Problem[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [touched, setTouched] = useState(false)
  const intent = useRef(newIntent())
  const latest = useRef(options)
  latest.current = options
  const running = useRef(false)

  useEffect(() => {
    if (draft && touched) writeStored(`draft:${draft}`, values, 'session')
  }, [draft, touched, values])

  const change = useCallback((part: Partial<Values>) => {
    setTouched(true)
    // What is sent differs from the last try, so it is a new intent.
    intent.current = newIntent()
    setValues((now) => ({ ...now, ...part }))
    setProblems((now) => now.filter((problem) => !(place(problem.field).split('.')[0]! in part)))
  }, [])

  const reset = useCallback(
    (next?: Values) => {
      if (draft) writeStored(`draft:${draft}`, undefined, 'session')
      setValues(next ?? latest.current.initial)
      setProblems([])
      setFailure(null)
      setTouched(false)
      setRestored(false)
    },
    [draft],
  )

  const submit = useCallback(async (): Promise<boolean> => {
    if (running.current) return false
    const missing: Problem[] = (latest.current.required ?? [])
      .filter((key) => isBlank(values[key]))
      .map((key) => ({ field: key, code: 'web.required' }))
    const found = [...missing, ...(latest.current.check?.(values) ?? [])]
    setProblems(found)
    setFailure(null)
    if (found.length) return false
    running.current = true
    setBusy(true)
    try {
      await latest.current.submit(values, intent.current)
      intent.current = newIntent()
      if (draft) writeStored(`draft:${draft}`, undefined, 'session')
      setTouched(false)
      setRestored(false)
      return true
    } catch (error) {
      const told = error instanceof Refusal ? error.problems : []
      setProblems(told)
      // A problem at a field that this form does not have must not disappear.
      const own = told.length > 0 && told.every((problem) => place(problem.field).split('.')[0]! in values)
      setFailure(own ? null : error)
      return false
    } finally {
      running.current = false
      setBusy(false)
    }
  }, [draft, values])

  return {
    values,
    set: useCallback((key, value) => change({ [key]: value } as unknown as Partial<Values>), [change]),
    change,
    problemOf: (field) => problems.find((problem) => place(problem.field) === field),
    isRequired: (field) => (required as readonly string[]).includes(field),
    failure,
    busy,
    touched,
    submit,
    reset,
    restored,
  }
}
