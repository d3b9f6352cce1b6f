import { upcase } from '../../../src/formats/upcase.ts'

/** The only thing of ours that ever lies in an image: a folder in its root while the image is open. Volumes hide it. */
export const WORK_FOLDER = '.dismulator-servicing'

/** Places in the work folder. */
export const WORK = {
  /** Files and folders made before the commit point, by number. */
  staged: `${WORK_FOLDER}/staged`,
  /** What was removed or replaced, by number. */
  trash: `${WORK_FOLDER}/trash`,
  /** A journal that is being written. */
  draft: `${WORK_FOLDER}/draft`,
  /** Changes that are decided and have to be carried out to their end. */
  journal: `${WORK_FOLDER}/journal`,
  /** The same changes, when they could not be carried out and have to be taken back. */
  undo: `${WORK_FOLDER}/undo`,
} as const

/** Whether a name of the root is that of the work folder. */
export function isWorkFolder(name: string): boolean {
  return upcase(name) === upcase(WORK_FOLDER)
}
