// A value kept in the browser between visits; a full or forbidden store is no reason to fail.

export const readStored = <T>(key: string, fallback: T, store: 'local' | 'session' = 'local'): T => {
  try {
    const text = (store === 'local' ? localStorage : sessionStorage).getItem(key)
    return text === null ? fallback : (JSON.parse(text) as T)
  } catch {
    return fallback
  }
}

export const writeStored = (key: string, value: unknown, store: 'local' | 'session' = 'local'): void => {
  try {
    const area = store === 'local' ? localStorage : sessionStorage
    if (value === undefined) area.removeItem(key)
    else area.setItem(key, JSON.stringify(value))
  } catch {
    // Private windows may refuse; the value then lasts as long as the page.
  }
}
