// Headings at the level of where they stand, so that the outline has no gaps for those who hear it.
import { createContext, type HTMLAttributes, type ReactNode, useContext } from 'react'

/** 0 outside a page, 1 inside, 2 inside a titled section. */
const Depth = createContext(0)

export const Deeper = ({ to, children }: { to: 1 | 2; children: ReactNode }) => (
  <Depth value={to}>{children}</Depth>
)

export const Heading = (props: HTMLAttributes<HTMLHeadingElement>) => {
  const depth = useContext(Depth)
  const Level = depth === 0 ? 'h1' : depth === 1 ? 'h2' : 'h3'
  return <Level {...props} className={`k-heading ${props.className ?? ''}`} />
}
