// Who is looking, in which roles, and how far they see.

export const roles = [
  'administrator',
  'executive',
  'salesDirector',
  'keyAccountManager',
  'insideSales',
  'service',
  'marketing',
  'finance',
  'reader',
] as const
export type Role = (typeof roles)[number]

export const scopes = ['own', 'department', 'departmentTree', 'chosen', 'all'] as const
/** How far a person sees: own accounts, the department's, that and those below, chosen departments, or all. */
export type Scope = (typeof scopes)[number]

export type Viewer = {
  personId: string
  name: string
  roles: readonly Role[]
  /** Sees every account. */
  all: boolean
  /** Departments whose accounts are seen besides one's own. */
  departmentIds: readonly string[]
}

/** Everyone who is signed in. */
export const everyone: readonly Role[] = [...roles]
/** Those who keep accounts up to date. */
export const sellers: readonly Role[] = ['administrator', 'salesDirector', 'keyAccountManager', 'insideSales']
/** Those who decide who is key. */
export const deciders: readonly Role[] = ['administrator', 'executive', 'salesDirector']
/** Those who bring figures in. */
export const importers: readonly Role[] = ['administrator', 'salesDirector', 'finance']
/** Those who take records out as files. */
export const exporters: readonly Role[] = ['administrator', 'executive', 'salesDirector', 'finance']
/** Those who run the installation. */
export const administrators: readonly Role[] = ['administrator']

export const holds = (viewer: Viewer, allowed: readonly Role[]): boolean =>
  viewer.roles.some((role) => allowed.includes(role))
