import type { UnattendOutcome } from '../servicing/unattend/UnattendRequest.ts'
import { checkArgument, type ApiProcess } from './ApiProcess.ts'
import type { UnattendFunctions } from './functions/UnattendFunctions.ts'
import { shown } from './logCall.ts'
import { onImage, type ImageCall } from './onImage.ts'
import { successOf } from './successOf.ts'

/** The function on answer files. What it needs is loaded when it is called. */
export function unattendFunctions(process: ApiProcess): UnattendFunctions {
  return {
    DismApplyUnattend: (id, unattendFile, singleSession) =>
      onImage(process, 'DismApplyUnattend', id, {
        provider: 'DISM Unattend Manager',
        log: `Session: ${id}, UnattendFile: ${shown(unattendFile)}, SingleSession: ${singleSession ? 1 : 0}`,
        async work(call) {
          checkArgument(process, 'UnattendFile', Boolean(unattendFile), 'there is none')
          return successOf('DismApplyUnattend', await applyFile(process, call, unattendFile, singleSession), call.judge)
        },
      }),
  }
}

async function applyFile(
  { host }: ApiProcess,
  call: ImageCall,
  path: string,
  singleSession: boolean,
): Promise<readonly UnattendOutcome[]> {
  const { answerParts, openAnswerFile } = await import('../servicing/unattend/openAnswerFile.ts')
  const { applyUnattend } = await import('../servicing/unattend/applyUnattend.ts')
  const { oneSession } = await import('../servicing/unattend/rules.ts')
  const { judge, image, online } = call
  const because = `SingleSession is ${singleSession ? 'TRUE' : 'FALSE'}`
  if (judge.decide(oneSession, path, singleSession, because))
    return [await call.carryOut(applyUnattend(openAnswerFile(host, path, image, judge, online)))]
  const outcomes: UnattendOutcome[] = []
  for (const open of answerParts(host, path, image, judge, online))
    outcomes.push(await call.carryOut(applyUnattend(open())))
  return outcomes
}
