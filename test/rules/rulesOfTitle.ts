/** The ids of the rules that a test shows: its title ends with them, `… (appx.scale.all, appx.dxfl.all)`. */
export function rulesOfTitle(title: string): readonly string[] {
  return /\(([a-z0-9]+(?:\.[a-z0-9]+)+(?:, [a-z0-9.]+)*)\)$/.exec(title)?.[1]?.split(', ') ?? []
}
