// What CommonJS gets: ES modules, all of which can be required, since none awaits while it loads.
require('reflect-metadata');
const loaded = [
  '@nawala/client',
  '@nawala/contracts',
  '@nawala/contracts/bulk',
  '@nawala/contracts/checker',
  '@nawala/contracts/incidents',
  '@nawala/rules',
  '@nawala/rules/reasons',
  '@nawala/rules/target',
].map((name) => Object.keys(require(name)).length);
process.stdout.write(JSON.stringify(loaded));
