// The house of the design: a room uses lower floors only, imports the file that owns a name, and makes no circles.
const FLOORS = [
  ['core', 'exact', 'numeric'],
  ['time', 'mcda', 'statistics', 'text'],
  ['scope', 'scoring', 'communication', 'contracts', 'sla', 'commercials', 'relationship', 'kpi', 'security'],
  ['engagement'],
  ['charts', 'templates', 'interchange'],
  ['report'],
];

const floorRules = FLOORS.flatMap((floor, level) =>
  floor.map((room) => {
    const ground = level === 0;
    const allowed = [room, ...(ground ? floor : []), ...FLOORS.slice(0, level).flat()];
    return {
      name: `${room}-uses-lower-floors-only`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: `^src/(${allowed.join('|')})/` },
    };
  }),
);

module.exports = {
  forbidden: [
    ...floorRules,
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'import-the-file-that-owns-the-name',
      comment: 'An index pulls its whole room into the chunk.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/index[.]ts$', pathNot: '^src/$1/' },
    },
    {
      name: 'no-node',
      comment: 'The library is pure and runs everywhere.',
      severity: 'error',
      from: { path: '^src' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'declared-packages-only',
      severity: 'error',
      from: { path: '^src' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-dev', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'zod-in-schemas-only',
      severity: 'error',
      from: { path: '^src', pathNot: '(schema|schemas|parse)\\.ts$' },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'decimals-in-exact-only',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/exact/' },
      to: { path: 'node_modules/(decimal|fraction)\\.js/' },
    },
    {
      name: 'dates-in-time-only',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/time/' },
      to: { path: 'node_modules/(@date-fns|date-fns)/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src', pathNot: '(index|accumulators)\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
