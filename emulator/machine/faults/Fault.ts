import type { ErrorName } from '../../../src/errors/catalogue.ts'

/** What a fault is: what it means, what `at` counts, what the seed decides, and what may come of it. */
export interface FaultKind {
  readonly means: string
  /** What `at` counts, from the moment when the fault is armed. */
  readonly counts: string
  /** What the seed decides; undefined when nothing is left open. */
  readonly seed?: string
  /** Errors of the catalogue that the operation which meets it may end with. */
  readonly errors: readonly ErrorName[]
  /** The images that it may leave. `unknown`: what was done so far stays, see the rule `api.cancel.state`. */
  readonly leaves: readonly ('old' | 'new' | 'unknown')[]
  /** Whether the process that meets it is gone: there is no exit code of DISM. */
  readonly ends?: true
}

/**
 * All faults by name. Besides, what a rule says is lost by a failed add is lost here too (`appx.customdata.lost`), and
 * the log is not part of the image.
 */
export const FAULTS = {
  'disk full': {
    means: 'the disk of the image has no room for more',
    counts: 'files, folders and links that are written to an image',
    errors: ['DISK_FULL'],
    leaves: ['old'],
  },
  'file locked': {
    means: 'another program, such as a virus scanner, holds a file or folder of the image that is to be changed',
    counts: 'changes of an image; with a path those of it and of what is below it',
    errors: ['SHARING_VIOLATION'],
    leaves: ['old'],
  },
  'power lost': {
    means: 'the power of the computer goes while an image is written; boot starts it again',
    counts: 'changes of an image',
    seed: 'whether the commit was decided already, and what had reached the disk',
    errors: [],
    leaves: ['old', 'new'],
    ends: true,
  },
  killed: {
    means: 'somebody ends the process of dism while it writes an image',
    counts: 'changes of an image by DISM',
    seed: 'whether the commit was decided already, and what had reached the disk',
    errors: [],
    leaves: ['old', 'new'],
    ends: true,
  },
  'corrupt hive': {
    means: 'a byte of a hive is read wrong, by one who opens the image; on the disk it is right',
    counts: 'openings of an image',
    seed: 'which byte of the base block, and what it becomes',
    errors: ['REGISTRY_CORRUPT'],
    leaves: ['old'],
  },
  'truncated package': {
    means: 'only the beginning of a package file is there',
    counts: 'package files that are opened (.appx, .msix, their bundles, .cab, .msu)',
    seed: 'where it ends',
    errors: ['INSTALL_OPEN_PACKAGE_FAILED', 'CBS_INVALID_PACKAGE'],
    leaves: ['old'],
  },
  'slow disk': {
    means:
      'the disk takes its time over a change of an image: the clock goes on by that, and in a real folder one waits',
    counts: 'changes of an image',
    seed: 'how many seconds, 1 to 30',
    errors: [],
    leaves: ['new'],
  },
  cancel: {
    means: 'the operation is cancelled, between two of its steps',
    counts: 'steps of operations',
    seed: 'whether what was done so far stays',
    errors: ['CANCELLED'],
    leaves: ['old', 'unknown', 'new'],
  },
  'second process': {
    means: 'another process has the image',
    counts: 'openings of an image',
    errors: ['IMAGE_IN_USE'],
    leaves: ['old'],
  },
} as const satisfies { readonly [name: string]: FaultKind }

/** Name of a fault. */
export type FaultName = keyof typeof FAULTS

/** A fault at a point, as plain data: the same fault on the same machine gives the same bytes. */
export interface Fault {
  readonly fault: FaultName
  /** The how-manieth of what the fault counts it strikes, from 1; the first by default. */
  readonly at?: number
  /** Decides what the fault leaves open: a whole number from 0 on, the default. */
  readonly seed?: number
  /**
   * Of `file locked`: the file or folder, from the root of the image, or with its drive. Of `corrupt hive`: the hive in the
   * same way or by its name, SOFTWARE by default; openings of an image without it do not count.
   */
  readonly path?: string
}

/** A fault that waits for its moment, or had it: each strikes once. */
export interface ArmedFault {
  readonly fault: Fault
  /** Whether it has struck. */
  readonly struck: boolean
}

/** What kind of fault one is. */
export function faultKind({ fault }: Pick<Fault, 'fault'>): FaultKind {
  return FAULTS[fault]
}
