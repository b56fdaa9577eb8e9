// Whose work a call frame is, told by where its code lies.

const PACKAGES = [
  [/^(fastify|@fastify|find-my-way|avvio|light-my-request|secure-json-parse|fast-|helmet)/, 'Fastify'],
  [/^(@nestjs|rxjs|eventemitter2|reflect-metadata)/, 'Nest'],
  [/^(class-validator|class-transformer|validator)/, 'validation'],
  [/^(mongoose|mquery|kareem|mpath|sift)/, 'Mongoose'],
  [/^(mongodb|bson|@mongodb)/, 'MongoDB driver and BSON'],
  [/^(socket\.io|@socket\.io|engine\.io|ws$)/, 'Socket.IO and ws'],
  [/^(pino|@pinojs|nestjs-pino|sonic-boom|prom-client)/, 'logging and metrics'],
];

const NODE = [
  [/^_?http|^internal\/http/, 'Node: HTTP'],
  [/^net$|^_?stream|^internal\/(stream|webstream|net|tls)|^buffer|^internal\/buffer/, 'Node: sockets and streams'],
];

const ENGINE = new Map([
  ['(garbage collector)', 'garbage collection'],
  ['(idle)', 'idle'],
  ['(program)', 'engine and system calls'],
]);

const STATEMENT = /^(run|get|all|iterate|next|exec)$/;
const WRITE = /^write(v|Buffer|\w+String)$/;

const firstOf = (table, text) => table.find(([pattern]) => pattern.test(text))?.[1];

/** The package that a file belongs to: the innermost, where packages hold packages. */
const packageOf = (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];

function nativeAreaOf(name, callers) {
  if (WRITE.test(name)) return 'writing to sockets (system calls)';
  const caller = callers.find(({ path }) => path !== '');
  if (caller?.path.startsWith('libs/embedded-mongo/') && STATEMENT.test(name)) return 'SQLite';
  // What is built into the engine is called for somebody's sake.
  return caller ? areaOf([caller]) : 'engine and system calls';
}

/**
 * @param {{ path: string, name: string }[]} stack the function, its caller, and so on. `path`: of the source, from the
 *   workspace's root; `node:…` for Node's own, empty for what is not JavaScript
 */
export function areaOf([{ path, name }, ...callers]) {
  if (ENGINE.has(name)) return ENGINE.get(name);
  if (path === '') return nativeAreaOf(name, callers);
  if (path.startsWith('node:')) return firstOf(NODE, path.slice('node:'.length)) ?? 'Node: the rest';
  const inPackage = packageOf(path);
  if (inPackage !== undefined) return firstOf(PACKAGES, inPackage) ?? `package ${inPackage}`;
  const own = /^(?:apps|libs)\/([^/]+)\/src\/(?:([^/]+)\/)?/.exec(path);
  if (own) return own[2] ? `${own[1]}: ${own[2]}` : own[1];
  return 'the bench itself';
}
