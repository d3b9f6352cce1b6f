import { getBuiltinModule, versions } from 'node:process'

/**
 * How V8 is told to optimise a function after thirty times as much work as it does on its own, by its version: that of
 * Node 20 counts bytes of bytecode, that of Node 22 counts calls. Others are told nothing: V8 complains about names that it
 * does not know, and with Node 24 nothing is gained.
 */
const FLAGS: Readonly<Record<string, string>> = {
  '11.3': '--interrupt-budget=2000000',
  '12.4': '--invocation-count-for-turbofan=90000',
}

/**
 * Lets V8 optimise later. To service an image takes some tenths of a second: most of what is optimised meanwhile is
 * paid for and never used. What runs for seconds is optimised all the same. Node's module is loaded here, because a list
 * is over before it counts.
 */
export function optimiseLate(): void {
  const flag = FLAGS[versions.v8.split('.', 2).join('.')]
  if (flag !== undefined) getBuiltinModule('node:v8').setFlagsFromString(flag)
}
