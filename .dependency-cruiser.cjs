// Which way imports run (ARCHITECTURE.md): each rule is one sentence of that chapter.
const test = '\\.test\\.tsx?$';
const ours = '^(src|client|test|scripts|bench)/';
const io = 'express|socket\\.io|engine\\.io|ws|kysely|better-sqlite3|pino|helmet|sirv|@node-rs/argon2|sharp';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'protocol-imports-nothing-of-ours',
      comment: 'The wire contract is read by both sides and by other programs: it stands alone.',
      severity: 'error',
      from: { path: '^src/protocol/', pathNot: test },
      to: { path: ours, pathNot: '^src/protocol/' },
    },
    {
      name: 'protocol-runs-in-the-browser',
      comment: 'The page imports the wire contract, so nothing in it may come with Node.js.',
      severity: 'error',
      from: { path: '^src/protocol/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-imports-protocol-only',
      comment: 'The domain decides; whatever it needs from outside is a port in domain/ports/.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: test },
      to: { path: ours, pathNot: '^src/(domain|protocol)/' },
    },
    {
      name: 'domain-knows-no-wire-and-no-sql',
      comment: 'The rules of a room are the same whichever door and whichever store: no package that does I/O.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: test },
      to: { path: `node_modules/(${io})/` },
    },
    {
      name: 'domain-does-no-io',
      comment: 'Files, sockets and processes are the adapters’ and doors’.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: test },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(fs|net|http|https|http2|tls|dns|child_process|worker_threads|cluster)',
      },
    },
    {
      name: 'doors-import-domain-and-protocol',
      comment: 'A door translates between a wire and the domain: it never reaches a store or the process around it.',
      severity: 'error',
      from: { path: '^src/doors/', pathNot: test },
      to: { path: ours, pathNot: '^src/(doors|delivery|domain|protocol)/' },
    },
    {
      name: 'no-door-imports-another-door',
      comment: 'Each door can be taken out alone. What they share is beside them, and in doors/commands.',
      severity: 'error',
      from: { path: '^src/doors/([^/]+)/' },
      to: { path: '^src/doors/[^/]+/', pathNot: '^src/doors/($1|commands)/' },
    },
    {
      name: 'delivery-imports-domain-and-protocol',
      comment: 'The hub serves connections of every door alike: it knows none of them, and no store.',
      severity: 'error',
      from: { path: '^src/delivery/', pathNot: test },
      to: { path: ours, pathNot: '^src/(delivery|domain|protocol)/' },
    },
    {
      name: 'adapters-import-ports-and-protocol',
      comment: 'An adapter fulfils a port and knows no rule of the domain and no other adapter.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/', pathNot: test },
      to: { path: ours, pathNot: '^src/(adapters/$1/|domain/(ports/|start-refusal\\.ts$)|protocol/)' },
    },
    {
      name: 'only-main-starts-the-server',
      comment: 'server.ts and core.ts join the parts: a part that imports them would import everything.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|server)\\.ts$' },
      to: { path: '^src/(core|server|main)\\.ts$' },
    },
    {
      name: 'page-imports-protocol-only',
      comment: 'The page knows the server by its wire contract alone.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: ours, pathNot: '^(client|src/protocol)/' },
    },
    {
      name: 'server-imports-no-page',
      comment: 'The server serves the built page as files.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^client/' },
    },
    {
      name: 'only-connection-opens-sockets',
      comment: 'Connecting, resuming and the outbox stand in one folder of the page, and nowhere else.',
      severity: 'error',
      from: { path: '^client/src/', pathNot: '^client/src/connection/' },
      to: { path: 'node_modules/(socket\\.io-client|engine\\.io-client)/' },
    },
    {
      name: 'ships-without-dev-dependencies',
      comment: 'Platforms install with NODE_ENV=production.',
      severity: 'error',
      from: { path: '^(src|client/src)/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'no-circle',
      comment: 'Files that import each other can only be understood together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolvable',
      comment: 'A path that leads nowhere would slip past every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    // Only for its `paths`, which dependency-cruiser reads relative to this folder.
    tsConfig: { fileName: '.dependency-cruiser.tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
