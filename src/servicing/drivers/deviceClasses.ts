/** A setup class of devices. */
export interface DeviceClass {
  /** As INF files name it. */
  readonly name: string
  /** What people call its devices. */
  readonly description: string
  /** Whether Windows needs its drivers to start. */
  readonly bootCritical?: true
}

/**
 * Setup classes by GUID, lower case. Names and descriptions: Microsoft, "System-Defined Device Setup Classes", and the
 * keys of `Control\Class`. Boot-critical are those whose packages the SYSTEM hives of Windows 8.1 and 10 hold, in
 * `DriverDatabase`, all others being in DRIVERS.
 */
export const DEVICE_CLASSES: { readonly [guid: string]: DeviceClass } = {
  '{36fc9e60-c465-11cf-8056-444553540000}': {
    name: 'USB',
    description: 'Universal Serial Bus controllers',
    bootCritical: true,
  },
  '{4d36e965-e325-11ce-bfc1-08002be10318}': {
    name: 'CDROM',
    description: 'DVD/CD-ROM drives',
    bootCritical: true,
  },
  '{4d36e966-e325-11ce-bfc1-08002be10318}': { name: 'Computer', description: 'Computer', bootCritical: true },
  '{4d36e967-e325-11ce-bfc1-08002be10318}': { name: 'DiskDrive', description: 'Disk drives', bootCritical: true },
  '{4d36e968-e325-11ce-bfc1-08002be10318}': { name: 'Display', description: 'Display adapters' },
  '{4d36e969-e325-11ce-bfc1-08002be10318}': {
    name: 'FDC',
    description: 'Floppy disk controllers',
    bootCritical: true,
  },
  '{4d36e96a-e325-11ce-bfc1-08002be10318}': {
    name: 'HDC',
    description: 'IDE ATA/ATAPI controllers',
    bootCritical: true,
  },
  '{4d36e96b-e325-11ce-bfc1-08002be10318}': { name: 'Keyboard', description: 'Keyboards', bootCritical: true },
  '{4d36e96c-e325-11ce-bfc1-08002be10318}': { name: 'MEDIA', description: 'Sound, video and game controllers' },
  '{4d36e96d-e325-11ce-bfc1-08002be10318}': { name: 'Modem', description: 'Modems' },
  '{4d36e96e-e325-11ce-bfc1-08002be10318}': { name: 'Monitor', description: 'Monitors' },
  '{4d36e96f-e325-11ce-bfc1-08002be10318}': {
    name: 'Mouse',
    description: 'Mice and other pointing devices',
    bootCritical: true,
  },
  '{4d36e971-e325-11ce-bfc1-08002be10318}': { name: 'MultiFunction', description: 'Multifunction adapters' },
  '{4d36e972-e325-11ce-bfc1-08002be10318}': { name: 'Net', description: 'Network adapters' },
  '{4d36e973-e325-11ce-bfc1-08002be10318}': { name: 'NetClient', description: 'Network Client' },
  '{4d36e974-e325-11ce-bfc1-08002be10318}': { name: 'NetService', description: 'Network Service' },
  '{4d36e975-e325-11ce-bfc1-08002be10318}': { name: 'NetTrans', description: 'Network Protocol' },
  '{4d36e977-e325-11ce-bfc1-08002be10318}': { name: 'PCMCIA', description: 'PCMCIA adapters', bootCritical: true },
  '{4d36e978-e325-11ce-bfc1-08002be10318}': { name: 'Ports', description: 'Ports (COM & LPT)', bootCritical: true },
  '{4d36e979-e325-11ce-bfc1-08002be10318}': { name: 'Printer', description: 'Printers' },
  '{4d36e97b-e325-11ce-bfc1-08002be10318}': {
    name: 'SCSIAdapter',
    description: 'Storage controllers',
    bootCritical: true,
  },
  '{4d36e97d-e325-11ce-bfc1-08002be10318}': { name: 'System', description: 'System devices', bootCritical: true },
  '{4d36e980-e325-11ce-bfc1-08002be10318}': {
    name: 'FloppyDisk',
    description: 'Floppy disk drives',
    bootCritical: true,
  },
  '{50127dc3-0f36-415e-a6cc-4cb3be910b65}': { name: 'Processor', description: 'Processors', bootCritical: true },
  '{5099944a-f6b9-4057-a056-8c550228544c}': { name: 'Memory', description: 'Memory devices', bootCritical: true },
  '{50dd5230-ba8a-11d1-bf5d-0000f805f530}': { name: 'SmartCardReader', description: 'Smart card readers' },
  '{5175d334-c371-4806-b3ba-71fd53c9258d}': { name: 'Sensor', description: 'Sensors' },
  '{533c5b84-ec70-11d2-9505-00c04f79deaf}': {
    name: 'VolumeSnapshot',
    description: 'Storage volume shadow copies',
    bootCritical: true,
  },
  '{53d29ef7-377c-4d14-864b-eb3a85769359}': { name: 'Biometric', description: 'Biometric devices' },
  '{5989fce8-9cd0-467d-8a6a-5419e31529d4}': {
    name: 'AudioProcessingObject',
    description: 'Audio Processing Objects (APOs)',
  },
  '{5c4c3332-344d-483c-8739-259e934c9cc8}': { name: 'SoftwareComponent', description: 'Software components' },
  '{6bdd1fc1-810f-11d0-bec7-08002be2092f}': {
    name: '1394',
    description: 'IEEE 1394 host controllers',
    bootCritical: true,
  },
  '{6bdd1fc6-810f-11d0-bec7-08002be2092f}': { name: 'Image', description: 'Imaging devices' },
  '{71a27cdd-812a-11d0-bec7-08002be2092f}': { name: 'Volume', description: 'Storage volumes', bootCritical: true },
  '{72631e54-78a4-11d0-bcf7-00aa00b7b32a}': { name: 'Battery', description: 'Batteries', bootCritical: true },
  '{745a17a0-74d3-11d0-b6fe-00a0c90f57da}': {
    name: 'HIDClass',
    description: 'Human Interface Devices',
    bootCritical: true,
  },
  '{88bae032-5a81-49f0-bc3d-a4ff138216d6}': {
    name: 'USBDevice',
    description: 'Universal Serial Bus devices',
    bootCritical: true,
  },
  '{a0a588a4-c46f-4b37-b7ea-c82fe89870c6}': { name: 'SDHost', description: 'SD host adapters', bootCritical: true },
  '{ca3e7ab9-b4c3-4ae6-8251-579ef933890f}': { name: 'Camera', description: 'Cameras' },
  '{d48179be-ec20-11d1-b6b8-00c04fa372a7}': {
    name: 'SBP2',
    description: 'SBP2 IEEE 1394 Devices',
    bootCritical: true,
  },
  '{d94ee5d8-d189-4994-83d2-f68d7d41b0e6}': {
    name: 'SecurityDevices',
    description: 'Security devices',
    bootCritical: true,
  },
  '{e0cbf06c-cd8b-4647-bb8a-263b43f0f974}': { name: 'Bluetooth', description: 'Bluetooth' },
  '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}': { name: 'Extension', description: 'Extensions', bootCritical: true },
  '{eec5ad98-8080-425f-922a-dabf3de3f69a}': { name: 'WPD', description: 'Portable Devices' },
  '{f2e7dd72-6468-4e36-b6f1-6488f42c1b52}': { name: 'Firmware', description: 'Firmware', bootCritical: true },
}
