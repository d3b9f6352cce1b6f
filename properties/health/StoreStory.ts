/** What of a component store goes bad. Components: of the update that is installed, of another one (two), of a replaced one, of an unwanted feature. */
export type StoreDamageSpec =
  | { readonly what: 'file missing' | 'file changed' | 'component missing'; readonly of: number }
  | { readonly what: 'package missing' | 'package broken' | 'package of another'; readonly of: number }

/** Where sound files may be: an image, its Windows folder, its WinSxS, an expanded package, changed files, nothing. */
export type StoreSource = 'E:\\' | 'E:\\Windows' | 'E:\\Windows\\WinSxS' | 'D:\\expanded' | 'D:\\changed' | 'D:\\none'

/** What is done to a component store that may be damaged. */
export type StoreStep =
  | { readonly kind: 'damage'; readonly damage: StoreDamageSpec }
  /** An update is left half added, or half removed. */
  | { readonly kind: 'half'; readonly state: 'adding' | 'removing' }
  | { readonly kind: 'unserviceable' }
  /** An update comes, or one goes, when Windows starts next. */
  | { readonly kind: 'wait'; readonly change: 'coming' | 'going' }
  | { readonly kind: 'start' }
  | { readonly kind: 'check' | 'scan'; readonly api: boolean }
  | {
      readonly kind: 'restore'
      readonly sources: readonly StoreSource[]
      readonly limitAccess: boolean
      readonly online: boolean
      readonly api: boolean
    }

/** A component store, and what happens to it. */
export interface StoreStory {
  readonly preset: 'windows-11-24h2' | 'windows-8' | 'windows-7'
  /** LocalSourcePath. */
  readonly policy: StoreSource | undefined
  /** UseWindowsUpdate. */
  readonly useWindowsUpdate: number | undefined
  readonly steps: readonly StoreStep[]
}
