import type { AppSpec } from '../specs/AppSpec.ts'
import type { Script } from '../specs/Script.ts'

/** The app that a command of a script means. */
export function appAt({ apps }: Pick<Script, 'apps'>, index: number): AppSpec {
  const app = apps[index % apps.length]
  if (!app) throw new Error('a script needs at least one app')
  return app
}
