import { driver, type DriverSpec } from '../../fixtures/index.ts'
import { offlineMachine, type LineRun, type OfflineMachine } from './offlineMachine.ts'

/** A computer with an offline image, and driver packages on its drive D:. */
export interface DriverMachine {
  readonly offline: OfflineMachine
  /** Runs a driver command on the offline image. */
  readonly dism: (line: string) => Promise<LineRun>
  /** Writes a driver package to `D:\<folder>`. */
  readonly put: (folder: string, name: string, spec?: DriverSpec) => void
  /** Published names, as they are listed, with the original ones. */
  readonly listed: (more?: string) => Promise<readonly string[]>
}

export function driverMachine(options: Parameters<typeof offlineMachine>[0] = {}): DriverMachine {
  const offline = offlineMachine(options)
  const dism = (line: string) => offline.line(`/Image:C:\\test\\offline ${line}`)
  return {
    offline,
    dism,
    put(folder, name, spec) {
      for (const [file, bytes] of Object.entries(driver(name, spec))) offline.write(`D:\\${folder}\\${file}`, bytes)
    },
    async listed(more = '') {
      const { stdout } = await dism(`/Get-Drivers ${more}`)
      return [...stdout.matchAll(/Published Name : (.*)\nOriginal File Name : (.*)\n/g)].map(([, one, other]) =>
        one === other ? `${one}` : `${one} ${other}`,
      )
    },
  }
}
