/** A capability of the pool: each needs what is there for it; `Words` and `Reader` are there in two languages. */
export const CAPABILITIES = [
  { name: 'Contoso.Alpha', language: '', needs: [] },
  { name: 'Contoso.Beta', language: '', needs: [0] },
  { name: 'Contoso.Gamma', language: '', needs: [1] },
  { name: 'Contoso.Words', language: 'fr-FR', needs: [] },
  { name: 'Contoso.Words', language: 'en-US', needs: [] },
  { name: 'Contoso.Reader', language: 'fr-FR', needs: [3] },
  { name: 'Contoso.Reader', language: 'en-US', needs: [4] },
] as const satisfies readonly { readonly name: string; readonly language: string; readonly needs: readonly number[] }[]

/** What a cabinet is to the image: it fits, in two versions; it is for another build or computer; it is a satellite. */
export type CabinetSort = 'fits' | 'newer' | 'older build' | 'newer build' | 'arm64' | 'en-US' | 'fr-FR' | 'de-DE'

/** A cabinet of a source. */
export interface OfferedCabinet {
  /** Place among the capabilities. */
  readonly of: number
  readonly sort: CabinetSort
}

/** How a user names a capability: by its place, in one of four ways. The place after the last is that of a known one. */
export interface CapabilityWord {
  readonly of: number
  readonly form: 'whole' | 'name' | 'lower case' | 'without tildes at its end'
}

/** Places that are searched: folders of D:, one of which is not there. */
export type CapabilityPlace = 'D:\\s0' | 'D:\\s1' | 'D:\\s2' | 'D:\\none'

/** What is done to the capabilities of an image. */
export type CapabilityStep =
  | {
      readonly kind: 'add'
      readonly names: readonly CapabilityWord[]
      readonly sources: readonly CapabilityPlace[]
      readonly limitAccess: boolean
      readonly online: boolean
      /** By the API, which takes one name. */
      readonly api: boolean
    }
  | { readonly kind: 'remove'; readonly name: CapabilityWord; readonly online: boolean; readonly api: boolean }
  | { readonly kind: 'info'; readonly name: CapabilityWord; readonly sources: readonly CapabilityPlace[] }
  | { readonly kind: 'list'; readonly sources: readonly CapabilityPlace[] }
  | { readonly kind: 'export'; readonly names: readonly CapabilityWord[]; readonly sources: readonly CapabilityPlace[] }
  | { readonly kind: 'start' }

/** An image, what is offered to it, its policies, and what is done. */
export interface CapabilityStory {
  readonly preset: 'windows-11-24h2' | 'windows-8.1'
  readonly french: boolean
  /** What the folders of D: hold; that of the second lies in a folder below it. */
  readonly offered: readonly (readonly OfferedCabinet[])[]
  /** Capabilities whose package is in the image at first, but not installed. */
  readonly staged: readonly number[]
  readonly superseded: readonly number[]
  /** Those that are installed at first, with what they need. */
  readonly installed: readonly number[]
  /** Those whose packages a running Windows must restart for. */
  readonly restart: readonly number[]
  /** Whether LocalSourcePath names the last folder. */
  readonly policy: boolean
  readonly useWindowsUpdate: number | undefined
  /** UseWUServer: 1 where updates come from a server of one's own. */
  readonly useServer: number | undefined
  /** RepairContentServerSource: 2 where that server is passed by. */
  readonly contentServer: number | undefined
  readonly steps: readonly CapabilityStep[]
}
