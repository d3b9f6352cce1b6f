/** What is told of a package after which the session is reloaded. Source: a report of adding a servicing stack to Windows 11 25H2. */
export function reloadMessage(name: string): string {
  return `The changes due to package ${name} requires the current servicing session to be reloaded. All the packages will be processed again.\n`
}
