import type { Rule } from '../rules/Rule.ts'
import {
  apiElevation,
  initializeFirst,
  initializeOnce,
  logWritable,
  processEnded,
  shutdownSessions,
} from './apiRules/lifeCycle.ts'
import {
  folderRelative,
  onlineFolders,
  sessionAssociated,
  sessionClosing,
  sessionFolder,
  sessionOpen,
  sessionReload,
  sessionShared,
} from './apiRules/sessions.ts'
import { errorKept, structureReturned, successTold } from './apiRules/results.ts'
import {
  apiArgument,
  apiFeaturePackage,
  apiFolder,
  apiPackageAbsent,
  apiStubOption,
  argumentTypes,
  cleanArguments,
  packageIdentifier,
  packagePathAbsolute,
  packagePathCabinet,
} from './apiRules/arguments.ts'
import { cancelHonoured, cancelState, progressSilent, progressThrew, progressTold } from './apiRules/interruption.ts'

/** What the functions of the API decide before any servicing does. */
export const apiRules: readonly Rule[] = [
  apiElevation,
  initializeOnce,
  initializeFirst,
  logWritable,
  processEnded,
  shutdownSessions,
  sessionOpen,
  sessionAssociated,
  sessionShared,
  sessionFolder,
  folderRelative,
  sessionClosing,
  sessionReload,
  successTold,
  onlineFolders,
  apiArgument,
  argumentTypes,
  apiFolder,
  apiStubOption,
  packageIdentifier,
  packagePathAbsolute,
  packagePathCabinet,
  apiFeaturePackage,
  apiPackageAbsent,
  cleanArguments,
  errorKept,
  structureReturned,
  cancelHonoured,
  cancelState,
  progressTold,
  progressSilent,
  progressThrew,
]
