import { splitCommandLine } from '../../../../src/dism/grammar/splitCommandLine.ts'
import { describe, expect, test } from 'vitest'
import type { Scenario, ScenarioStep } from '../../../../emulator/index.ts'
import { formatRepro } from '../../../../emulator/machine/repro/formatRepro.ts'

function repro(steps: readonly ScenarioStep[], more: Partial<Scenario> = {}): string[] {
  const machine = { preset: 'windows-11-24h2', users: ['alice', 'bob'] }
  const script = formatRepro({ format: 'dismulator-scenario-1', title: 'A & B: 100%.', machine, steps, ...more })
  expect(script.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  return script.split('\r\n')
}

/** The lines of a step. */
function stepOf(step: ScenarioStep, next: readonly ScenarioStep[] = []): string[] {
  const lines = repro([step, ...next])
  return lines.slice(lines.indexOf(':step1') + 2, lines.indexOf('', lines.indexOf(':step1')))
}

/** What a step runs. */
function runOf(step: ScenarioStep): string | undefined {
  return stepOf(step)
    .find((line) => line.endsWith(' >>"%transcript%" 2>&1'))
    ?.replace(' >>"%transcript%" 2>&1', '')
}

/** What cmd.exe hands on of a line: it takes away the carets outside of its quotes. */
function cmdLine(line: string): string {
  let [quoted, text] = [false, '']
  for (let at = 0; at < line.length; at++) {
    if (!quoted && line[at] === '^') at++
    else if (line[at] === '"') quoted = !quoted
    else if (!quoted && '&|>'.includes(line[at] ?? '')) throw new Error(`cmd.exe acts on ${line.slice(at)}`)
    text += line[at] ?? ''
  }
  return text
}

describe('repro.cmd', () => {
  test('says what it shows, what it needs and who found it', () => {
    const lines = repro([], { found: { property: 'apps stay', seed: 7, path: '3:1' } })
    expect(lines).toContain('rem A ^& B: 100%%.')
    expect(lines).toContain('rem found by: apps stay, seed 7, path 3:1')
    expect(lines).toContain('rem needs: windows-11-24h2')
    expect(lines).toContain('rem accounts to make: alice, bob')
    expect(lines.join('\n')).toContain('rem OOBE is still due: go into audit mode')
    expect(lines.at(0)).toBe('@echo off')
  })

  test('a command: what is typed, what it prints and how it ends go to the transcript', () => {
    expect(stepOf({ do: 'dism', words: ['/Online', '/Get-Packages'] })).toEqual([
      'echo(Step 1: dism.exe /Online /Get-Packages ^<^"%answers%^"',
      '>>"%transcript%" echo ^>^>^> step 1',
      '>>"%transcript%" echo(^>^>^> command dism.exe /Online /Get-Packages ^<^"%answers%^"',
      'dism.exe /Online /Get-Packages <"%answers%" >>"%transcript%" 2>&1',
      'call :done %ERRORLEVEL%',
    ])
  })

  test('files come from the folder of the scenario, and lie where commands look for them', () => {
    const lines = repro([
      { do: 'write', path: 'D:\\in\\reader.msixbundle', file: 'packages/reader-2.msixbundle' },
      { do: 'dism', words: ['/Online', '/PackagePath:D:\\in\\reader.msixbundle', '/LogPath:C:\\logs\\my.log'] },
    ])
    expect(lines).toContain(
      'copy /y "%here%packages\\reader-2.msixbundle" "%work%\\D\\in\\reader.msixbundle" >>"%transcript%" 2>&1',
    )
    expect(lines).toContain('if not exist "%work%\\D\\in\\" mkdir "%work%\\D\\in"')
    expect(lines.join('\n')).toContain('/PackagePath:%work%\\D\\in\\reader.msixbundle /LogPath:%work%\\C\\logs\\my.log')
    expect(lines).toContain('if not exist "%work%\\C\\logs\\" mkdir "%work%\\C\\logs"')
  })

  test.each([
    [['/Image:C:\\'], '/Image:C:\\'],
    [['/A:C:\\Windows\\x'], '/A:C:\\Windows\\x'],
    [['/A:C:\\Program Files\\x'], '/A:"C:\\Program Files\\x"'],
    [['/A:100%x'], '/A:100%%x'],
    [['/A:a&b', 'c|d'], '/A:"a&b" "c|d"'],
    [[''], '""'],
  ])('words are words to cmd.exe too: %j', (words, expected) => {
    expect(runOf({ do: 'dism', words })).toBe(`dism.exe ${expected} <"%answers%"`)
  })

  test.each<[ScenarioStep, string]>([
    [{ do: 'type', commandLine: 'dism /A:"x & y" /B:^<%c%' }, 'dism /A:"x & y" /B:^^^<%%c%% <"%answers%"'],
    [{ do: 'new user', user: 'bob' }, 'net.exe user bob /add'],
    [{ do: 'add app', user: 'bob', path: 'D:\\a.appx', dependencies: ['D:\\b.appx', 'D:\\c.appx'] }, ''],
    [{ do: 'remove app', user: 'bob', package: 'A_1.0.0.0_x64__abc' }, ''],
    [{ do: 'remove app for all users', package: 'A_1.0.0.0_x64__abc' }, ''],
    [{ do: 'add language', language: 'fr-FR' }, ''],
    [
      { do: 'enable feature', feature: 'X' },
      'dism.exe /Online /Enable-Feature /FeatureName:X /All /NoRestart <"%answers%"',
    ],
  ])('%j', (step, expected) => {
    const run = runOf(step)
    const powerShell = {
      'add app': "Add-AppxPackage -Path '%work%\\D\\a.appx' -DependencyPath '%work%\\D\\b.appx','%work%\\D\\c.appx'",
      'remove app': "Remove-AppxPackage -Package 'A_1.0.0.0_x64__abc'",
      'remove app for all users': "Remove-AppxPackage -AllUsers -Package 'A_1.0.0.0_x64__abc'",
      'add language': "Install-Language 'fr-FR' | Out-Null",
    }[step.do as string]
    expect(run).toBe(
      powerShell === undefined
        ? expected
        : `powershell.exe -NoProfile -ExecutionPolicy Bypass -Command "$ErrorActionPreference = 'Stop'; try { ${powerShell}; exit 0 } catch { $_.Exception.Message; exit $_.Exception.HResult }"`,
    )
  })

  test('a restart ends the script, which goes on behind it', () => {
    const restart = stepOf({ do: 'shutdown' }, [{ do: 'boot' }])
    expect(restart.slice(-4)).toEqual([
      'echo When Windows has started again: repro.cmd 3',
      'shutdown.exe /r /t 0 >>"%transcript%" 2>&1',
      'call :done %ERRORLEVEL%',
      'exit /b 0',
    ])
    expect(stepOf({ do: 'shutdown' }, [{ do: 'dism', words: [] }]).join('\n')).toContain('shutdown.exe /s /t 0')
    expect(runOf({ do: 'sysprep' })).toBe(
      '%SystemRoot%\\System32\\Sysprep\\sysprep.exe /generalize /oobe /shutdown /quiet',
    )
    expect(runOf({ do: 'audit' })).toContain('/audit /reboot')
    expect(repro([{ do: 'boot' }])).toContain('if not "%~1"=="" goto step%~1')
    expect(repro([{ do: 'boot' }])).toContain(':step2')
  })

  test('a word is the same word to the program, whatever cmd.exe makes of its letters', () => {
    const words = ['a"b & calc.exe', 'D:\\my files\\', 'x\\"y', '/A:"&"', 'a\\\\ b\\\\']
    const run = runOf({ do: 'dism', words }) ?? ''
    expect(splitCommandLine(cmdLine(run).replace(/ <"%answers%"$/, ''))).toEqual([
      'a"b & calc.exe',
      '%work%\\D\\my files\\',
      'x\\"y',
      '/A:"&"',
      'a\\\\ b\\\\',
    ])
  })

  test('a line break cannot be passed on: a person has to do it', () => {
    const lines = stepOf({ do: 'dism', words: ['/Online', 'a\r\ncalc.exe'] })
    expect(lines.at(-1)).toBe('pause')
    expect(lines.join('\n')).toContain('with a line break that cmd.exe cannot pass on')
    expect(lines.some((line) => line.startsWith('calc.exe'))).toBe(false)
  })

  test('quotes of a name do not end a text of PowerShell', () => {
    const run = runOf({ do: 'remove app', user: 'bob', package: "a’; calc; ‘b'" })
    expect(run).toContain("-Package 'a’’; calc; ‘‘b'''; exit 0")
    expect(runOf({ do: 'remove app', user: 'bob', package: 'a" & calc' })).toContain("('a'+[char]34+' & calc')")
  })

  test('only folders that are on the machine are made: of files that are put there, in their step, and of logs', () => {
    const lines = repro([
      { do: 'dism', words: ['/Online', '/Add-Package', '/PackagePath:D:\\none\\kb.cab', '/LogPath:D:\\logs\\a.log'] },
      { do: 'write', path: 'D:/in dir/sub/x.cab', file: 'packages/x.cab' },
      { do: 'write', path: 'kb.cab', file: 'packages/kb.cab' },
      { do: 'dism', words: ['/Online', '/Add-Package', '/PackagePath:kb.cab', '/PackagePath:\\in\\kb.cab'] },
    ])
    const made = lines.filter((line) => line.includes('mkdir')).map((line) => /mkdir "(.*)"/.exec(line)?.[1])
    expect(made).toEqual(['%work%\\C', '%work%\\D\\logs', '%work%\\D\\in dir\\sub', '%work%\\C'])
    expect(lines.indexOf(':step2')).toBeLessThan(lines.findIndex((line) => line.includes('mkdir "%work%\\D\\in dir')))
    expect(lines).toContain('cd /d "%work%\\C"')
    expect(lines.join('\n')).toContain('"%work%\\C\\kb.cab" >>')
    expect(lines.join('\n')).toContain('/PackagePath:kb.cab /PackagePath:%work%\\C\\in\\kb.cab')
  })

  test.each<[string, readonly string[], 'Y' | 'N' | undefined, boolean]>([
    ['/Quiet restarts', ['/Online', '/quiet'], undefined, true],
    ['so does the answer Y', ['/Online'], 'Y', true],
    ['not with /NoRestart', ['/Online', '/Quiet', '-norestart'], 'Y', false],
    ['not offline', ['/Image:C:\\', '/Quiet'], 'Y', false],
    ['not with the answer N', ['/Online'], 'N', false],
  ])('a restart by dism itself: %s', (_, words, answer, restarts) => {
    const machine = { preset: 'windows-11-24h2', ...(answer && { answer }) }
    const lines = repro([{ do: 'dism', words }], { machine })
    const told = 'echo When this ends with 3010, Windows restarts. Go on then with: repro.cmd 2'
    expect(lines.includes(told)).toBe(restarts)
    expect(lines.includes('if "%code%"=="3010" exit /b 0')).toBe(restarts)
  })

  test('a transcript that is there is not lost, and no folder breaks a line', () => {
    const lines = repro([{ do: 'write', path: 'D:\\x', file: 'packages/x' }])
    expect(lines.join('\n')).not.toMatch(/\bdel\b/)
    expect(lines).toContain('if exist "%transcript%" goto begun')
    for (const line of lines.filter((one) => one.includes('echo'))) expect(line).not.toMatch(/[^"]%(here|~dp0)/)
    expect(lines.join('\n')).not.toContain('%SystemDrive%\\dismulator\\')
    expect(lines).toContain('set "work=%~d0\\dismulator"')
  })

  test('what a person has to do is a remark', () => {
    expect(stepOf({ do: 'sign in', user: 'alice', settings: { languages: ['fr-FR'], scale: 150 } })).toEqual([
      'rem step 1, by hand: sign in as alice, with Set-WinUserLanguageList fr-FR -Force, and sign in again; the display at 150 per cent',
      'echo(step 1, by hand: sign in as alice, with Set-WinUserLanguageList fr-FR -Force, and sign in again; the display at 150 per cent',
      'echo Then: repro.cmd 2',
      'exit /b 0',
    ])
    expect(stepOf({ do: 'change', path: 'C:\\', changes: [{ kind: 'remove', path: 'a' }] })).toEqual([
      'rem step 1, by hand: below C:\\, files were changed behind the back of DISM ^(scenario.json tells all^): remove a',
      'echo(step 1, by hand: below C:\\, files were changed behind the back of DISM ^(scenario.json tells all^): remove a',
      'pause',
    ])
  })
})
