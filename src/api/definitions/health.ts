/** How the component store of an image is. */
export const DismImageHealthState = {
  DismImageHealthy: 0,
  DismImageRepairable: 1,
  DismImageNonRepairable: 2,
} as const

/** A value of DismImageHealthState. */
export type DismImageHealthStateValue = (typeof DismImageHealthState)[keyof typeof DismImageHealthState]

/** What _DismCleanImage cleans. The names are ours: no public header has them. */
export const DismCleanType = { None: 0, WindowsUpdate: 1, ServicePack: 2, Components: 4 } as const

/** How _DismCleanImage cleans components. The names are ours. */
export const DismCleanFlags = { None: 0, ResetBase: 1, Defer: 2 } as const
