// The trades customers are in: their name in GB/T 4754, when they buy, what they buy and where they are heading.
import type { SeasonKey } from './season.ts'

export type Industry = {
  /** The division in GB/T 4754. */
  name: string
  /** How sellers call it. */
  trade: string
  season: SeasonKey
  /** Pull of the eight product categories, in the order of `categories`. */
  pull: readonly number[]
  /** Mean rated level 1..5 of the industry's prospects and of its readiness to innovate. */
  outlook: number
  innovation: number
}

const row = (
  name: string,
  trade: string,
  season: SeasonKey,
  pull: readonly number[],
  outlook: number,
  innovation: number,
): Industry => ({ name, trade, season, pull, outlook, innovation })

// Columns of pull: 离心泵, 化工流程泵, 容积泵与计量泵, 截断阀门, 调节阀与执行器, 流量与压力仪表, 成套机组, 备件与服务.
export const industries = {
  化工: row('化学原料和化学制品制造业', '化工', 'overhaul', [2, 6, 4, 4, 4, 3, 2.5, 4], 3.1, 3.1),
  石化: row('石油、煤炭及其他燃料加工业', '石化', 'overhaul', [2, 6, 2, 5, 5, 3, 2.5, 4], 2.8, 2.9),
  电力: row('电力、热力生产和供应业', '电力热力', 'overhaul', [6, 1, 2, 5, 4, 3, 5, 4], 3.5, 2.8),
  水务: row('水的生产和供应业', '水务', 'budget', [7, 0.3, 3, 5, 1, 5, 10, 3], 3.4, 2.7),
  环保: row('生态保护和环境治理业', '环保', 'budget', [4, 2, 6, 3, 1, 4, 10, 3], 3.8, 3.4),
  医药: row('医药制造业', '医药', 'even', [2, 4, 5, 3, 4, 4, 2.5, 4], 3.9, 3.9),
  食品: row('食品制造业', '食品', 'even', [4, 1, 5, 3, 3, 3, 2.5, 4], 3.2, 2.8),
  造纸: row('造纸和纸制品业', '造纸', 'overhaul', [6, 2, 2, 4, 3, 3, 2.5, 5], 2.3, 2.3),
  钢铁: row('黑色金属冶炼和压延加工业', '钢铁', 'overhaul', [6, 2, 1, 5, 3, 3, 5, 5], 2, 2.4),
  有色: row('有色金属冶炼和压延加工业', '有色金属', 'overhaul', [3, 5, 3, 4, 3, 3, 2.5, 5], 3.4, 2.9),
  装备: row('通用设备制造业', '装备制造', 'even', [5, 2, 3, 4, 4, 3, 0.75, 1], 3.1, 3.5),
  电子: row('计算机、通信和其他电子设备制造业', '电子材料', 'even', [2, 5, 5, 4, 4, 5, 5, 2], 4.3, 4.3),
  工程: row('土木工程建筑业', '工程总包', 'project', [5, 4, 2, 6, 4, 4, 12.5, 0.5], 2.7, 2.9),
  贸易: row('批发业', '流体设备经销', 'quarter', [6, 2, 3, 6, 3, 3, 1.25, 4], 2.5, 2.1),
} as const satisfies Record<string, Industry>

export type IndustryKey = keyof typeof industries
