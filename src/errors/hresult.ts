/** The Win32 code of an HRESULT of FACILITY_WIN32, or undefined for any other. */
export function win32FromHresult(hresult: number): number | undefined {
  return hresult >>> 16 === 0x8007 ? hresult & 0xffff : undefined
}

/** `0x80073cf3`, lower case, eight digits. */
export function formatHresult(hresult: number): string {
  return `0x${(hresult >>> 0).toString(16).padStart(8, '0')}`
}
