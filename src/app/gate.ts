// Signing in at the company's identity providers: those of the settings page and the one that the environment names.
import { Refusal } from '#base/refusal.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import { matchPerson, type ProviderRow, providers } from '#records/staff/provider.store.ts'
import { markWay } from '#records/staff/session.store.ts'
import type { Gate } from '#records/staff/sign-in.routes.ts'
import type { Actor, Call } from '#server/call.ts'
import { newId } from '#server/id.ts'
import {
  discover,
  isSafeAddress,
  openSingleSignOn,
  type ProviderTrouble,
  type SingleSignOn,
  seal,
  unseal,
} from '#server/single-sign-on.ts'
import type { Opened } from './house.ts'
import type { Settings } from './settings.ts'

export const openGate = ({ database, log, now }: Opened, settings: Settings, secret: string) => {
  const { db } = database
  const opened = new Map<string, { made: string; gate: SingleSignOn }>()

  const all = async (): Promise<ProviderRow[]> => {
    const known = await providers(db)
    const { oidc } = settings
    return oidc
      ? [{ ...fromEnvironment, name: oidc.name, issuer: oidc.issuer, clientId: oidc.clientId }, ...known]
      : known
  }

  const check = async (issuer: string): Promise<void> => {
    if (!isSafeAddress(issuer)) throw refused('staff.providerNotSafe')
    await discover(issuer).catch((trouble: ProviderTrouble) => {
      throw refused(trouble.message)
    })
  }

  /** Opened once for each state of the settings and each address that the program is reached at. */
  const gateOf = async (id: string, origin: string): Promise<SingleSignOn> => {
    const row = (await all()).find((one) => one.id === id && one.enabled)
    if (!row) throw new Refusal('notFound', 'staff.noSuchProvider')
    const at = settings.baseUrl ?? origin
    const made = `${row.revision} ${row.issuer} ${at}`
    const known = opened.get(id)
    if (known?.made === made) return known.gate
    await check(row.issuer)
    const clientSecret = row.sealedSecret
      ? await unseal(secret, row.sealedSecret)
      : (settings.oidc?.clientSecret ?? '')
    const gate = openSingleSignOn(
      { db, secret, baseUrl: settings.baseUrl, origin: at },
      { id: row.id, issuer: row.issuer, clientId: row.clientId, clientSecret },
      (profile) => matchPerson(db, actorNow(null), row, profile),
    )
    opened.set(id, { made, gate })
    return gate
  }

  const actorNow = (personId: string | null): Actor => {
    const at = now()
    return { personId, origin: 'web', requestId: newId(at), now: at }
  }

  const forDoors: Gate = {
    providers: all,
    check,
    seal: (text) => seal(secret, text),
    async begin(call: Call, providerId, returnTo) {
      const gate = await gateOf(providerId, call.request.origin)
      const { url, cookies } = await gate.begin(call.request, call.request.origin, returnTo)
      for (const cookie of cookies) call.headers.append('set-cookie', cookie)
      return url
    },
  }

  /** The way back from a provider: signs in, or goes to the sign-in page with the reason. */
  const comeBack = async (request: Request, address: string, providerId: string): Promise<Response> => {
    const sender = { headers: request.headers, address }
    const back = (reason: string) =>
      new Response(null, { status: 302, headers: { location: `/?refused=${encodeURIComponent(reason)}` } })
    try {
      const gate = await gateOf(providerId, new URL(request.url).origin)
      const { response, match } = await gate.end(request, sender)
      const device = request.headers.get('user-agent') ?? ''
      const token = response.headers
        .getSetCookie()
        .map((cookie) => /mainstay\.session_token=([^;.]+)/.exec(decodeURIComponent(cookie))?.[1])
        .find(Boolean)
      if (token && match && !('refused' in match)) {
        await markWay(db, token, 'provider')
        await writeAudit(db, actorNow(match.id), {
          action: 'staff.signedIn',
          subject: { kind: 'person', id: match.id },
          after: { way: 'provider', provider: providerId, address, device },
        })
        return response
      }
      const told = new URL(response.headers.get('location') ?? '/', request.url).searchParams.get('error')
      const reason = match && 'refused' in match ? match.refused : (told ?? 'providerFailed')
      await writeAudit(db, actorNow(null), {
        action: 'staff.signInFailed',
        subject: { kind: 'person', id: 'unknown' },
        after: { way: 'provider', provider: providerId, reason, address, device },
      })
      return back(reason)
    } catch (error) {
      log.warn({ err: error, provider: providerId }, 'coming back from an identity provider')
      return back('providerFailed')
    }
  }

  return { forDoors, comeBack }
}

const fromEnvironment: ProviderRow = {
  id: 'environment',
  name: '',
  issuer: '',
  clientId: '',
  createsPeople: false,
  role: 'reader',
  scope: 'own',
  departmentId: null,
  enabled: true,
  revision: 1,
  sealedSecret: null,
}

const refused = (code: string): Refusal =>
  new Refusal('invalid', 'web.badInput', {}, [
    { field: 'issuer', code: code.startsWith('staff.') ? code : 'staff.providerUnreachable' },
  ])
