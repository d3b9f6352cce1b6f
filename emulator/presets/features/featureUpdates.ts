import type { UpdateSpec } from '../../../fixtures/packageManifest.ts'
import { attribute } from '../../../fixtures/xmlText.ts'
import type { FactoryFeature } from './featuresOf.ts'
import type { ServerComponent } from './FeatureRow.ts'

/** A feature as an update of a manifest. @param identity of an assembly of Windows by its name */
export function featureUpdate(feature: FactoryFeature, identity: (name: string) => string): UpdateSpec {
  const { name, enabled, displayName, description, parents, restart = 'possible', driver, serverComponent } = feature
  return {
    name,
    enabledByDefault: enabled,
    displayName,
    description,
    restart,
    ...(parents !== undefined && { parents: parents.split(' ') }),
    ...(driver !== undefined && { drivers: [identity(`${driver}.inf`)] }),
    ...(serverComponent && { custom: customInformation(name, serverComponent) }),
  }
}

/** Elements and attributes as dism.exe shows them, in that order. */
function customInformation(update: string, component: ServerComponent): string {
  const { description, displayName, id, type, uniqueName, version } = component
  const own = [
    attribute('Description', description),
    attribute('DisplayName', displayName),
    attribute('Id', String(id)),
    attribute('Type', type),
    attribute('UniqueName', uniqueName),
  ]
  const versioned = version
    ? `<Version${attribute('Major', String(version[0]))}${attribute('Minor', String(version[1]))}/>`
    : ''
  return `<ServerComponent${own.join('')}>${versioned}<Deploys><Update${attribute('Name', update)}/></Deploys></ServerComponent>`
}
