/** What of a user and the user's hardware decides which resource packages fit. */
export interface UserSettings {
  /** BCP-47, the preferred first. */
  readonly languages: readonly string[]
  /** Display scale in per cent. */
  readonly scale: number
  /** DirectX feature level of the graphics hardware: 9, 10 or 11. */
  readonly dxFeatureLevel: number
}
