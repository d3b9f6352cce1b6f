/** Names that Windows gives to devices, in any folder and with any extension. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(\.|$)/i

/** What no file name of Windows may hold: control characters, wildcards, separators, `:` of drives and streams. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"/|?*]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** The longest name that NTFS stores, in UTF-16 units. */
const MAX_COMPONENT = 255
const MAX_PATH = 32_000

/** The most names in a path: packages of today have ten or twenty. What is deeper wears out file systems and stacks. */
const MAX_DEPTH = 256

/**
 * Whether a `\` separated path names a file below the folder that it is joined to, on Windows and everywhere else: no
 * `..`, drive, leading slash, UNC, device name, alternate stream, trailing dot or space, control character.
 */
export function isSafeRelativePath(path: string): boolean {
  if (path.length > MAX_PATH || FORBIDDEN.test(path)) return false
  const components = path.split('\\')
  return components.length <= MAX_DEPTH && components.every(isSafeComponent)
}

function isSafeComponent(component: string): boolean {
  // A trailing dot covers `.` and `..` too: Windows drops trailing dots and spaces.
  return component !== '' && component.length <= MAX_COMPONENT && !/[. ]$/.test(component) && !DEVICE.test(component)
}
