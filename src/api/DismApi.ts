import type { AppxFunctions } from './functions/AppxFunctions.ts'
import type { CapabilityFunctions } from './functions/CapabilityFunctions.ts'
import type { DriverFunctions } from './functions/DriverFunctions.ts'
import type { EditionFunctions } from './functions/EditionFunctions.ts'
import type { FeatureFunctions } from './functions/FeatureFunctions.ts'
import type { HealthFunctions } from './functions/HealthFunctions.ts'
import type { LifeCycleFunctions } from './functions/LifeCycleFunctions.ts'
import type { NonRemovableFunctions } from './functions/NonRemovableFunctions.ts'
import type { PackageFunctions } from './functions/PackageFunctions.ts'
import type { SessionFunctions } from './functions/SessionFunctions.ts'
import type { StructureFunctions } from './functions/StructureFunctions.ts'
import type { UnattendFunctions } from './functions/UnattendFunctions.ts'

/** The functions that work on the image of a session. */
interface ImageFunctions
  extends
    PackageFunctions,
    HealthFunctions,
    FeatureFunctions,
    CapabilityFunctions,
    DriverFunctions,
    AppxFunctions,
    NonRemovableFunctions,
    UnattendFunctions,
    EditionFunctions {}

/** Their names. */
export type ImageFunctionName = keyof ImageFunctions

/**
 * The functions of the DISM API, by their C names and with C's order of arguments. Each resolves to an HRESULT, see
 * `HRESULTS`; what C returns through a pointer is written to `value` of an object, and only when the function succeeds.
 * `null` stands for NULL. The functions need no `this`.
 */
export interface DismApi extends LifeCycleFunctions, SessionFunctions, StructureFunctions, ImageFunctions {}
