import { notCarriedOut } from './notCarriedOut.ts'

/** Commands on the Edge browser. */
export const EDGE_COMMANDS = notCarriedOut('EdgeManager', 'image', [
  ['Add-Edge', 'Adds Edge to image.'],
  ['Add-EdgeBrowser', 'Adds Edge browser to image.'],
  ['Add-EdgeWebView', 'Adds Edge WebView to image.'],
])
