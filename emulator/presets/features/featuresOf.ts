import type { ImageSpecification } from '../ImageSpecification.ts'
import { CLIENT_FEATURES } from './clientFeatures.ts'
import type { FeatureRow, FeatureTable } from './FeatureRow.ts'
import { SERVER_FEATURES } from './serverFeatures.ts'
import { VIRTUALIZATION_FEATURES } from './virtualizationFeatures.ts'
import { WEB_FEATURES } from './webFeatures.ts'

/** A feature of a release as it leaves the factory. */
export interface FactoryFeature extends FeatureRow {
  readonly name: string
  readonly enabled: boolean
  /** Whether its payload is not in the image. */
  readonly removed: boolean
}

const FEATURES: FeatureTable = { ...WEB_FEATURES, ...CLIENT_FEATURES, ...VIRTUALIZATION_FEATURES, ...SERVER_FEATURES }

// Lists of names: `+` is enabled, `-` has no payload in the image, all others are disabled.

const IIS_7 = `IIS-WebServerRole IIS-WebServer IIS-CommonHttpFeatures IIS-HttpErrors IIS-HttpRedirect IIS-ApplicationDevelopment
  IIS-NetFxExtensibility IIS-HealthAndDiagnostics IIS-HttpLogging IIS-LoggingLibraries IIS-RequestMonitor
  IIS-HttpTracing IIS-Security IIS-URLAuthorization IIS-RequestFiltering IIS-IPSecurity IIS-Performance
  IIS-HttpCompressionDynamic IIS-WebServerManagementTools IIS-ManagementScriptingTools IIS-IIS6ManagementCompatibility
  IIS-Metabase WAS-WindowsActivationService WAS-ProcessModel WAS-NetFxEnvironment WAS-ConfigurationAPI
  IIS-HostableWebCore IIS-StaticContent IIS-DefaultDocument IIS-DirectoryBrowsing IIS-WebDAV IIS-ISAPIFilter
  IIS-ISAPIExtensions IIS-ASP IIS-ASPNET IIS-CGI IIS-ServerSideIncludes IIS-CustomLogging IIS-BasicAuthentication
  IIS-HttpCompressionStatic IIS-ManagementConsole IIS-ManagementService IIS-WMICompatibility IIS-LegacyScripts
  IIS-LegacySnapIn IIS-FTPServer IIS-FTPSvc IIS-FTPExtensibility IIS-WindowsAuthentication IIS-DigestAuthentication
  IIS-ClientCertificateMappingAuthentication IIS-IISCertificateMappingAuthentication IIS-ODBCLogging
  WCF-HTTP-Activation WCF-NonHTTP-Activation`

const IIS_8 = `${IIS_7} IIS-NetFxExtensibility45 IIS-WebSockets IIS-ApplicationInit IIS-ASPNET45 IIS-CertProvider
  WCF-HTTP-Activation45 WCF-TCP-Activation45 WCF-Pipe-Activation45 WCF-MSMQ-Activation45 +WCF-TCP-PortSharing45
  +WCF-Services45`

const CLIENT_ALL = `TelnetClient TFTP TIFFIFilter SimpleTCP RasCMAK RasRip MSMQ-Container MSMQ-Server MSMQ-HTTP
  MSMQ-Multicast MSMQ-Triggers MSMQ-ADIntegration MSMQ-DCOMProxy +MediaPlayback +WindowsMediaPlayer
  +Printing-Foundation-Features +Printing-Foundation-InternetPrinting-Client Printing-Foundation-LPDPrintService
  Printing-Foundation-LPRPortMonitor +Printing-XPSServices-Features +SearchEngine-Client-Package
  +MSRDC-Infrastructure +Internet-Explorer-Optional-amd64`

const HYPER_V = `Microsoft-Hyper-V-All Microsoft-Hyper-V Microsoft-Hyper-V-Tools-All
  Microsoft-Hyper-V-Management-PowerShell Microsoft-Hyper-V-Management-Clients`

const HYPER_V_10 = `${HYPER_V} Microsoft-Hyper-V-Hypervisor Microsoft-Hyper-V-Services`

const CLIENT_7 = `${IIS_7} ${CLIENT_ALL} +NetFx3 TelnetServer SNMP WMISnmpProvider +FaxServicesClientPackage
  +Xps-Foundation-Xps-Viewer ScanManagementConsole DirectoryServices-ADAM-Client +WindowsGadgetPlatform InboxGames
  Solitaire Minesweeper Chess +MediaCenter +OpticalMediaDisc +TabletPCOC Indexing-Service-Package`

const CLIENT_8 = `${IIS_8} ${CLIENT_ALL} -NetFx3 +NetFx4-AdvSrvs NetFx4Extended-ASPNET45 TelnetServer SNMP WMISnmpProvider
  +FaxServicesClientPackage +Xps-Foundation-Xps-Viewer ScanManagementConsole DirectoryServices-ADAM-Client
  +MicrosoftWindowsPowerShellV2Root +MicrosoftWindowsPowerShellV2 Windows-Identity-Foundation LegacyComponents
  DirectPlay +Windows-Defender-Default-Definitions ${HYPER_V}`

const CLIENT_8_1 = `${CLIENT_8} +SMB1Protocol +WorkFolders-Client`

const CLIENT_10 = `${IIS_8} ${CLIENT_ALL} -NetFx3 +NetFx4-AdvSrvs NetFx4Extended-ASPNET45 +FaxServicesClientPackage
  ScanManagementConsole DirectoryServices-ADAM-Client +MicrosoftWindowsPowerShellV2Root +MicrosoftWindowsPowerShellV2
  Windows-Identity-Foundation LegacyComponents DirectPlay +Windows-Defender-Default-Definitions ${HYPER_V_10}
  +WorkFolders-Client +Printing-PrintToPDFServices-Features Microsoft-Windows-Subsystem-Linux HypervisorPlatform
  SMB1Protocol SMB1Protocol-Client SMB1Protocol-Server +SmbDirect Client-DeviceLockdown Client-KeyboardFilter
  Client-UnifiedWriteFilter Containers MultiPoint Windows-Defender-ApplicationGuard`

const CLIENT_10_1709 = `${CLIENT_10} +Xps-Foundation-Xps-Viewer`

const CLIENT_10_22H2 = `${CLIENT_10} SMB1Protocol-Deprecation VirtualMachinePlatform Client-ProjFS
  Containers-DisposableClientVM`

/** Windows 11 24H2, as 25H2 media have it, in their order. */
const CLIENT_11 = `Printing-XPSServices-Features TelnetClient TFTP TIFFIFilter VirtualMachinePlatform Client-ProjFS SimpleTCP
  +WorkFolders-Client -NetFx3 WCF-HTTP-Activation WCF-NonHTTP-Activation IIS-WebServerRole IIS-WebServer
  IIS-CommonHttpFeatures IIS-HttpErrors IIS-HttpRedirect IIS-ApplicationDevelopment IIS-Security
  IIS-RequestFiltering IIS-NetFxExtensibility IIS-NetFxExtensibility45 IIS-HealthAndDiagnostics IIS-HttpLogging
  IIS-LoggingLibraries IIS-RequestMonitor IIS-HttpTracing IIS-URLAuthorization IIS-IPSecurity IIS-Performance
  IIS-HttpCompressionDynamic IIS-WebServerManagementTools IIS-ManagementScriptingTools
  IIS-IIS6ManagementCompatibility IIS-Metabase WAS-WindowsActivationService WAS-ProcessModel WAS-NetFxEnvironment
  WAS-ConfigurationAPI IIS-HostableWebCore +WCF-Services45 WCF-HTTP-Activation45 WCF-TCP-Activation45
  WCF-Pipe-Activation45 WCF-MSMQ-Activation45 +WCF-TCP-PortSharing45 IIS-StaticContent IIS-DefaultDocument
  IIS-DirectoryBrowsing IIS-WebDAV IIS-WebSockets IIS-ApplicationInit IIS-ISAPIFilter IIS-ISAPIExtensions
  IIS-ASPNET IIS-ASPNET45 IIS-ASP IIS-CGI IIS-ServerSideIncludes IIS-CustomLogging IIS-BasicAuthentication
  IIS-HttpCompressionStatic IIS-ManagementConsole IIS-ManagementService IIS-WMICompatibility IIS-LegacyScripts
  IIS-FTPServer IIS-FTPSvc IIS-FTPExtensibility MSMQ-Container MSMQ-DCOMProxy MSMQ-Server MSMQ-HTTP MSMQ-Multicast
  MSMQ-Triggers SMB1Protocol-Deprecation +MediaPlayback +WindowsMediaPlayer +Printing-PrintToPDFServices-Features
  Recall +Windows-Defender-Default-Definitions +SearchEngine-Client-Package Sysmon Sysmon-Service
  HypervisorPlatform Windows-Identity-Foundation Microsoft-Windows-Subsystem-Linux LegacyComponents DirectPlay
  +Printing-Foundation-Features +Printing-Foundation-InternetPrinting-Client Printing-Foundation-LPDPrintService
  Printing-Foundation-LPRPortMonitor +MSRDC-Infrastructure +NetFx4-AdvSrvs NetFx4Extended-ASPNET45 SMB1Protocol
  SMB1Protocol-Client SMB1Protocol-Server`

const SERVER_ALL = `TelnetClient SNMP WMISnmpProvider MultipathIo DHCPServer DNS-Server-Full-Role
  DirectoryServices-DomainController CertificateServices FailoverCluster-FullServer WINSRuntime WindowsServerBackup
  BitLocker MSMQ-Server MSMQ-HTTP MSMQ-Multicast MSMQ-Triggers MSMQ-ADIntegration MSMQ-DCOMProxy MSMQ MSMQ-Services
  Microsoft-Hyper-V`

const SERVER_7 = `${IIS_7} ${SERVER_ALL} NetFx3 TelnetServer TFTP ServerManager-Core-RSAT
  ServerManager-Core-RSAT-Role-Tools RSAT-AD-Tools-Feature RSAT-ADDS-Tools-Feature Remote-Desktop-Services AppServer
  Licensing DesktopExperience`

const SERVER_8 = `${IIS_8} ${SERVER_ALL} NetFx3ServerFeatures -NetFx3 +NetFx4ServerFeatures +NetFx4
  NetFx4Extended-ASPNET45 +FileAndStorage-Services +Storage-Services File-Services CoreFileServer Dedup-Core
  iSCSITargetServer Microsoft-Hyper-V-Offline Microsoft-Hyper-V-Online RSAT-Hyper-V-Tools-Feature
  Microsoft-Hyper-V-Management-PowerShell Microsoft-Hyper-V-Management-Clients Remote-Desktop-Services AppServer
  Licensing UpdateServices WindowsPowerShellWebAccess ServerManager-Core-RSAT ServerManager-Core-RSAT-Role-Tools
  RSAT-AD-Tools-Feature RSAT-ADDS-Tools-Feature Windows-Identity-Foundation`

/** The desktop is a feature: those of the preset are enabled. */
const SERVER_2012 = `${SERVER_8} +MicrosoftWindowsPowerShellV2Root +MicrosoftWindowsPowerShellV2 TelnetServer TFTP
  ServerCore-FullServer Server-Gui-Mgmt Server-Gui-Shell DesktopExperience`

const SERVER_2012_R2 = `${SERVER_2012} +SMB1Protocol`

const SERVER_2016 = `${SERVER_8} Containers HostGuardian +Windows-Defender-Features +Windows-Defender +SmbDirect
  +Printing-PrintToPDFServices-Features +Printing-XPSServices-Features SMB1Protocol SMB1Protocol-Client
  SMB1Protocol-Server`

const SERVER_2019 = `${SERVER_2016} Microsoft-Windows-Subsystem-Linux HypervisorPlatform VirtualMachinePlatform
  Client-ProjFS`

const PE_3 = 'WinPE-WDS-Tools WinPE-Setup WinPE-Scripting WinPE-WMI WinPE-HTA WinPE-MDAC'

const RELEASES: { readonly [preset: string]: string } = {
  'windows-7': CLIENT_7,
  'windows-8': CLIENT_8,
  'windows-8.1': CLIENT_8_1,
  'windows-rt-8.1': CLIENT_8_1,
  'windows-10-1709': CLIENT_10_1709,
  'windows-10-1803': CLIENT_10_1709,
  'windows-10-22h2': CLIENT_10_22H2,
  'windows-11-24h2': CLIENT_11,
  'windows-server-2008-r2': SERVER_7,
  'windows-server-2012': SERVER_2012,
  'windows-server-2012-r2': SERVER_2012_R2,
  'windows-server-2016': SERVER_2016,
  'windows-server-2019': SERVER_2019,
  'windows-server-2022': SERVER_2019,
  'windows-server-2025': SERVER_2019,
  'winpe-3.0': PE_3,
  'winpe-4.0': `${PE_3} WinPE-NetFx WinPE-PowerShell`,
}

/** Which no Server Core has. Inferred, but for those of the desktop of Server 2012. */
const NEEDS_DESKTOP = /^(Printing-|AppServer$|Microsoft-Windows-Subsystem-Linux$|Microsoft-Hyper-V-Management-Clients$)/

/** Whose payload a Server Core of 2012 and 2012 R2 comes without. */
const DESKTOP = /^(Server-Gui-|DesktopExperience$|ServerCore-FullServer$)/

/** Which only Windows of some architectures have. */
const ARCHITECTURES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^Microsoft-Hyper-V/, ['x64', 'arm64']],
  [/-amd64$/, ['x64']],
]

/**
 * The features of an image, in the order of its list. Sources: a list of 25H2 media; the registry of a Windows 8.1, from
 * which Windows 8 and 10 differ by what is known to have come and gone; names of servers' features in documents.
 * Inferred: which ones are there in which server, the order of all but Windows 11, and what Windows PE has.
 */
export function featuresOf({ name, preset, architecture }: ImageSpecification): readonly FactoryFeature[] {
  const core = preset.installationType === 'Server Core'
  const desktop = preset.version.startsWith('6.') ? (preset.desktopFeatures ?? []) : []
  return wordsOf(name).flatMap((word) => {
    const [, mark, feature = ''] = /^([-+]?)(.*)$/.exec(word) ?? []
    const row = FEATURES[feature]
    const fits = ARCHITECTURES.every(([pattern, fitting]) => !pattern.test(feature) || fitting.includes(architecture))
    if (!row) throw new Error(`${name} lists ${feature}, of which nothing is known`)
    if (!fits || (core && NEEDS_DESKTOP.test(feature))) return []
    return {
      ...row,
      name: feature,
      enabled: mark === '+' || desktop.includes(feature),
      removed: mark === '-' || (core && DESKTOP.test(feature)),
    }
  })
}

function wordsOf(preset: string): readonly string[] {
  const list = RELEASES[preset] ?? RELEASES[preset.replace(/-core$/, '')] ?? ''
  return list.split(/\s+/).filter((word) => word !== '')
}
