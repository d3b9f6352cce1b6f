import type { Command } from './Command.ts'

/** `/Get-CurrentEdition`, which Microsoft, "OEM deployment of Windows 10", spells with a hyphen more. */
export const getCurrentEditionCommand: Command = {
  name: 'Get-CurrentEdition',
  otherName: 'Get-Current-Edition',
  provider: 'Edition Manager',
  target: 'image',
  argument: 'none',
  options: [],
  summary: 'Displays the edition of the current image.',
  help: `/Get-CurrentEdition

  Shows the edition of an image.

    Example:
      DISM.exe /Image:C:\\test\\offline /Get-CurrentEdition
`,
  async run({ image, judge, write }) {
    const { currentEdition } = await import('../../servicing/editions/targetEditions.ts')
    const edition = currentEdition(image, judge)
    write(`Current edition is:\n\nCurrent Edition : ${edition}\n\n`)
  },
}

/** `/Get-TargetEditions`. */
export const getTargetEditionsCommand: Command = {
  name: 'Get-TargetEditions',
  provider: 'Edition Manager',
  target: 'image',
  argument: 'none',
  options: [],
  summary: `Displays a list of Windows editions that an image 
can be upgraded to.`,
  help: `/Get-TargetEditions

  Shows the editions that an image can be changed to.

    Example:
      DISM.exe /Image:C:\\test\\offline /Get-TargetEditions
`,
  async run({ image, judge, write }) {
    const { targetEditions } = await import('../../servicing/editions/targetEditions.ts')
    const lines = targetEditions(image, judge).map((edition) => `Target Edition : ${edition}\n`)
    const none = '(The current edition cannot be upgraded to any target editions.)\n'
    write(`Editions that can be upgraded to:\n\n${lines.length > 0 ? lines.join('') : none}\n`)
  },
}
