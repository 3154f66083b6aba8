// Measured values gathered by metric, as one looks at them.

export type Measured = {
  metric: string
  measuredOn: string
  value: number
  note: string | null
  personName: string | null
}
export type Series = { metric: string; latest: Measured; before: Measured | null; newestFirst: Measured[] }

/** A series per metric, the one measured last on top; rows come newest first. */
export const seriesOf = (rows: readonly Measured[]): Series[] => {
  const byMetric = new Map<string, Measured[]>()
  for (const row of rows) byMetric.set(row.metric, [...(byMetric.get(row.metric) ?? []), row])
  return [...byMetric].flatMap(([metric, newestFirst]) => {
    const [latest, before = null] = newestFirst
    return latest ? [{ metric, latest, before, newestFirst }] : []
  })
}
