/**
 * The order of the rooms (docs/decisions/0001): a room imports only from rooms above it, and only through their
 * index.ts. The entry points (main, start, create-app, prepare, app.module and the commands) come after all rooms.
 */
const rooms = [
  'platform',
  'access',
  'audit',
  'plan',
  'people',
  'networks',
  'accounts',
  'events',
  'registrations',
  'feedback',
  'outcomes',
  'reports',
  'notifications',
  'web',
  'demo',
];

const upwards = rooms.slice(0, -1).map((room, index) => ({
  name: `${room}-knows-no-later-room`,
  severity: 'error',
  comment: `Rooms after ${room} extend it; it does not know them.`,
  from: { path: `^src/${room}/`, pathNot: '\\.command\\.ts$' },
  to: { path: `^src/(${rooms.slice(index + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...upwards,
    {
      name: 'only-through-index',
      severity: 'error',
      comment: 'Another room is entered through its index.ts.',
      from: { path: '^src/([^/]+)/' },
      to: {
        path: '^src/([^/]+)/',
        pathNot: [
          '^src/$1/',
          '^src/[^/]+/index\\.ts$',
          '^src/platform/(embedded-postgres|documents)/index\\.ts$',
          // What a thread loads, which is to load no room.
          '^src/people/directory/transliteration\\.ts$',
        ],
      },
    },
    {
      name: 'entry-points-only-through-index',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$' },
      to: { path: '^src/[^/]+/', pathNot: ['/index\\.ts$'] },
    },
    {
      name: 'rooms-know-no-entry-point',
      severity: 'error',
      comment: 'Only the commands start the application.',
      from: { path: '^src/[^/]+/', pathNot: '\\.command\\.ts$' },
      to: { path: '^src/[^/]+\\.ts$', pathNot: '^src/schema-(types\\.ts|introspection\\.d\\.ts)$' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Nothing goes round in a circle, types neither: what two files share stands in a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['main\\.ts$', '\\.command\\.ts$', 'schema-types\\.ts$', '\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'nothing-undeclared',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
    { name: 'all-there', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '\\.spec\\.ts$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
