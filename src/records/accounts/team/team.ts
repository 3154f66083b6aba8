// Who of us works for an account: the roles people can have in its team.

export const teamRoles = [
  'sales',
  'solution',
  'marketing',
  'support',
  'service',
  'finance',
  'sponsor',
  'partner',
] as const
export type TeamRole = (typeof teamRoles)[number]
