// A line the size of a word: how something went, with its last point marked.

/** `null` leaves a gap. Zero is always in sight for amounts (`fromZero`). */
export const Sparkline = ({
  values,
  label,
  width = 96,
  height = 24,
  fromZero,
}: {
  values: readonly (number | null)[]
  label: string
  width?: number
  height?: number
  fromZero?: boolean
}) => {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return <span className="k-quiet">—</span>
  const low = Math.min(...known, ...(fromZero ? [0] : []))
  const high = Math.max(...known, ...(fromZero ? [0] : []))
  const x = (index: number) => 2 + (index / (values.length - 1)) * (width - 5)
  const y = (value: number) => height - 3 - ((value - low) / (high - low || 1)) * (height - 6)
  let path = ''
  let gap = true
  values.forEach((value, index) => {
    if (value !== null) path += `${gap ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    gap = value === null
  })
  const last = values.findLastIndex((value) => value !== null)
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {fromZero && low < 0 ? (
        <path d={`M2 ${y(0)}H${width - 2}`} stroke="var(--line-strong)" strokeDasharray="2 2" />
      ) : null}
      <path d={path} fill="none" stroke="var(--accent)" strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx={x(last)} cy={y(values[last] as number)} r="2.2" fill="var(--accent)" />
    </svg>
  )
}
