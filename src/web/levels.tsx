// Described levels as big choices, the highest first; each big enough for a thumb.
import { type ReactNode, useId } from 'react'
import './levels.css'
import type { InputProps } from './inputs.tsx'

export const Levels = ({
  label,
  levels,
  ...input
}: InputProps<number | null> & {
  label: string
  /** In the order they are shown in; `beside` stands at the end of the line. */
  levels: readonly { level: number; text: string; beside?: ReactNode }[]
}) => {
  const name = useId()
  return (
    <div
      id={input.id}
      role="radiogroup"
      aria-label={label}
      aria-describedby={input.describedBy}
      className="k-levels"
      data-invalid={input.invalid || undefined}
    >
      {levels.map(({ level, text, beside }) => (
        <label key={level}>
          <input
            type="radio"
            name={name}
            checked={input.value === level}
            onChange={() => input.onChange(level)}
          />
          <b>{level}</b>
          <span>{text}</span>
          {beside}
        </label>
      ))}
    </div>
  )
}
