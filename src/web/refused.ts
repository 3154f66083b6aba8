// A refusal as the page sees it: what the door said, with the request id people can quote.
import { Refusal, type RefusalBody, type RefusalKind } from '#base/refusal.ts'

export class Refused extends Refusal {
  readonly requestId: string | null

  constructor(kind: RefusalKind, body: Partial<RefusalBody['error']> & { code: string }) {
    super(kind, body.code, body.params, body.problems)
    this.name = 'Refused'
    this.requestId = body.requestId ?? null
  }
}

const kinds: Record<number, RefusalKind> = {
  400: 'invalid',
  401: 'signedOut',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  412: 'stale',
  413: 'tooLarge',
  422: 'invalid',
  429: 'tooMany',
}

/** A failed answer as a refusal, whatever a proxy on the way made of its body. */
export const refusedBy = async (answer: Response): Promise<Refused> => {
  const kind = kinds[answer.status] ?? 'busy'
  const requestId = answer.headers.get('x-request-id') ?? undefined
  try {
    const body = (await answer.json()) as RefusalBody
    return new Refused(kind, { ...body.error, requestId: body.error.requestId ?? requestId })
  } catch {
    return new Refused(kind, { code: 'web.unreadable', requestId })
  }
}

export const offline = (): Refused => new Refused('busy', { code: 'web.offline' })
