// What goes when the demo company goes, and what stands in its way.

export type DemoLoss = {
  accounts: number
  orderLines: number
  products: number
  /** Those who cannot sign in. */
  people: number
  evaluations: number
  /** Changes that people made to demo accounts, which go with them. */
  ownChanges: number
  /** Accounts that people added, which stay. */
  ownAccounts: number
  /** Imports that booked orders on demo accounts: these are real, so they are undone first. */
  blockedBy: { id: string; fileName: string; lines: number }[]
}
