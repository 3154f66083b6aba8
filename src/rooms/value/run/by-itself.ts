// Why a computation started by itself: kept as a sign, so that everybody reads it in a language of their own.

export const runSigns = ['@import', '@monthly', '@halfYear'] as const
export type RunSign = (typeof runSigns)[number]

export const isRunSign = (reason: string): reason is RunSign =>
  (runSigns as readonly string[]).includes(reason)
