import fc from 'fast-check'
import { DismError } from '../../../src/errors/DismError.ts'
import { bytesSource } from '../../../src/formats/ByteSource.ts'
import type { WritableVolume } from '../../../src/image/Volume.ts'
import { bytes } from './volumeContract.ts'

/** One change of a volume, or one look at it. */
type PathOperation =
  | { readonly kind: 'createFolder' | 'remove' | 'read'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly text: string; readonly asSource: boolean }
  | { readonly kind: 'link' | 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'setAttributes'; readonly path: string; readonly attributes: number }

/** One thing done to a volume. `fork` goes on with a fork, `apply` brings its changes back, `drop` forgets it. */
export type VolumeOperation = PathOperation | { readonly kind: 'fork' | 'apply' | 'drop' }

/** Few names, so that operations meet: some differ by case only, some are not allowed. */
const names = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('a', 'A', 'b', 'B', 'ä', 'Ä', 'c c', 'd.txt') },
  { weight: 1, arbitrary: fc.constantFrom('nul', 'x?', 'e.', '..') },
)

const paths = fc
  .array(names, { minLength: 1, maxLength: 3 })
  .chain((parts) => fc.constantFrom('\\', '/').map((separator) => parts.join(separator)))

const anyPath = fc.oneof({ weight: 30, arbitrary: paths }, { weight: 1, arbitrary: fc.constant('') })

/** Sequences of operations. */
export const volumeOperations: fc.Arbitrary<VolumeOperation[]> = fc.array(
  fc.oneof<fc.WeightedArbitrary<VolumeOperation>[]>(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('createFolder'), path: anyPath }) },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('write'),
        path: anyPath,
        text: fc.string({ maxLength: 8 }),
        asSource: fc.boolean(),
      }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('link'), path: anyPath, to: anyPath }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('rename'), path: anyPath, to: anyPath }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove'), path: anyPath }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('read'), path: anyPath }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('setAttributes'), path: anyPath, attributes: fc.nat(0x3f) }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('fork') }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('apply') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop') }) },
  ),
  { minLength: 1, maxLength: 40, size: 'max' },
)

/** A volume with the forks that were made of it and not yet applied, the innermost last. */
export type VolumeStack = WritableVolume[]

/**
 * Does an operation on the innermost fork.
 * @returns what it said: the code of its error, the name and kind it read, or nothing
 */
export function perform(
  stack: VolumeStack,
  operation: VolumeOperation,
  fork: (volume: WritableVolume) => WritableVolume,
): string {
  const volume = stack.at(-1)!
  try {
    if (operation.kind === 'read') return describe(volume, operation.path)
    if ('path' in operation) change(volume, operation)
    else if (operation.kind === 'fork') stack.push(fork(volume))
    else if (operation.kind === 'apply') applyToNext(stack)
    else stack.splice(Math.max(1, stack.length - 1))
    return ''
  } catch (error) {
    if (error instanceof DismError) return error.code
    throw error
  }
}

function applyToNext(stack: VolumeStack): void {
  const below = stack.at(-2)
  if (!below) return
  below.apply(stack.at(-1)!.diff(below))
  stack.pop()
}

function change(volume: WritableVolume, operation: PathOperation): void {
  const { path } = operation
  switch (operation.kind) {
    case 'createFolder':
      volume.createFolder(path)
      break
    case 'remove':
      volume.remove(path)
      break
    case 'write': {
      const content = bytes(operation.text)
      volume.write(path, operation.asSource ? bytesSource(content) : content)
      break
    }
    case 'link':
      volume.link(path, operation.to)
      break
    case 'rename':
      volume.rename(path, operation.to)
      break
    case 'setAttributes':
      volume.setAttributes(path, operation.attributes)
  }
}

function describe(volume: WritableVolume, path: string): string {
  const entry = volume.stat(path)
  if (!entry) return 'nothing'
  const names = entry.kind === 'folder' ? volume.list(path).map(({ name }) => name) : [String(volume.open(path).size)]
  return `${entry.name} ${entry.kind} ${entry.links} ${names.join()}`
}
