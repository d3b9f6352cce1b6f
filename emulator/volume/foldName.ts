/** The form under which two names of a folder are the same. One UTF-16 unit at a time, as NTFS compares. */
export function foldName(name: string): string {
  let folded = ''
  for (let index = 0; index < name.length; index++) {
    const unit = name[index]!
    const upper = unit.toUpperCase()
    folded += upper.length === 1 ? upper : unit
  }
  return folded
}
