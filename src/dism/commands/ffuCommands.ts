import { notCarriedOut } from './notCarriedOut.ts'

/** Commands on .ffu files; from Windows 10 1709 on. */
export const FFU_COMMANDS = notCarriedOut('FfuManager', 'none', [
  ['Capture-Ffu', 'Captures a physical disk image into a new FFU file.'],
  ['Apply-Ffu', 'Applies an .ffu image.'],
  [
    'Split-Ffu',
    `Splits an existing .ffu file into multiple read-only
split FFU files.`,
  ],
  [
    'Optimize-Ffu',
    `Optimizes a FFU file so that it can be applied to storage 
of a different size.`,
  ],
])
