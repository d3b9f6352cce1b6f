/** `name_version_architecture_publisherid`: a full name that lacks its empty resource id. */
const SHORT = /^([^_]+_[^_]+_[^_]+)_([^_]+)$/

/** The full name that a short one means, see rule appx.name.short; any other name as it is. */
export function completeName(packageName: string): string {
  return packageName.replace(SHORT, '$1__$2')
}
