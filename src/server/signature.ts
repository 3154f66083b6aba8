// Signatures of what is sent out, by the rules of Standard Webhooks 1.0.
import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

export const newSigningSecret = (): string => `${prefix}${randomBytes(32).toString('base64')}`

/** The header: one signature for each secret that is good now, newest first. */
export const signatures = (
  secrets: readonly string[],
  message: { id: string; seconds: number; body: string },
): string =>
  secrets
    .map((secret) => {
      const key = Buffer.from(secret.replace(prefix, ''), 'base64')
      const digest = createHmac('sha256', key).update(`${message.id}.${message.seconds}.${message.body}`)
      return `v1,${digest.digest('base64')}`
    })
    .join(' ')
