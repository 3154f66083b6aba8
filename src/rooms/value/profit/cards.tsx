// A few accounts on a phone: each a card whose reason can be read and whose step can be taken with a thumb.
import type { ReactNode } from 'react'
import { Go } from '#web/link.tsx'
import '../value.css'

export type Card = {
  key: string
  href: string
  name: ReactNode
  value: ReactNode
  text: ReactNode
  /** Small figures and the panel of why, at the left of the foot. */
  foot: ReactNode
  act: ReactNode
}

export const Cards = ({ label, cards }: { label: string; cards: readonly Card[] }) => (
  <ul className="va-cards" aria-label={label}>
    {cards.map((card) => (
      <li key={card.key}>
        <div className="va-card-head">
          <Go to={card.href}>{card.name}</Go>
          <strong>{card.value}</strong>
        </div>
        <p>{card.text}</p>
        <div className="va-card-foot">
          <span className="va-card-small">{card.foot}</span>
          {card.act}
        </div>
      </li>
    ))}
  </ul>
)
