import type { ImageReader } from '../image/WindowsImage.ts'
import type { createJudge } from '../rules/Judge.ts'
import { appSupport } from '../servicing/appx/appSupport.ts'
import { imageTakesApps } from '../servicing/appx/rules/support.ts'
import { findCommand } from './commands/findCommand.ts'
import type { RunContext } from './DismRun.ts'
import type { ParsedCommandLine } from './grammar/parseCommandLine.ts'
import { vocabularyOf, type Vocabulary } from './grammar/Vocabulary.ts'
import type { ImageTarget } from './openTarget.ts'
import { recordingJudge } from './recordingJudge.ts'

/**
 * What of the command line is known in a session: to the version of dism.exe, and to the providers of the image. Whether
 * the image takes apps is decided when a command line asks for them.
 */
export function sessionVocabulary(
  { help, rest }: ParsedCommandLine,
  target: ImageTarget,
  image: ImageReader,
  judge: ReturnType<typeof createJudge>,
  context: RunContext,
): Vocabulary {
  const { dismVersion } = context.host
  const everything = vocabularyOf(dismVersion)
  const { supported, because } = appSupport(image, judge)
  const asks = !help && rest.some(({ name }) => findCommand(name ?? '', target, everything)?.provider === 'AppxManager')
  const takesApps = asks
    ? recordingJudge(judge, 'AppxManager', context).decide(imageTakesApps, 'image', supported, because)
    : supported
  return takesApps ? everything : vocabularyOf(dismVersion, ['AppxManager'])
}
