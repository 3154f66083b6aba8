// Why a figure is what it is: the same small panel everywhere.
import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { Go } from './link.tsx'
import { Popover } from './overlay.tsx'
import './why.css'

export type WhyProps = {
  /** The figure's name. */
  title: string
  /** How it is worked out, in words. */
  formula: ReactNode
  inputs?: { label: ReactNode; value: ReactNode; to?: string }[]
  asOf?: string | null
  version?: string | number | null
  /** A chart or a remark under the inputs. */
  children?: ReactNode
}

export const Why = ({ title, formula, inputs = [], asOf, version, children }: WhyProps) => {
  const w = useWords(kitWords)
  const label = w('whyOf', { title })
  return (
    <Popover
      label={label}
      width={340}
      button={({ ref, ...props }) => (
        <button
          ref={ref}
          type="button"
          className="k-why-button"
          title={w('why')}
          aria-label={label}
          {...props}
        >
          <Icon name="question" size={14} />
        </button>
      )}
    >
      <div className="k-why">
        <h2>{label}</h2>
        <h3>{w('whyFormula')}</h3>
        <p>{formula}</p>
        {inputs.length ? (
          <>
            <h3>{w('whyInputs')}</h3>
            <dl>
              {inputs.map((input, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: inputs do not move
                <div key={index}>
                  <dt>{input.to ? <Go to={input.to}>{input.label}</Go> : input.label}</dt>
                  <dd className="k-number">{input.value}</dd>
                </div>
              ))}
            </dl>
          </>
        ) : null}
        {children}
        {asOf || version ? (
          <footer>
            {asOf ? <span>{w('whyAsOf', { day: asOf })}</span> : null}
            {version ? <span>{w('whyVersion', { version })}</span> : null}
          </footer>
        ) : null}
      </div>
    </Popover>
  )
}
