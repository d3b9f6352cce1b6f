import type { Host } from '../../../src/host/Host.ts'
import type { Volume } from '../../../src/image/Volume.ts'
import { watchedVolume } from '../../volume/watchedVolume.ts'

/**
 * A host that tells of whatever is asked of the computer through it, before that is done: its files, and the images that
 * are opened. Its clock tells for itself.
 */
export function countedHost(host: Host, pass: () => void): Host {
  const counted =
    <Given extends readonly unknown[], Result>(act: (...given: Given) => Result) =>
    (...given: Given): Result => {
      pass()
      return act(...given)
    }
  const countedVolume = (volume: Volume | undefined) =>
    volume &&
    watchedVolume(
      volume,
      counted((changes) => volume.apply(changes)),
      pass,
    )
  return {
    ...host,
    readFile: counted((path) => host.readFile(path)),
    kindOf: counted((path) => host.kindOf(path)),
    list: counted((path) => host.list(path)),
    openVolume: counted((path) => countedVolume(host.openVolume(path))),
    onlineVolume: counted(() => countedVolume(host.onlineVolume())),
    isRunningWindows: counted((path) => host.isRunningWindows(path)),
    runningApps: counted(() => host.runningApps()),
    writeFile: counted((path, content) => host.writeFile(path, content)),
    appendText: counted((path, text) => host.appendText(path, text)),
    cancellation: counted(() => host.cancellation?.()),
  }
}
