export { appSpec, appSpecs } from './arbitraries/appSpecs.ts'
export { bundleSpec } from './arbitraries/bundleSpec.ts'
export { fault } from './arbitraries/fault.ts'
export { featureStory } from './arbitraries/featureStory.ts'
export { firstAdd } from './arbitraries/firstAdd.ts'
export { givenFrameworks } from './arbitraries/givenFrameworks.ts'
export { type ImageConstraints, imageSpec } from './arbitraries/imageSpec.ts'
export {
  type LanguagePackConstraints,
  languagePackSpec,
  type TaggedLanguagePack,
} from './arbitraries/languagePackSpec.ts'
export { lifeOfAnApp } from './arbitraries/lifeOfAnApp.ts'
export { mischief } from './arbitraries/mischief.ts'
export { plainAppSpec } from './arbitraries/plainAppSpec.ts'
export { script, type ScriptConstraints } from './arbitraries/script.ts'
export {
  addCommand,
  addForUserCommand,
  languageCommand,
  optimizeCommand,
  removeCommand,
  removeForUserCommand,
  scriptCommand,
  signInCommand,
  sysprepCommand,
} from './arbitraries/scriptCommand.ts'
export { updateCabSpec, type UpdateConstraints } from './arbitraries/updateCabSpec.ts'
export { assertProperty, type AssertSettings } from './campaign/assertProperty.ts'
export {
  type Area,
  AREAS,
  campaignProperty,
  type CampaignProperty,
  type PropertyParts,
  type PropertyRun,
  type PropertySettings,
} from './campaign/CampaignProperty.ts'
export { campaignProperties } from './campaign/campaignProperties.ts'
export { buildImage } from './images/buildImage.ts'
export { buildImageWithHistory } from './images/buildImageWithHistory.ts'
export { differenceOfStates } from './images/differenceOfStates.ts'
export { differenceOfVolumes, type ImageDifference } from './images/differenceOfVolumes.ts'
export type { HiveFile } from './images/hivesOf.ts'
export type { ImageState } from './images/ImageState.ts'
export { readImageState } from './images/readImageState.ts'
export { setUiLanguage } from './images/setUiLanguage.ts'
export { addThenRemoveLeavesNothing } from './laws/addThenRemoveLeavesNothing.ts'
export { ALLOWED_DIFFERENCES, type AllowedDifference } from './laws/allowedDifferences.ts'
export { BrokenLaw } from './laws/BrokenLaw.ts'
export { faultsLeaveOldOrNew } from './laws/faultsLeaveOldOrNew.ts'
export { featuresKeepParents } from './laws/featuresKeepParents.ts'
export { firstSignInPrunes } from './laws/firstSignInPrunes.ts'
export { foldersHoldPackages } from './laws/foldersHoldPackages.ts'
export { type HiveReader, hivesStayValid } from './laws/hivesStayValid.ts'
export { languageChangeMakesStale } from './laws/languageChangeMakesStale.ts'
export { listAgreesWithImage } from './laws/listAgreesWithImage.ts'
export { machineFollowsModel } from './laws/machineFollowsModel.ts'
export { mischiefChangesNothing } from './laws/mischiefChangesNothing.ts'
export { moreLanguagesLoseNothing } from './laws/moreLanguagesLoseNothing.ts'
export { optimizeChangesNoContent } from './laws/optimizeChangesNoContent.ts'
export { orderDoesNotMatter, type Orders } from './laws/orderDoesNotMatter.ts'
export { refusalChangesNothing } from './laws/refusalChangesNothing.ts'
export { registrationsAgree } from './laws/registrationsAgree.ts'
export { replayGivesTheSameBytes } from './laws/replayGivesTheSameBytes.ts'
export { restoreGivesTheSameBytes } from './laws/restoreGivesTheSameBytes.ts'
export { type Removals, removalLeavesWhatUsersNeed } from './laws/removalLeavesWhatUsersNeed.ts'
export { sameScriptSameBytes } from './laws/sameScriptSameBytes.ts'
export { selectionIsTheModels } from './laws/selectionIsTheModels.ts'
export { semanticsDifferBySiblings } from './laws/semanticsDifferBySiblings.ts'
export { modelCommand } from './model/modelCommand.ts'
export type { ModelApp, ModelImage, ModelOutcome, ModelRegistration } from './model/ModelImage.ts'
export { modelState } from './model/modelState.ts'
export { newModel } from './model/newModel.ts'
export { appBytes } from './packages/appBytes.ts'
export { factsOf } from './packages/factsOf.ts'
export { frameworkBytes } from './packages/frameworkBytes.ts'
export { frameworkName } from './packages/frameworkName.ts'
export { carryOut, type CommandOutcome } from './runs/carryOut.ts'
export type { CommandResult } from './runs/CommandResult.ts'
export type { Drive, Driven } from './runs/Drive.ts'
export { driveDism } from './runs/driveDism.ts'
export { driveMachine } from './runs/driveMachine.ts'
export { driveOperations } from './runs/driveOperations.ts'
export { type ImageRun, runOn, startRun } from './runs/ImageRun.ts'
export { scriptMachine } from './runs/scriptMachine.ts'
export type { AppFacts, PackageFacts } from './specs/AppFacts.ts'
export type { AppSpec, BundleAppSpec, NeededFramework, PlainAppSpec, WindowsRelease } from './specs/AppSpec.ts'
export type { FeatureCommand, FeatureSpec, FeatureStory } from './specs/FeatureStory.ts'
export type { FirstAdd } from './specs/FirstAdd.ts'
export type { FrameworkSpec } from './specs/FrameworkSpec.ts'
export type { ImageSpec } from './specs/ImageSpec.ts'
export type { Mischief } from './specs/Mischief.ts'
export type { Publisher } from './specs/publishers.ts'
export type { Script } from './specs/Script.ts'
export type {
  AddCommand,
  AddForUserCommand,
  LanguageCommand,
  LicenseChoice,
  OptimizeCommand,
  RemoveCommand,
  RemoveForUserCommand,
  ScriptCommand,
  SignInCommand,
  SysprepCommand,
} from './specs/ScriptCommand.ts'
export {
  addWithDataCommand,
  cancelCommand,
  dismCommand,
  killCommand,
  languagePackCommand,
  machineCommand,
  setDataCommand,
  STORIES,
  updateCommand,
} from './arbitraries/machineCommand.ts'
export { commandsOf, machineCommands, type MachineCommandsConstraints } from './arbitraries/machineCommands.ts'
export { machineWorld } from './arbitraries/machineWorld.ts'
export { describeCommand } from './commands/describeCommand.ts'
export { MachineStep, type ModelBox, type RealBox } from './commands/MachineStep.ts'
export type { ComputerState } from './images/ComputerState.ts'
export { differenceOfComputers } from './images/differenceOfComputers.ts'
export { readComputerState } from './images/readComputerState.ts'
export { computerFollowsModel } from './laws/computerFollowsModel.ts'
export { sameStorySameBytes } from './laws/sameStorySameBytes.ts'
export { scriptKeepsImageWhole } from './laws/scriptKeepsImageWhole.ts'
export { isPossible } from './model/isPossible.ts'
export { modelComputerState } from './model/modelComputerState.ts'
export { modelMachineCommand } from './model/modelMachineCommand.ts'
export type { AllowedEnd, EndCode, ModelMachine, ModelPackage } from './model/ModelMachine.ts'
export { newModelMachine } from './model/newModelMachine.ts'
export { type CarriedOut, carryOutOnMachine } from './runs/carryOutOnMachine.ts'
export type {
  AddWithDataCommand,
  CancelCommand,
  DismCommand,
  KillCommand,
  LanguagePackCommand,
  LifeCommand,
  MachineCommand,
  SetDataCommand,
  UpdateCommand,
} from './specs/MachineCommand.ts'
export { languagePackTraits, MACHINE_UPDATES, type PackageTraits, type UpdateName } from './specs/machineUpdates.ts'
export type { MachineWorld } from './specs/MachineWorld.ts'
