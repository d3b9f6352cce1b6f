import type { CapabilityIdentity } from '../../src/formats/mum/PackageManifest.ts'
import { FEATURE_LANGUAGES, FONT_SCRIPTS } from './capabilityLanguages.ts'
import type { ImageSpecification } from './ImageSpecification.ts'
import type { Preset } from './Preset.ts'

/** A capability that a release knows. */
export interface PresetCapability {
  readonly identity: CapabilityIdentity
  /** Whether the image has it from the start. */
  readonly installed: boolean
}

// A word is a name; `@` and a version follow where that is not 1.0, `+` where the release has the capability installed.

/** All but those of languages, fonts, drivers and remote administration. Source: the list of a 25H2 image. */
const WINDOWS_11 = `
  Accessibility.Braille App.StepsRecorder+ App.WirelessDisplay.Connect AzureArcSetup@
  Browser.InternetExplorer@11.0+ DirectX.Configuration.Database+ Hello.Face.20134+
  Language.Fonts.PanEuropeanSupplementalFonts MathRecognizer+ Media.WindowsMediaPlayer@12.0+
  Microsoft.Onecore.StorageManagement Microsoft.Wallpapers.Extended+ Microsoft.WebDriver
  Microsoft.Windows.Console.Legacy@ Microsoft.Windows.Notepad.System+ Microsoft.Windows.PowerShell.ISE+
  Microsoft.Windows.Sense.Client@ Microsoft.Windows.StorageManagement Msix.PackagingTool.Driver NetFX3@
  Network.Irda OneCoreUAP.OneSync+ OpenSSH.Client+ OpenSSH.Server Print.Fax.Scan Print.Management.Console
  RasCMAK.Client RIP.Listener SNMP.Client Tools.DeveloperMode.Core Tools.Graphics.DirectX Tpm.TpmDiagnostics
  VBSCRIPT@+ Windows.Desktop.EMS-SAC.Tools Windows.Kernel.LA57+ WMI-SNMP-Provider.Client WMIC@+ XPS.Viewer`

/** Drivers of Windows 11 for amd64. Source: the same list. */
const DRIVERS = `
  Microsoft.Windows.Ethernet.Client.Intel.E1i68x64+ Microsoft.Windows.Ethernet.Client.Intel.E2f68+
  Microsoft.Windows.Ethernet.Client.Realtek.Rtcx21x64+ Microsoft.Windows.Ethernet.Client.Vmware.Vmxnet3+
  Microsoft.Windows.Wifi.Client.Broadcom.Bcmpciedhd63+ Microsoft.Windows.Wifi.Client.Broadcom.Bcmwl63al+
  Microsoft.Windows.Wifi.Client.Broadcom.Bcmwl63a+ Microsoft.Windows.Wifi.Client.Intel.Netwbw02+
  Microsoft.Windows.Wifi.Client.Intel.Netwew00+ Microsoft.Windows.Wifi.Client.Intel.Netwew01+
  Microsoft.Windows.Wifi.Client.Intel.Netwlv64+ Microsoft.Windows.Wifi.Client.Intel.Netwns64+
  Microsoft.Windows.Wifi.Client.Intel.Netwsw00+ Microsoft.Windows.Wifi.Client.Intel.Netwtw02+
  Microsoft.Windows.Wifi.Client.Intel.Netwtw04+ Microsoft.Windows.Wifi.Client.Intel.Netwtw06+
  Microsoft.Windows.Wifi.Client.Intel.Netwtw08+ Microsoft.Windows.Wifi.Client.Intel.Netwtw10+
  Microsoft.Windows.Wifi.Client.Marvel.Mrvlpcie8897+ Microsoft.Windows.Wifi.Client.Qualcomm.Athw8x+
  Microsoft.Windows.Wifi.Client.Qualcomm.Athwnx+ Microsoft.Windows.Wifi.Client.Qualcomm.Qcamain10x64+
  Microsoft.Windows.Wifi.Client.Ralink.Netr28x+ Microsoft.Windows.Wifi.Client.Realtek.Rtl8187se
  Microsoft.Windows.Wifi.Client.Realtek.Rtl8192se+ Microsoft.Windows.Wifi.Client.Realtek.Rtl819xp
  Microsoft.Windows.Wifi.Client.Realtek.Rtl85n64 Microsoft.Windows.Wifi.Client.Realtek.Rtwlane01+
  Microsoft.Windows.Wifi.Client.Realtek.Rtwlane13+ Microsoft.Windows.Wifi.Client.Realtek.Rtwlane+`

/** Remote administration of Windows 11. Source: the same list. */
const RSAT = `
  Rsat.ActiveDirectory.DS-LDS.Tools Rsat.AzureStack.HCI.Management.Tools Rsat.BitLocker.Recovery.Tools
  Rsat.CertificateServices.Tools Rsat.DHCP.Tools Rsat.Dns.Tools Rsat.FailoverCluster.Management.Tools
  Rsat.FileServices.Tools Rsat.GroupPolicy.Management.Tools Rsat.IPAM.Client.Tools Rsat.LLDP.Tools
  Rsat.NetworkController.Tools Rsat.NetworkLoadBalancing.Tools Rsat.RemoteAccess.Management.Tools
  Rsat.RemoteDesktop.Services.Tools Rsat.ServerManager.Tools Rsat.StorageMigrationService.Management.Tools
  Rsat.StorageReplica.Tools Rsat.SystemInsights.Management.Tools Rsat.VolumeActivation.Tools Rsat.WSUS.Tools`

/** Windows 10 2004 to 22H2. Source: lists that people published; not compared as a whole. */
const WINDOWS_10_2004 = `
  Accessibility.Braille Analog.Holographic.Desktop App.StepsRecorder+ App.Support.QuickAssist+
  App.WirelessDisplay.Connect Browser.InternetExplorer@11.0+ DirectX.Configuration.Database+ Hello.Face.18330
  Hello.Face.20134+ Hello.Face.Migration.18330 Language.Fonts.PanEuropeanSupplementalFonts MathRecognizer+
  Media.WindowsMediaPlayer@12.0+ Microsoft.Onecore.StorageManagement Microsoft.WebDriver
  Microsoft.Windows.MSPaint+ Microsoft.Windows.Notepad+ Microsoft.Windows.PowerShell.ISE+
  Microsoft.Windows.StorageManagement Microsoft.Windows.WordPad+ Msix.PackagingTool.Driver NetFX3@ Network.Irda
  OneCoreUAP.OneSync+ OpenSSH.Client+ OpenSSH.Server Print.Fax.Scan+ Print.Management.Console+ RasCMAK.Client
  RIP.Listener SNMP.Client Tools.DeveloperMode.Core Tools.Graphics.DirectX Tpm.TpmDiagnostics
  Windows.Client.ShellComponents+ Windows.Desktop.EMS-SAC.Tools WMI-SNMP-Provider.Client XPS.Viewer`

/** Remote administration of Windows 10 from 1809 on. Source: Microsoft, "Available Features on Demand". */
const RSAT_10 = `
  Rsat.ActiveDirectory.DS-LDS.Tools Rsat.BitLocker.Recovery.Tools Rsat.CertificateServices.Tools Rsat.DHCP.Tools
  Rsat.Dns.Tools Rsat.FailoverCluster.Management.Tools Rsat.FileServices.Tools Rsat.GroupPolicy.Management.Tools
  Rsat.IPAM.Client.Tools Rsat.LLDP.Tools Rsat.NetworkController.Tools Rsat.NetworkLoadBalancing.Tools
  Rsat.RemoteAccess.Management.Tools Rsat.RemoteDesktop.Services.Tools Rsat.ServerManager.Tools
  Rsat.StorageMigrationService.Management.Tools Rsat.StorageReplica.Tools Rsat.SystemInsights.Management.Tools
  Rsat.VolumeActivation.Tools Rsat.WSUS.Tools Rsat.Shielded.VM.Tools`

/** Windows 10 1709 and 1803. Source: the same page; which of them are installed is inferred. */
const WINDOWS_10_1709 = `
  Accessibility.Braille Analog.Holographic.Desktop App.Support.ContactSupport+ Browser.InternetExplorer@11.0+
  Hello.Face.Resource.A+ Language.Fonts.PanEuropeanSupplementalFonts MathRecognizer+
  Media.WindowsMediaPlayer@12.0+ Microsoft.Onecore.StorageManagement Microsoft.Windows.StorageManagement NetFX3@
  Network.Irda OneCoreUAP.OneSync+ OpenSSH.Client OpenSSH.Server Print.EnterpriseCloudPrint
  Print.MopriaCloudService RasCMAK.Client RIP.Listener SNMP.Client Tools.DeveloperMode.Core
  Tools.Graphics.DirectX WMI-SNMP-Provider.Client XPS.Viewer+`

/** Windows Server from 2016 on. Source: the same page; that one list stands for all releases is inferred. */
const SERVER = `
  Browser.InternetExplorer@11.0+ DirectX.Configuration.Database Language.Fonts.PanEuropeanSupplementalFonts
  Media.WindowsMediaPlayer@12.0+ Microsoft.WebDriver Microsoft.Windows.PowerShell.ISE+ NetFX3@
  OneCoreUAP.OneSync+ OpenSSH.Client+ OpenSSH.Server ServerCore.AppCompatibility Tools.DeveloperMode.Core
  Tools.Graphics.DirectX XPS.Viewer`

/** Whether a release knows capabilities: none before Windows 10, and none of Windows PE. */
export function knowsCapabilities({ version, installationType }: Preset): boolean {
  return !version.startsWith('6.') && installationType !== 'WindowsPE'
}

/**
 * The capabilities that an image knows from the start, if its release knows any. Of languages those
 * are installed that the image has. That all releases know the languages of a 25H2 image is inferred.
 */
export function presetCapabilities(specification: ImageSpecification): readonly PresetCapability[] {
  const { preset, architecture, languages } = specification
  if (!knowsCapabilities(preset)) return []
  const has = (language: string) => languages.some(({ tag }) => tag.toUpperCase() === language.toUpperCase())
  return [
    ...listsOf(specification)
      .flatMap(wordsOf)
      .filter((word) => architecture === 'x64' || !/\.(Ethernet|Wifi)\.Client\./.test(word))
      .map(capabilityOf),
    ...Object.entries(FEATURE_LANGUAGES).flatMap(([feature, tags]) =>
      wordsOf(tags).map((language) => ({
        identity: { name: `Language.${feature}`, language, version: '1.0' },
        installed: has(language),
      })),
    ),
    ...wordsOf(FONT_SCRIPTS).map((script) => ({
      identity: { name: `Language.Fonts.${script}`, language: `und-${script.toUpperCase()}`, version: '1.0' },
      installed: false,
    })),
  ]
}

function listsOf({ preset }: ImageSpecification): readonly string[] {
  if (preset.installationType !== 'Client') return [SERVER]
  if (preset.lab.build >= 22000) return [WINDOWS_11, DRIVERS, RSAT]
  return preset.lab.build >= 19041 ? [WINDOWS_10_2004, RSAT_10] : [WINDOWS_10_1709]
}

function wordsOf(list: string): readonly string[] {
  return list.trim().split(/\s+/)
}

function capabilityOf(word: string): PresetCapability {
  const [name = '', version = '1.0'] = word.replace('+', '').split('@')
  return { identity: { name, language: '', version }, installed: word.endsWith('+') }
}
