// Why a request is not done: one error type, told apart by a code that is also the key of its words.

export type RefusalKind =
  | 'invalid'
  | 'signedOut'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'stale'
  | 'tooLarge'
  | 'tooMany'
  | 'busy'

export type Problem = {
  /** Where: a field path such as `criteria.2.weight`, or a row such as `row 17`. */
  field: string
  /** What: `room.reason`, a key of the words. */
  code: string
  params?: Record<string, string | number>
}

const statusOf: Record<RefusalKind, number> = {
  invalid: 400,
  signedOut: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  stale: 412,
  tooLarge: 413,
  tooMany: 429,
  busy: 503,
}

export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly params: Record<string, string | number>
  readonly problems: Problem[]

  constructor(
    kind: RefusalKind,
    code: string,
    params: Record<string, string | number> = {},
    problems: Problem[] = [],
  ) {
    super(code)
    this.name = 'Refusal'
    this.kind = kind
    this.code = code
    this.params = params
    this.problems = problems
  }

  get status(): number {
    return statusOf[this.kind]
  }
}

/** What crosses the wire when a door refuses. */
export type RefusalBody = {
  error: { code: string; params: Record<string, string | number>; problems: Problem[]; requestId: string }
}
