/** Something that goes wrong on a command line, so that dism must refuse it. */
export type Mischief =
  | { readonly kind: 'remove'; readonly packageName: string }
  /** A bit of the package is turned over; `at` is its place, from 0 to 1. Bits that mean nothing may pass. */
  | { readonly kind: 'turned bit'; readonly at: number; readonly bit: number }
  /** A bit of the program in the app package is turned over; `byte` counts from the start of its compressed content. */
  | { readonly kind: 'damaged program'; readonly byte: number; readonly bit: number }
  /** A bit of the library in a framework that is given is turned over; `byte` as above, not the first, which has a bit without meaning. */
  | { readonly kind: 'damaged framework'; readonly byte: number; readonly bit: number }
  /** The block map says something else of a file than the package: program files are deflated, pictures stored. */
  | { readonly kind: 'wrong block map'; readonly what: 'hash' | 'size'; readonly file: 'App.exe' | 'StoreLogo.png' }
  /** Only a part of the package is there. */
  | { readonly kind: 'cut short'; readonly at: number }
  | { readonly kind: 'no file' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'text' }
  | { readonly kind: 'framework as app' }
  | { readonly kind: 'app as dependency' }
  | { readonly kind: 'missing framework' }
  | { readonly kind: 'license of another app' }
  | { readonly kind: 'license that is none' }
  /** An older version of an app that is provisioned. */
  | { readonly kind: 'older version' }
  /** The same app with other content. */
  | { readonly kind: 'other content' }
  | { readonly kind: 'other processor' }
  /** The packages inside a bundle have another version than its manifest says. */
  | { readonly kind: 'other version inside' }
  | { readonly kind: 'unknown option' }
  | { readonly kind: 'nothing given' }
