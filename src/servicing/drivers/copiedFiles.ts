import { FormatError } from '../../formats/FormatError.ts'
import type { DriverFile, TargetedInf } from '../../formats/inf/DriverInf.ts'

/** The files that an INF copies; none of an INF that copies to where no file may be, since nothing of it is put in place. */
export function copiedFiles(targeted: TargetedInf): readonly DriverFile[] {
  try {
    return targeted.files()
  } catch (error) {
    if (error instanceof FormatError) return []
    throw error
  }
}
