/** Says what is wrong with a block and where it is, and does not come back. */
export type Refuse = (defect: string) => never

/** Unpacks the blocks of a folder in their order. After a refusal it is of no more use. */
export interface FolderDecoder {
  /**
   * The next block unpacked, in bytes of its own.
   * @param size what it unpacks to, in bytes; at most `BLOCK_SIZE`
   */
  decode(data: Uint8Array, size: number, refuse: Refuse): Uint8Array
  /** One that goes on from the same block. */
  fork(): FolderDecoder
}
