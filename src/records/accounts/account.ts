// Who the customer is: the closed lists an account's facts are chosen from.

export const statuses = ['prospect', 'active', 'dormant', 'lost'] as const
export type Status = (typeof statuses)[number]

export const sizeClasses = ['large', 'medium', 'small', 'micro'] as const
export type SizeClass = (typeof sizeClasses)[number]

export const organisationLevels = ['headquarters', 'province', 'city', 'county', 'site'] as const
export type OrganisationLevel = (typeof organisationLevels)[number]

export const ownerships = [
  'stateOwned',
  'private',
  'foreign',
  'jointVenture',
  'public',
  'collective',
] as const
export type Ownership = (typeof ownerships)[number]

/** How the account stands towards us, from those who speak for us to those who work against us. */
export const attitudes = ['advocate', 'favourable', 'neutral', 'reserved', 'opposed'] as const
export type Attitude = (typeof attitudes)[number]
