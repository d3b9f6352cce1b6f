import { readString } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { sourcesOfPolicy } from './capabilityRules.ts'

/** The policy "Specify settings for optional component installation and component repair". */
export const SERVICING_POLICY = 'Microsoft\\Windows\\CurrentVersion\\Policies\\Servicing'

/**
 * The sources in which a capability is searched: those given, or those of the policy where none is.
 * @param online whether the Windows of the image runs
 */
export function sourcePaths(
  image: ImageReader,
  given: readonly string[],
  online: boolean,
  judge: Judge,
): readonly string[] {
  if (given.length > 0) return given
  const local = readString(image.registry.key('SOFTWARE', SERVICING_POLICY), 'LocalSourcePath') ?? ''
  const paths = local.split(';').filter((path) => path.trim() !== '')
  const because = `LocalSourcePath is ${local === '' ? 'not set' : local}, the image is ${online ? 'running' : 'offline'}`
  return judge.decide(sourcesOfPolicy, 'sources', online && paths.length > 0, because) ? paths : []
}
