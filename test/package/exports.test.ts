import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as main from '../../emulator/index.ts'
import * as api from '../../src/api/index.ts'
import * as fixtures from '../../fixtures/index.ts'
import * as scenarios from '../../emulator/scenarioFolder/index.ts'
import * as matchers from '../../emulator/vitest/index.ts'
import * as properties from '../../properties/index.ts'

/** What each entry point of the package exports. A change here is a change for the users of the package. */
describe('exports of the package', () => {
  test('entry points', () => {
    const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
    const { exports }: { exports: object } = JSON.parse(text)
    expect(Object.keys(exports)).toEqual([
      '.',
      './api',
      './fixtures',
      './properties',
      './scenarios',
      './vitest',
      './package.json',
    ])
  })

  test('dismulator', () => {
    expect(Object.keys(main).sort()).toEqual([
      'FAULTS',
      'MachineError',
      'PRESET_NAMES',
      'PresetError',
      'createMachine',
      'createWindowsImage',
      'faultKind',
      'observeMachines',
      'replayScenario',
    ])
  })

  test('dismulator/api', () => {
    expect(Object.keys(api).sort()).toEqual([
      'DISM_COMMIT_APPEND',
      'DISM_COMMIT_GENERATE_INTEGRITY',
      'DISM_COMMIT_IMAGE',
      'DISM_COMMIT_MASK',
      'DISM_COMMIT_SUPPORT_EA',
      'DISM_DISCARD_IMAGE',
      'DISM_MOUNT_CHECK_INTEGRITY',
      'DISM_MOUNT_OPTIMIZE',
      'DISM_MOUNT_READONLY',
      'DISM_MOUNT_READWRITE',
      'DISM_MOUNT_SUPPORT_EA',
      'DISM_ONLINE_IMAGE',
      'DISM_RESERVED_STORAGE_DISABLED',
      'DISM_RESERVED_STORAGE_ENABLED',
      'DISM_SESSION_DEFAULT',
      'DismCleanFlags',
      'DismCleanType',
      'DismDriverSignature',
      'DismError',
      'DismFullyOfflineInstallableType',
      'DismImageBootable',
      'DismImageHealthState',
      'DismImageIdentifier',
      'DismImageType',
      'DismLogLevel',
      'DismMountMode',
      'DismMountStatus',
      'DismPackageFeatureState',
      'DismPackageIdentifier',
      'DismReleaseType',
      'DismRestartType',
      'DismStubPackageOption',
      'FAILED',
      'HRESULTS',
      'PROCESSOR_ARCHITECTURE',
      'createDismApi',
      'openSession',
    ])
  })

  test('dismulator/fixtures', () => {
    expect(Object.keys(fixtures).sort()).toEqual([
      'DRIVER_CLASSES',
      'appPackage',
      'bundle',
      'bundleWithPackages',
      'cabinet',
      'cabinetSet',
      'catalog',
      'driver',
      'featureOnDemandCab',
      'featureOnDemandIdentity',
      'framework',
      'languagePack',
      'languagePackCab',
      'languagePackIdentity',
      'license',
      'msu',
      'packageSpecs',
      'updateCab',
      'updateIdentity',
      'updateMsu',
      'windowsPackage',
      'writeZip',
    ])
  })

  test('dismulator/scenarios', () => {
    expect(Object.keys(scenarios).sort()).toEqual(['keepScenario', 'readScenario', 'writeScenario'])
  })

  test('dismulator/vitest', () => {
    expect(Object.keys(matchers).sort()).toEqual(['test'])
  })

  test('dismulator/properties', () => {
    expect(Object.keys(properties).sort()).toEqual([
      'ALLOWED_DIFFERENCES',
      'AREAS',
      'BrokenLaw',
      'MACHINE_UPDATES',
      'MachineStep',
      'STORIES',
      'addCommand',
      'addForUserCommand',
      'addThenRemoveLeavesNothing',
      'addWithDataCommand',
      'appBytes',
      'appSpec',
      'appSpecs',
      'assertProperty',
      'buildImage',
      'buildImageWithHistory',
      'bundleSpec',
      'campaignProperties',
      'campaignProperty',
      'cancelCommand',
      'carryOut',
      'carryOutOnMachine',
      'commandsOf',
      'computerFollowsModel',
      'describeCommand',
      'differenceOfComputers',
      'differenceOfStates',
      'differenceOfVolumes',
      'dismCommand',
      'driveDism',
      'driveMachine',
      'driveOperations',
      'factsOf',
      'fault',
      'faultsLeaveOldOrNew',
      'featureStory',
      'featuresKeepParents',
      'firstAdd',
      'firstSignInPrunes',
      'foldersHoldPackages',
      'frameworkBytes',
      'frameworkName',
      'givenFrameworks',
      'hivesStayValid',
      'imageSpec',
      'isPossible',
      'killCommand',
      'languageChangeMakesStale',
      'languageCommand',
      'languagePackCommand',
      'languagePackSpec',
      'languagePackTraits',
      'lifeOfAnApp',
      'listAgreesWithImage',
      'machineCommand',
      'machineCommands',
      'machineFollowsModel',
      'machineWorld',
      'mischief',
      'mischiefChangesNothing',
      'modelCommand',
      'modelComputerState',
      'modelMachineCommand',
      'modelState',
      'moreLanguagesLoseNothing',
      'newModel',
      'newModelMachine',
      'optimizeChangesNoContent',
      'optimizeCommand',
      'orderDoesNotMatter',
      'plainAppSpec',
      'readComputerState',
      'readImageState',
      'refusalChangesNothing',
      'registrationsAgree',
      'removalLeavesWhatUsersNeed',
      'removeCommand',
      'removeForUserCommand',
      'replayGivesTheSameBytes',
      'restoreGivesTheSameBytes',
      'runOn',
      'sameScriptSameBytes',
      'sameStorySameBytes',
      'script',
      'scriptCommand',
      'scriptKeepsImageWhole',
      'scriptMachine',
      'selectionIsTheModels',
      'semanticsDifferBySiblings',
      'setDataCommand',
      'setUiLanguage',
      'signInCommand',
      'startRun',
      'sysprepCommand',
      'updateCabSpec',
      'updateCommand',
    ])
  })
})
