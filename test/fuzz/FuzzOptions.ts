import type { TargetName } from './FuzzCase.ts'

/** What is to be run. */
export interface FuzzOptions {
  readonly seed: number
  /** Index of the first input. */
  readonly first: number
  /** Inputs in all. */
  readonly runs: number
  /** Stop after that many seconds, or never. */
  readonly seconds: number | undefined
  /** One kind of input, or undefined for all. */
  readonly only: TargetName | undefined
  readonly workers: number
  /** The folder for inputs that end badly, or undefined to keep none. */
  readonly keep: string | undefined
  /** Bytes of the largest sound file that inputs are made of. */
  readonly largest: number
}

/** What a worker is told. Inputs of one worker are `stride` apart. */
export interface WorkerTask {
  readonly options: FuzzOptions
  readonly first: number
  readonly stride: number
  /** Index of the input that an earlier worker died of: it is sent back, not run. */
  readonly died: number | undefined
  /** See `Progress`. */
  readonly shared: SharedArrayBuffer
}

/** An input that ended badly, as a worker sends it. */
export interface BadInput {
  readonly index: number
  readonly target: TargetName
  readonly source: string
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly outcome: string
  readonly reason: string
}
