import type { ByteSource } from '../../src/formats/ByteSource.ts'
import type { Host } from '../../src/host/Host.ts'
import type { Volume } from '../../src/image/Volume.ts'
import { createFaults } from '../machine/faults/createFaults.ts'
import type { Fault } from '../machine/faults/Fault.ts'

/** The computer as dism sees it when something goes wrong. */
export interface FaultyHost {
  readonly host: Host
  /** To be called at the end: says so when the fault had no occasion. */
  over(): void
}

/**
 * A computer with a fault that lies in how images and files are opened, or in operations.
 * @param tell told what it strikes
 */
export function faultyHost(host: Host, fault: Fault, tell: (what: string) => void): FaultyHost {
  const faults = createFaults({ pass: () => {}, end: () => {} })
  const armed = faults.arm(fault)
  let told = false
  const hive = fault.fault === 'corrupt hive' ? fault.path : undefined

  /** Does what may be struck; when it was, that is told: what it was, by what came of it. */
  function meet<Result>(act: () => Result, what: (result: Result | undefined) => string): Result {
    let result: Result | undefined
    try {
      return (result = act())
    } finally {
      if (armed.struck && !told) {
        told = true
        tell(what(result))
      }
    }
  }

  function opened(volume: Volume | undefined, path: string): Volume | undefined {
    const whole = volume
    try {
      return (
        whole &&
        meet(
          () => faults.opening(whole, path),
          () => openingStruck(fault, path),
        )
      )
    } catch (error) {
      volume?.close()
      throw error
    }
  }

  return {
    host: {
      ...host,
      readFile(path) {
        const source = host.readFile(path)
        return (
          source &&
          meet(
            () => faults.reading(path, source),
            (result) => readingStruck(source, result, path),
          )
        )
      },
      openVolume: (path) => opened(host.openVolume(path), path),
      onlineVolume: () => opened(host.onlineVolume(), 'the running Windows'),
      cancellation: () =>
        meet(
          () => faults.cancellation(),
          (cancelled) =>
            `before step ${fault.at ?? 1}, and what was done so far ${cancelled?.keep ? 'stays' : 'is dropped'}`,
        ),
    },
    over: () =>
      told ? undefined : tell(`nothing met it${hive === undefined ? '' : `: no image was opened that has ${hive}`}`),
  }
}

function openingStruck({ fault, path }: Fault, image: string): string {
  return fault === 'corrupt hive' ? `${path ?? 'SOFTWARE'} of ${image}` : `another process has ${image}`
}

function readingStruck(source: ByteSource, result: ByteSource | undefined, path: string): string {
  return `${path} ends after ${result?.size ?? 0} of ${source.size} bytes`
}
