import { runSteps } from './run.ts';

const failures = runSteps([
  { name: 'format and lint', command: 'npx biome ci --error-on-warnings .' },
  { name: 'types of the library (no Node, isolated declarations)', command: 'npx tsc -p tsconfig.src.json' },
  { name: 'types of tests, bench and examples', command: 'npx tsc -p tsconfig.json' },
  {
    name: 'types of the examples in the documentation',
    command: 'npx tsx test/tools/write-examples.ts && npx tsc -p test/examples/tsconfig.json',
  },
  { name: 'dependency rules', command: 'npx depcruise --config .dependency-cruiser.cjs src' },
  { name: 'dead exports', command: 'npx knip' },
  { name: 'build', command: 'npm run build' },
  { name: 'package', command: 'npx publint --strict' },
  { name: 'types of the package in four resolution modes', command: 'npx attw --pack . --format table-flipped' },
  { name: 'sizes and forbidden identifiers', command: 'npx tsx test/tools/sizes.ts' },
  { name: 'documentation without warnings', command: 'npx typedoc --treatWarningsAsErrors' },
]);
process.exit(failures === 0 ? 0 : 1);
