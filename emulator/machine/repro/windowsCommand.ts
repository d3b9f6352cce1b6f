import type { DiskEntry } from '../scenario/DiskEntry.ts'
import type { ScenarioStep } from '../scenario/Scenario.ts'
import { resolveDrivePath } from '../createMemoryHost.ts'
import { stepText } from '../scenario/stepText.ts'
import { BESIDE, batchLine, batchText, batchWord, powerShellText } from './batchText.ts'

/** What does on a real Windows what a step does. */
export type WindowsCommand =
  /** A command line of cmd.exe. */
  | { readonly run: string }
  /** The same; Windows ends with it, and goes on when it has started again. */
  | { readonly restart: string }
  /** What a person has to do. */
  | { readonly byHand: string }
  /** The same; the person comes back by calling the script again. */
  | { readonly leave: string }

type StepOf<Do, Step = ScenarioStep> = Step extends { readonly do: infer Done }
  ? Do extends Done
    ? Step
    : never
  : never

type Table = {
  readonly [Do in ScenarioStep['do']]: (step: StepOf<Do>, next: ScenarioStep | undefined) => WindowsCommand
}

/** Changes of one step that are named. */
const MOST_TOLD = 5

/** What dism asks is answered. */
const ANSWERED = '<"%answers%"'

const SYSPREP = '%SystemRoot%\\System32\\Sysprep\\sysprep.exe'

const COMMANDS: Table = {
  write: ({ path, file }) => ({ run: `copy /y ${besideScript(file)} "${batchText(windowsPath(path))}"` }),
  change: ({ path, changes }) => {
    const told = changes.slice(0, MOST_TOLD).map((one) => `${one.kind} ${one.path}`)
    const more = changes.length > MOST_TOLD ? ` and ${changes.length - MOST_TOLD} more` : ''
    return {
      byHand: `below ${path}, files were changed behind the back of DISM (scenario.json tells all): ${told.join(', ')}${more}`,
    }
  },
  append: ({ path }) => ({ byHand: `another process wrote to ${path}; nothing has to be done` }),
  call: (step) => ({
    byHand: `a program calls ${step.function}(${step.arguments.map((one) => JSON.stringify(one)).join(', ')})`,
  }),
  dism({ words, disk = [], answer }) {
    const line = `dism.exe ${words.map((word) => dismWord(word, disk)).join(' ')}`
    return { run: answer === undefined ? `${line} ${ANSWERED}` : `echo ${yesOrNo(answer)}| ${line}` }
  },
  type: ({ commandLine }) => ({ run: `${batchLine(commandLine)} ${ANSWERED}` }),
  boot: () => ({ leave: 'start the computer' }),
  shutdown: (_, next) =>
    next?.do === 'boot'
      ? { restart: 'shutdown.exe /r /t 0' }
      : { restart: 'shutdown.exe /s /t 0 /c "Start Windows PE: what follows services the drive offline."' },
  audit: () => ({ restart: `${SYSPREP} /audit /reboot` }),
  sysprep: () => ({ restart: `${SYSPREP} /generalize /oobe /shutdown /quiet` }),
  'sign out': () => ({ leave: 'sign out' }),
  'add language': ({ language }) => powerShell(`Install-Language ${powerShellText(language)} | Out-Null`),
  'remove language': ({ language }) => powerShell(`Uninstall-Language ${powerShellText(language)} | Out-Null`),
  'enable feature': ({ feature }) =>
    dism(['/Online', '/Enable-Feature', `/FeatureName:${feature}`, '/All', '/NoRestart']),
  'disable feature': ({ feature }) => dism(['/Online', '/Disable-Feature', `/FeatureName:${feature}`, '/NoRestart']),
  'new user': ({ user }) => ({ run: `net.exe user ${batchWord(user)} /add` }),
  'sign in': ({ user, settings: { languages, region, scale, dxFeatureLevel } }) => {
    const chosen = [
      ...(languages ? [`Set-WinUserLanguageList ${languages.join(',')} -Force, and sign in again`] : []),
      ...(region === undefined ? [] : [`the region ${region}`]),
      ...(scale === undefined ? [] : [`the display at ${scale} per cent`]),
      ...(dxFeatureLevel === undefined ? [] : [`graphics hardware of DirectX ${dxFeatureLevel}`]),
    ]
    return { leave: `sign in as ${user}${chosen.length > 0 ? `, with ${chosen.join('; ')}` : ''}` }
  },
  'start app': (step) =>
    powerShell(
      `$app = Get-AppxPackage | Where-Object PackageFullName -eq ${powerShellText(step.package)}; ` +
        `Start-Process ('shell:AppsFolder\\' + $app.PackageFamilyName + '!' + ` +
        `(Get-AppxPackageManifest $app).Package.Applications.Application.Id)`,
    ),
  'remove app': (step) => powerShell(`Remove-AppxPackage -Package ${powerShellText(step.package)}`),
  'remove app for all users': (step) =>
    powerShell(`Remove-AppxPackage -AllUsers -Package ${powerShellText(step.package)}`),
  'add app': ({ path, dependencies }) =>
    powerShell(
      `Add-AppxPackage -Path ${powerShellText(path)}` +
        (dependencies.length > 0 ? ` -DependencyPath ${dependencies.map(powerShellText).join(',')}` : ''),
    ),
  snapshot: () => ({ byHand: 'take a checkpoint of the virtual machine' }),
  restore: ({ snapshot }) => ({
    leave: `keep transcript.txt outside of the virtual machine, go back to the checkpoint of step ${snapshot + 1}, put it back`,
  }),
  fault: ({ fault }) => ({ byHand: `from here on this goes wrong: ${JSON.stringify(fault)}` }),
  disarm: () => ({ byHand: 'nothing more goes wrong' }),
}

/** What does on a real Windows what a step does. @param next the step behind it */
export function windowsCommand(step: ScenarioStep, next: ScenarioStep | undefined): WindowsCommand
export function windowsCommand<Do extends ScenarioStep['do']>(
  step: StepOf<Do> & { readonly do: Do },
  next: ScenarioStep | undefined,
): WindowsCommand {
  const make: Table[Do] = COMMANDS[step.do]
  const command = make(step, next)
  // No line of cmd.exe can have one.
  return 'run' in command && /[\r\n\0]/.test(command.run)
    ? { byHand: `a program runs this, with a line break that cmd.exe cannot pass on: ${stepText(step)}` }
    : command
}

/** A path of a machine, whose current folder is `C:\\`, in full. */
export function windowsPath(path: string): string {
  const { letter, path: rest } = resolveDrivePath(path)
  return `${letter}:\\${rest}`
}

function dism(words: readonly string[]): WindowsCommand {
  return { run: `${['dism.exe', ...words.map(batchWord)].join(' ')} ${ANSWERED}` }
}

/** What dism takes an answer for. */
function yesOrNo(answer: string): string {
  return /^\s*y/i.test(answer) ? 'Y' : 'N'
}

/** A file of the real disk is that of the scenario. */
function dismWord(word: string, disk: readonly DiskEntry[]): string {
  const seen = disk.find((entry) => entry.kind === 'file' && word.endsWith(entry.path))
  if (seen?.kind !== 'file') return batchWord(word)
  return `${batchText(word.slice(0, -seen.path.length))}${besideScript(seen.file)}`
}

/** A file of the scenario. */
function besideScript(file: string): string {
  return `"${BESIDE}${file.replaceAll('%', '%%').replaceAll('/', '\\')}"`
}

/** Ends with 0, or with the HRESULT of what was thrown. */
function powerShell(script: string): WindowsCommand {
  const whole = `$ErrorActionPreference = 'Stop'; try { ${script}; exit 0 } catch { $_.Exception.Message; exit $_.Exception.HResult }`
  return { run: `powershell.exe -NoProfile -ExecutionPolicy Bypass -Command "${whole}"` }
}
