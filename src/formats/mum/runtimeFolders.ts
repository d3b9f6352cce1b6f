/**
 * Folders that manifests of components write as variables, and where they are, from the root of the volume; a folder
 * inside another comes before it. Source:
 * manifests of public packages; Microsoft, "Windows System Image Manager: known folders".
 */
export const RUNTIME_FOLDERS: readonly (readonly [variable: string, path: string])[] = [
  ['$(runtime.drivers)', 'Windows\\System32\\drivers'],
  ['$(runtime.wbem)', 'Windows\\System32\\wbem'],
  ['$(runtime.system32)', 'Windows\\System32'],
  ['$(runtime.system)', 'Windows\\System'],
  ['$(runtime.fonts)', 'Windows\\Fonts'],
  ['$(runtime.inf)', 'Windows\\INF'],
  ['$(runtime.help)', 'Windows\\Help'],
  ['$(runtime.windows)', 'Windows'],
  ['$(runtime.systemRoot)', 'Windows'],
  ['$(runtime.commonFiles)', 'Program Files\\Common Files'],
  ['$(runtime.programFiles)', 'Program Files'],
  ['$(runtime.programFilesX86)', 'Program Files (x86)'],
  ['$(runtime.startMenu)', 'ProgramData\\Microsoft\\Windows\\Start Menu'],
  ['$(runtime.programData)', 'ProgramData'],
  ['$(runtime.public)', 'Users\\Public'],
  ['$(runtime.userProfile)', 'Users\\Default'],
  ['$(runtime.bootDrive)', ''],
  ['$(runtime.systemDrive)', ''],
]
