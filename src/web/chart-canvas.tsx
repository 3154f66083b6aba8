// ECharts itself, only the parts used; loaded when the first chart is shown.
import type { EChartsOption } from 'echarts'
import {
  BarChart,
  CustomChart,
  FunnelChart,
  HeatmapChart,
  LineChart,
  RadarChart,
  ScatterChart,
} from 'echarts/charts'
import {
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components'
import { type ECharts, init, use as register } from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { Picked } from './chart.tsx'
import { type Look, themeOf } from './chart-look.ts'
import { arranged } from './chart-option.ts'

register([
  BarChart,
  CustomChart,
  FunnelChart,
  HeatmapChart,
  LineChart,
  RadarChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
  SVGRenderer,
])

const quiet = matchMedia('(prefers-reduced-motion: reduce)')

export const ChartCanvas = ({
  option,
  look,
  onPick,
  pixels,
  height,
}: {
  option: EChartsOption
  look: Look
  onPick?: (picked: Picked) => void
  pixels: boolean
  height: number
}) => {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const pick = useRef(onPick)
  pick.current = onPick
  useEffect(() => {
    const element = box.current
    if (!element) return
    const made = init(element, themeOf(look), { renderer: pixels ? 'canvas' : 'svg' })
    chart.current = made
    made.on('click', (event) => pick.current?.(event as unknown as Picked))
    const observer = new ResizeObserver(() => made.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.dispose()
      chart.current = null
    }
  }, [look, pixels])
  useEffect(() => {
    chart.current?.setOption(
      {
        animation: !quiet.matches,
        animationDuration: 240,
        animationDurationUpdate: 160,
        ...arranged(option),
      },
      { notMerge: true },
    )
  }, [option])
  return <div ref={box} style={{ width: '100%', height }} />
}
