/** Bytes that are looked at for what they are. */
const SAMPLE = 256

/** The text of a file of Windows: in UTF-8, or in UTF-16 when it begins with its mark or every other byte is 0. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, SAMPLE)
  const zeros = (rest: number): number => sample.filter((byte, index) => byte === 0 && index % 2 === rest).length
  const [even, odd] = [zeros(0), zeros(1)]
  const most = sample.length / 4
  if (odd > most && even <= most) return 'utf-16le'
  return even > most && odd <= most ? 'utf-16be' : 'utf-8'
}
