import type { FeatureTable } from './FeatureRow.ts'

/** Virtual machines and containers, on clients and servers. */
export const VIRTUALIZATION_FEATURES: FeatureTable = {
  HypervisorPlatform: {
    displayName: 'Windows Hypervisor Platform',
    description: 'Lets programs for virtual machines use the hypervisor of Windows.',
    driver: 'winhvr',
  },
  VirtualMachinePlatform: {
    displayName: 'Virtual Machine Platform',
    description: 'What virtual machines of Windows stand on.',
    driver: 'vmbusr',
  },
  'Microsoft-Windows-Subsystem-Linux': {
    displayName: 'Windows Subsystem for Linux',
    description: 'Runs programs of Linux.',
    driver: 'lxcore',
    serverComponent: {
      description: 'Runs shells and tools of Linux in user mode.',
      displayName: 'Windows Subsystem for Linux',
      id: 1033,
      type: 'Feature',
      uniqueName: 'Microsoft-Windows-Subsystem-Linux',
    },
  },
  'Microsoft-Hyper-V-All': { displayName: 'Hyper-V', description: 'Virtual machines, and what manages them.' },
  'Microsoft-Hyper-V-Tools-All': {
    displayName: 'Hyper-V Management Tools',
    description: 'A console and cmdlets for Hyper-V.',
    parents: 'Microsoft-Hyper-V-All',
  },
  'Microsoft-Hyper-V-Management-PowerShell': {
    displayName: 'Hyper-V Module for Windows PowerShell',
    description: 'Cmdlets for Hyper-V.',
    parents: 'Microsoft-Hyper-V-Tools-All RSAT-Hyper-V-Tools-Feature',
  },
  'Microsoft-Hyper-V-Management-Clients': {
    displayName: 'Hyper-V GUI Management Tools',
    description: 'Hyper-V Manager and the connection to virtual machines.',
    parents: 'Microsoft-Hyper-V-Tools-All RSAT-Hyper-V-Tools-Feature',
  },
  'Microsoft-Hyper-V': {
    displayName: 'Hyper-V',
    description: 'Hyper-V',
    parents: 'Microsoft-Hyper-V-All',
    driver: 'vmswitch',
  },
  'Microsoft-Hyper-V-Hypervisor': {
    displayName: 'Hyper-V Hypervisor',
    description: 'The hypervisor.',
    parents: 'Microsoft-Hyper-V',
    driver: 'hvservice',
  },
  'Microsoft-Hyper-V-Services': {
    displayName: 'Hyper-V Services',
    description: 'The services of virtual machines.',
    parents: 'Microsoft-Hyper-V',
    driver: 'vmswitch',
  },
  Containers: { displayName: 'Containers', description: 'Containers of Windows.', driver: 'wcifs' },
  'Containers-DisposableClientVM': {
    displayName: 'Windows Sandbox',
    description: 'A desktop for programs that are not trusted.',
    driver: 'vmbusr',
  },
}
