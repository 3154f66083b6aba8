// A proposal as doors tell it.

export const proposalOut = <Row extends { accountId: string; createdAt: Date; decidedAt: Date | null }>({
  accountId: _,
  ...row
}: Row) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
})
