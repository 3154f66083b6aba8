// What an account can lack: a settled tier, any tier, any rating, or one of its facts.

export const accountGaps = [
  'provisional',
  'ungraded',
  'unrated',
  'sizeClass',
  'industry',
  'industrySection',
  'industryDivision',
  'region',
  'ownership',
  'organisationLevel',
  'attitude',
  'segment',
  'department',
] as const
export type Gap = (typeof accountGaps)[number]
