import type { FeatureTable } from './FeatureRow.ts'

/** Features that clients have, and partly servers. */
export const CLIENT_FEATURES: FeatureTable = {
  NetFx3: {
    displayName: '.NET Framework 3.5 (includes .NET 2.0 and 3.0)',
    description: '.NET Framework 3.5 (includes .NET 2.0 and 3.0)',
  },
  'NetFx4-AdvSrvs': {
    displayName: '.NET Framework 4.8 Advanced Services',
    description: 'Services of .NET Framework 4 beyond what is always there.',
  },
  'NetFx4Extended-ASPNET45': {
    displayName: 'ASP.NET 4.8',
    description: 'Web applications of .NET Framework 4.',
    parents: 'NetFx4-AdvSrvs NetFx4ServerFeatures',
  },
  TelnetClient: {
    displayName: 'Telnet Client',
    description: 'Lets you connect to other computers remotely.',
    serverComponent: {
      description: 'Connects to a Telnet server and runs programs there.',
      displayName: 'Telnet Client',
      id: 44,
      type: 'Feature',
      uniqueName: 'Telnet-Client',
      version: [10, 0],
    },
  },
  TelnetServer: { displayName: 'Telnet Server', description: 'Lets others connect to this computer remotely.' },
  TFTP: { displayName: 'TFTP Client', description: 'Transfers files by the Trivial File Transfer Protocol.' },
  TIFFIFilter: { displayName: 'Windows TIFF IFilter', description: 'Finds text in images of TIFF files.' },
  SimpleTCP: {
    displayName: 'Simple TCPIP services (i.e. echo, daytime etc)',
    description: 'Character Generator, Daytime, Discard, Echo and Quote of the Day.',
  },
  'WorkFolders-Client': {
    displayName: 'Work Folders Client',
    description: 'Keeps files the same on a server of the organization and here.',
  },
  'Client-ProjFS': {
    displayName: 'Windows Projected File System',
    description: 'Shows what lies elsewhere as files and folders.',
    driver: 'prjflt',
  },
  'Printing-XPSServices-Features': {
    displayName: 'Microsoft XPS Document Writer',
    description: 'Prints to XPS files.',
  },
  'Printing-PrintToPDFServices-Features': {
    displayName: 'Microsoft Print to PDF',
    description: 'Prints to PDF files.',
  },
  'Printing-Foundation-Features': { displayName: 'Print and Document Services', description: 'Printing and faxing.' },
  'Printing-Foundation-InternetPrinting-Client': {
    displayName: 'Internet Printing Client',
    description: 'Prints over HTTP.',
    parents: 'Printing-Foundation-Features',
  },
  'Printing-Foundation-LPDPrintService': {
    displayName: 'LPD Print Service',
    description: 'Lets computers of UNIX print here.',
    parents: 'Printing-Foundation-Features',
  },
  'Printing-Foundation-LPRPortMonitor': {
    displayName: 'LPR Port Monitor',
    description: 'Prints on printers of UNIX computers.',
    parents: 'Printing-Foundation-Features',
  },
  FaxServicesClientPackage: {
    displayName: 'Windows Fax and Scan',
    description: 'Sends and scans documents.',
    parents: 'Printing-Foundation-Features',
  },
  ScanManagementConsole: {
    displayName: 'Scan Management',
    description: 'Manages scanners of an organization.',
    parents: 'Printing-Foundation-Features',
  },
  'Xps-Foundation-Xps-Viewer': { displayName: 'XPS Viewer', description: 'Shows XPS documents.' },
  'MSMQ-Container': {
    displayName: 'Microsoft Message Queue (MSMQ) Server',
    description: 'Messages between programs that need not run at the same time.',
  },
  'MSMQ-Server': {
    displayName: 'Microsoft Message Queue (MSMQ) Server Core',
    description: 'The queues themselves.',
    parents: 'MSMQ-Container MSMQ-Services',
  },
  'MSMQ-DCOMProxy': {
    displayName: 'MSMQ DCOM Proxy',
    description: 'Programs of other computers use queues here.',
    parents: 'MSMQ-Container MSMQ',
  },
  'MSMQ-HTTP': {
    displayName: 'MSMQ HTTP Support',
    description: 'Messages over HTTP.',
    parents: 'MSMQ-Server',
  },
  'MSMQ-Multicast': {
    displayName: 'Multicasting Support',
    description: 'Messages to many at once.',
    parents: 'MSMQ-Server',
  },
  'MSMQ-Triggers': {
    displayName: 'MSMQ Triggers',
    description: 'Programs that start when a message comes.',
    parents: 'MSMQ-Server',
  },
  'MSMQ-ADIntegration': {
    displayName: 'MSMQ Active Directory Domain Services Integration',
    description: 'Queues that are listed in the directory.',
    parents: 'MSMQ-Server',
  },
  'SMB1Protocol-Deprecation': {
    displayName: 'SMB 1.0/CIFS Automatic Removal',
    description: 'Removes SMB 1.0 when it has not been used.',
    parents: 'SMB1Protocol',
  },
  SMB1Protocol: {
    displayName: 'SMB 1.0/CIFS File Sharing Support',
    description: 'The old protocol of file shares.',
    driver: 'srv',
  },
  'SMB1Protocol-Client': {
    displayName: 'SMB 1.0/CIFS Client',
    description: 'Uses shares by the old protocol.',
    parents: 'SMB1Protocol',
    driver: 'mrxsmb10',
  },
  'SMB1Protocol-Server': {
    displayName: 'SMB 1.0/CIFS Server',
    description: 'Offers shares by the old protocol.',
    parents: 'SMB1Protocol',
    driver: 'srv',
  },
  SmbDirect: {
    displayName: 'SMB Direct',
    description: 'File shares over remote direct memory access.',
    driver: 'smbdirect',
  },
  MediaPlayback: { displayName: 'Media Features', description: 'Plays music and films.', restart: 'required' },
  WindowsMediaPlayer: {
    displayName: 'Windows Media Player Legacy (App)',
    description: 'Plays music and films.',
    parents: 'MediaPlayback',
  },
  Recall: { displayName: 'Recall', description: 'Recall application.' },
  'Windows-Defender-Default-Definitions': {
    displayName: 'Windows Defender Default Definitions',
    description: 'The definitions of malware that Windows comes with.',
  },
  'Windows-Defender-ApplicationGuard': {
    displayName: 'Microsoft Defender Application Guard',
    description: 'Opens web pages in a container.',
    driver: 'hvsi',
  },
  'SearchEngine-Client-Package': { displayName: 'Windows Search', description: 'Finds files by what is in them.' },
  Sysmon: {
    displayName: 'Sysmon',
    description: 'Watches what the system does.',
    serverComponent: {
      description: 'Writes what the system does to the event log.',
      displayName: 'Sysmon',
      id: 1337,
      type: 'Feature',
      uniqueName: 'Sysmon',
    },
  },
  'Sysmon-Service': { displayName: 'Sysmon Service', description: 'The service of Sysmon.', parents: 'Sysmon' },
  'Windows-Identity-Foundation': {
    displayName: 'Windows Identity Foundation 3.5',
    description: 'Claims of identity for programs of .NET 3.5 and 4.0.',
  },
  LegacyComponents: { displayName: 'Legacy Components', description: 'What old programs need.' },
  DirectPlay: {
    displayName: 'DirectPlay',
    description: 'Lets old games play over a network.',
    parents: 'LegacyComponents',
    serverComponent: {
      description: 'Games that use DirectPlay.',
      displayName: 'Direct Play',
      id: 488,
      type: 'Feature',
      uniqueName: 'Direct-Play',
    },
  },
  'MSRDC-Infrastructure': {
    displayName: 'Remote Differential Compression API Support',
    description: 'Programs send what differs between files.',
  },
  MicrosoftWindowsPowerShellV2Root: {
    displayName: 'Windows PowerShell 2.0',
    description: 'The engine of version 2.0.',
  },
  MicrosoftWindowsPowerShellV2: {
    displayName: 'Windows PowerShell 2.0 Engine',
    description: 'Runs scripts that ask for version 2.0.',
    parents: 'MicrosoftWindowsPowerShellV2Root',
  },
  'Internet-Explorer-Optional-amd64': {
    displayName: 'Internet Explorer 11',
    description: 'Finds and shows what is on the Internet.',
    restart: 'required',
  },
  'Client-DeviceLockdown': { displayName: 'Device Lockdown', description: 'Keeps a device to its purpose.' },
  'Client-KeyboardFilter': {
    displayName: 'Keyboard Filter',
    description: 'Keeps keys from having an effect.',
    parents: 'Client-DeviceLockdown',
    driver: 'kbfltr',
  },
  'Client-UnifiedWriteFilter': {
    displayName: 'Unified Write Filter',
    description: 'Keeps drives from being written.',
    parents: 'Client-DeviceLockdown',
    driver: 'uwfvol',
  },
  'DirectoryServices-ADAM-Client': {
    displayName: 'Active Directory Lightweight Directory Services',
    description: 'A directory for programs.',
  },
  RasCMAK: {
    displayName: 'RAS Connection Manager Administration Kit (CMAK)',
    description: 'Makes connection profiles.',
  },
  RasRip: { displayName: 'RIP Listener', description: 'Listens to routers.' },
  SNMP: { displayName: 'Simple Network Management Protocol (SNMP)', description: 'Agents that watch network devices.' },
  WMISnmpProvider: { displayName: 'WMI SNMP Provider', description: 'SNMP for programs of WMI.', parents: 'SNMP' },
  MultiPoint: {
    displayName: 'MultiPoint Connector',
    description: 'Lets this computer be watched from a MultiPoint server.',
  },
  WindowsGadgetPlatform: { displayName: 'Windows Gadget Platform', description: 'Gadgets on the desktop.' },
  InboxGames: { displayName: 'Games', description: 'The games of Windows.' },
  Solitaire: { displayName: 'Solitaire', description: 'A game of cards.', parents: 'InboxGames' },
  Minesweeper: { displayName: 'Minesweeper', description: 'A game of mines.', parents: 'InboxGames' },
  Chess: { displayName: 'Chess Titans', description: 'Chess.', parents: 'InboxGames' },
  MediaCenter: {
    displayName: 'Windows Media Center',
    description: 'Television, films and music.',
    parents: 'MediaPlayback',
  },
  OpticalMediaDisc: { displayName: 'Windows DVD Maker', description: 'Makes DVDs.', parents: 'MediaPlayback' },
  TabletPCOC: { displayName: 'Tablet PC Components', description: 'Pen and handwriting.' },
  'Indexing-Service-Package': { displayName: 'Indexing Service', description: 'The index of earlier Windows.' },
}
