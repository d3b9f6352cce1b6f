import type { ServicedComputer } from '../computers/ServicedComputer.ts'

/** The drivers that are listed, a line each. */
export async function listedDrivers(computer: ServicedComputer, ...words: string[]): Promise<readonly string[]> {
  const { body } = await computer.dism(false, '/Get-Drivers', ...words)
  return body
    .split('\n\n')
    .filter((block) => block.startsWith('Published Name'))
    .map((block) => [...block.matchAll(/ : (.*)/g)].map(([, value]) => value).join(' '))
}
