/** Something of the component store that is not as it has to be. */
export type StoreDamage =
  | {
      readonly kind: 'file'
      /** From the root of the volume. */
      readonly path: string
      /** Paths below a source, any one of which may hold what it was. */
      readonly sources: readonly string[]
      /** SHA-256 as base64, undefined when it is not known. */
      readonly sha256: string | undefined
    }
  | {
      /** A package that an operation has left half done. */
      readonly kind: 'package'
      readonly identity: string
      /** What it becomes when the store is restored. */
      readonly goal: 'installed' | 'absent'
    }

/** A number of DismImageHealthState. */
export const IMAGE_HEALTH = { healthy: 0, repairable: 1, nonRepairable: 2 } as const

export type ImageHealth = keyof typeof IMAGE_HEALTH
