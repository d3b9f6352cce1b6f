/** A feature as its manifest tells of it: names are those of Windows, descriptions in our words. */
export interface FeatureRow {
  readonly displayName: string
  readonly description: string
  /** Names of the features of which one must be enabled first, parted by blanks. */
  readonly parents?: string
  /** `required` in the manifest; `possible` by default. */
  readonly restart?: 'required'
  /** The driver that it brings, so that the running Windows must restart. */
  readonly driver?: string
  /** What Server Manager is told. */
  readonly serverComponent?: ServerComponent
}

/** An element `ServerComponent` of custom information. */
export interface ServerComponent {
  readonly description: string
  readonly displayName: string
  readonly id: number
  readonly type: 'Feature' | 'Role'
  readonly uniqueName: string
  /** Major and minor. */
  readonly version?: readonly [number, number]
}

/** Features by name. */
export type FeatureTable = { readonly [name: string]: FeatureRow }
