import type { AnswerFeaturesSpec, AnswerPackageSpec, AnswerSettingsSpec, AnswerSpec } from './UnattendStory.ts'

const TOKEN = '31bf3856ad364e35'

/** The text of an answer file. */
export function answerFile({
  packages,
  features,
  settings,
}: Pick<AnswerSpec, 'packages' | 'features' | 'settings'>): Uint8Array {
  const servicing = [...packages.map(packageElement), ...features.map(configureElement)].join('')
  const text = `<?xml version="1.0" encoding="utf-8"?><unattend xmlns="urn:schemas-microsoft-com:unattend">${
    servicing === '' ? '' : `<servicing>${servicing}</servicing>`
  }${settings.map(settingsElement).join('')}</unattend>`
  return new TextEncoder().encode(text)
}

function packageElement({ action, kb, rightVersion, source }: AnswerPackageSpec): string {
  const file = { right: kb, other: 'KB9', gone: 'KB8', none: undefined }[source]
  const version = rightVersion ? '10.0.1.1' : '10.0.1.2'
  return `<package action="${action}"><assemblyIdentity name="Package_for_${kb}" version="${version}" processorArchitecture="amd64" publicKeyToken="${TOKEN}" language="neutral"/>${
    file === undefined || action === 'remove' ? '' : `<source location="D:\\in\\${file}.cab"/>`
  }</package>`
}

function configureElement({ selections, foundation }: AnswerFeaturesSpec): string {
  const version = foundation === 'other version' ? '6.1.7600.1' : '10.0.26100.1'
  const architecture = foundation === 'other architecture' ? 'x86' : 'amd64'
  const language = foundation === 'other language' ? 'de-DE' : ''
  return `<package action="configure"><assemblyIdentity name="Microsoft-Windows-Foundation-Package" version="${version}" processorArchitecture="${architecture}" publicKeyToken="${TOKEN}" language="${language}"/>${selections
    .map(({ name, state }) => `<selection name="${name}" state="${state}"/>`)
    .join('')}</package>`
}

function settingsElement({ pass, component, architecture, path }: AnswerSettingsSpec): string {
  const name =
    component === 'drivers' ? 'Microsoft-Windows-PnpCustomizationsNonWinPE' : 'Microsoft-Windows-International-Core'
  const folder = path === 'right' ? 'D:\\drivers' : 'D:\\gone'
  return `<settings pass="${pass}"><component name="${name}" processorArchitecture="${architecture}" publicKeyToken="${TOKEN}" language="neutral" versionScope="nonSxS" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State"><DriverPaths><PathAndCredentials wcm:action="add" wcm:keyValue="1"><Path>${folder}</Path></PathAndCredentials></DriverPaths></component></settings>`
}
