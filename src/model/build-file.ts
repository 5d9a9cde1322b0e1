/** The file, below the base, that says which build the host has: `{ "build": "assets/index-1f2e3d4c.js" }`. */
export const BUILD_FILE = 'version.json';
