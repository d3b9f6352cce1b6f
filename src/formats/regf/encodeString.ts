/** Data of REG_SZ, REG_EXPAND_SZ: UTF-16 with a terminator. */
export function encodeString(text: string): Uint8Array {
  const data = new Uint8Array((text.length + 1) * 2)
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    data[index * 2] = unit
    data[index * 2 + 1] = unit >>> 8
  }
  return data
}
