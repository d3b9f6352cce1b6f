// Stands for modules of Node that are named but never used in a browser: fs, zlib, crypto, assert, url, module.
export default {}
