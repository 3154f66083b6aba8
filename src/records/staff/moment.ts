// A moment in short, where the reader is.

const two = (value: number): string => String(value).padStart(2, '0')

/** 2026-11-21 14:05 */
export const momentText = (instant: string): string => {
  const at = new Date(instant)
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`
}
