import type { FeatureTable } from './FeatureRow.ts'

/** Features of servers, and of Windows PE. Those without parents below stand on their own. */
export const SERVER_FEATURES: FeatureTable = {
  'ServerCore-FullServer': {
    displayName: 'Server Core to full server',
    description: 'What a server with a desktop has beyond Server Core.',
  },
  'Server-Gui-Mgmt': {
    displayName: 'Graphical Management Tools and Infrastructure',
    description: 'A minimal interface with Server Manager.',
    restart: 'required',
  },
  'Server-Gui-Shell': {
    displayName: 'Server Graphical Shell',
    description: 'The desktop with Explorer.',
    parents: 'Server-Gui-Mgmt',
    restart: 'required',
  },
  DesktopExperience: {
    displayName: 'Desktop Experience',
    description: 'What a client has beyond the desktop of a server, app packages among it.',
    parents: 'Server-Gui-Shell',
    restart: 'required',
  },
  NetFx3ServerFeatures: {
    displayName: '.NET Framework 3.5 Features',
    description: 'What .NET Framework 3.5 stands on.',
  },
  NetFx4ServerFeatures: { displayName: '.NET Framework 4.8 Features', description: 'What .NET Framework 4 stands on.' },
  NetFx4: { displayName: '.NET Framework 4.8', description: '.NET Framework 4.', parents: 'NetFx4ServerFeatures' },
  'FileAndStorage-Services': {
    displayName: 'File and Storage Services',
    description: 'Shares, disks and their management.',
  },
  'Storage-Services': {
    displayName: 'Storage Services',
    description: 'Disks and pools; always there.',
    parents: 'FileAndStorage-Services',
  },
  'File-Services': {
    displayName: 'File and iSCSI Services',
    description: 'Shares of files and blocks.',
    parents: 'FileAndStorage-Services',
  },
  CoreFileServer: { displayName: 'File Server', description: 'Shares folders.', parents: 'File-Services' },
  'Dedup-Core': {
    displayName: 'Data Deduplication',
    description: 'Keeps equal blocks once.',
    parents: 'File-Services',
    driver: 'dedup',
  },
  iSCSITargetServer: { displayName: 'iSCSI Target Server', description: 'Shares blocks.', parents: 'File-Services' },
  DHCPServer: { displayName: 'DHCP Server', description: 'Gives addresses to computers.' },
  'DNS-Server-Full-Role': { displayName: 'DNS Server', description: 'Answers for names.' },
  'DirectoryServices-DomainController': {
    displayName: 'Active Directory Domain Services',
    description: 'The directory of a domain.',
  },
  CertificateServices: { displayName: 'Active Directory Certificate Services', description: 'Issues certificates.' },
  'FailoverCluster-FullServer': {
    displayName: 'Failover Clustering',
    description: 'Servers that stand in for each other.',
    driver: 'clusdisk',
  },
  MultipathIo: { displayName: 'Multipath I/O', description: 'Several ways to one disk.', driver: 'mpio' },
  'Microsoft-Hyper-V-Offline': {
    displayName: 'Hyper-V Offline',
    description: 'The part of Hyper-V that an image can have.',
    parents: 'Microsoft-Hyper-V',
  },
  'Microsoft-Hyper-V-Online': {
    displayName: 'Hyper-V Online',
    description: 'The part of Hyper-V that runs.',
    parents: 'Microsoft-Hyper-V',
    driver: 'vmswitch',
  },
  'RSAT-Hyper-V-Tools-Feature': {
    displayName: 'Hyper-V Management Tools',
    description: 'A console and cmdlets for Hyper-V.',
  },
  MSMQ: {
    displayName: 'Message Queuing',
    description: 'Messages between programs that need not run at the same time.',
  },
  'MSMQ-Services': { displayName: 'Message Queuing Services', description: 'The services of queues.', parents: 'MSMQ' },
  'Remote-Desktop-Services': {
    displayName: 'Remote Desktop Services',
    description: 'Desktops and programs from afar.',
  },
  AppServer: {
    displayName: 'Remote Desktop Session Host',
    description: 'Sessions of many people.',
    parents: 'Remote-Desktop-Services',
    restart: 'required',
  },
  Licensing: {
    displayName: 'Remote Desktop Licensing',
    description: 'Licenses of those sessions.',
    parents: 'Remote-Desktop-Services',
  },
  UpdateServices: { displayName: 'Windows Server Update Services', description: 'Updates for an organization.' },
  WindowsServerBackup: { displayName: 'Windows Server Backup', description: 'Backups.' },
  WindowsPowerShellWebAccess: { displayName: 'Windows PowerShell Web Access', description: 'A shell in a browser.' },
  BitLocker: { displayName: 'BitLocker Drive Encryption', description: 'Encrypts drives.', driver: 'fvevol' },
  WINSRuntime: { displayName: 'WINS Server', description: 'Answers for NetBIOS names.' },
  'ServerManager-Core-RSAT': {
    displayName: 'Remote Server Administration Tools',
    description: 'Tools for servers and their roles.',
  },
  'ServerManager-Core-RSAT-Role-Tools': {
    displayName: 'Role Administration Tools',
    description: 'Tools for roles.',
    parents: 'ServerManager-Core-RSAT',
  },
  'RSAT-AD-Tools-Feature': {
    displayName: 'AD DS and AD LDS Tools',
    description: 'Tools for directories.',
    parents: 'ServerManager-Core-RSAT-Role-Tools',
  },
  'RSAT-ADDS-Tools-Feature': {
    displayName: 'AD DS Tools',
    description: 'Tools for domains.',
    parents: 'RSAT-AD-Tools-Feature',
  },
  'Windows-Defender': {
    displayName: 'Windows Defender Antivirus',
    description: 'Protects from malware.',
    parents: 'Windows-Defender-Features',
    driver: 'wdfilter',
  },
  'Windows-Defender-Features': { displayName: 'Windows Defender', description: 'Protects from malware.' },
  HostGuardian: {
    displayName: 'Host Guardian Hyper-V Support',
    description: 'Runs shielded virtual machines.',
    driver: 'hgclient',
  },
  'WinPE-WDS-Tools': { displayName: 'WinPE-WDS-Tools', description: 'Captures images to a deployment server.' },
  'WinPE-Setup': { displayName: 'WinPE-Setup', description: 'The files of Windows Setup.' },
  'WinPE-Scripting': { displayName: 'WinPE-Scripting', description: 'Windows Script Host.' },
  'WinPE-WMI': { displayName: 'WinPE-WMI', description: 'Windows Management Instrumentation.' },
  'WinPE-HTA': { displayName: 'WinPE-HTA', description: 'Programs in HTML.', parents: 'WinPE-Scripting' },
  'WinPE-MDAC': { displayName: 'WinPE-MDAC', description: 'Access to databases.' },
  'WinPE-NetFx': { displayName: 'WinPE-NetFx', description: 'A part of .NET Framework.', parents: 'WinPE-WMI' },
  'WinPE-PowerShell': { displayName: 'WinPE-PowerShell', description: 'Windows PowerShell.', parents: 'WinPE-NetFx' },
}
