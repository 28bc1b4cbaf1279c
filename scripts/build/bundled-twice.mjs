// @ts-check

/** @param {string} input a bundled file @returns {string} the folder of the package that it belongs to, or nothing */
const packageFolder = (input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? '';

/** @param {string[]} inputs @returns {string[]} the packages that arrived from more than one folder */
export function bundledTwice(inputs) {
  const folders = [...new Set(inputs.map(packageFolder).filter(Boolean))];
  const names = folders.map((folder) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length));
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
