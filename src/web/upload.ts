// Sends a file to a door and tells how far it is; fetch cannot, so this is the older way.
import type { Door, DoorName, Doors, Received } from '#base/contract.ts'
import { addressOf, type Call, signedOutEvent } from './client.ts'
import { offline, refusedBy } from './refused.ts'

type Sending = { signal?: AbortSignal; onProgress?: (sentBytes: number, wholeBytes: number) => void }

const send = (door: string, sent: { path?: object; query?: object; body: Blob } & Sending) =>
  new Promise<unknown>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf(door, sent as never))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => sent.onProgress?.(event.loaded, event.total)
    request.onerror = () => reject(offline())
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'))
    request.onload = async () => {
      if (request.status >= 200 && request.status < 300) return resolve(JSON.parse(request.responseText))
      const id = request.getResponseHeader('x-request-id')
      const refused = await refusedBy(
        new Response(request.responseText, {
          status: request.status || 503,
          headers: id ? { 'x-request-id': id } : {},
        }),
      )
      if (refused.code === 'web.signedOut') window.dispatchEvent(new Event(signedOutEvent))
      reject(refused)
    }
    sent.signal?.addEventListener('abort', () => request.abort())
    request.send(sent.body)
  })

/** `const send = uploader<typeof ledgerDoors>(); await send('POST /imports', { query, body: file, onProgress })` */
export const uploader =
  <D extends Doors>() =>
  <Name extends keyof D & DoorName>(
    door: Name,
    sent: Call<D[Name] & Door> & { body: Blob } & Sending,
  ): Promise<Received<D[Name]>> =>
    send(door, sent as never) as Promise<Received<D[Name]>>
