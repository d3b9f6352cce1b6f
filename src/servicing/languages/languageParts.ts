/** Resources of a language, for each `%` the tag. */
const RESOURCES = [
  'Windows\\%\\explorer.exe.mui',
  'Windows\\System32\\%\\Dism.exe.mui',
  'Windows\\System32\\%\\kernel32.dll.mui',
  'Windows\\System32\\%\\winlogon.exe.mui',
] as const

/** The files that a language pack brings, by path: a few that stand for all, each with a line that says so. */
export function languageFiles(tag: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    RESOURCES.map((pattern) => pattern.replace('%', tag)).map((path) => [path, `${path}: simulated resources\r\n`]),
  )
}

/** Folders that hold nothing but a language's files. */
export function languageFolders(tag: string): readonly string[] {
  return [`Windows\\${tag}`, `Windows\\System32\\${tag}`]
}

/** The key of a UI language in SYSTEM, below `Control` of the control set. */
export function uiLanguageKey(tag: string): string {
  return `MUI\\UILanguages\\${tag}`
}

/** UILanguages\<tag>, value Type: a fully localized language, installed for good. Seen in hives of 8.1 to 10. */
export const FULLY_LOCALIZED = 0x111

/** An LCID as `Nls\Language` has it: four hexadecimal digits. */
export function formatLcid(lcid: number): string {
  return lcid.toString(16).padStart(4, '0')
}

/** The LCID of a language that has none of its own: LOCALE_CUSTOM_UNSPECIFIED. */
export const UNKNOWN_LCID = 0x1000
