import { defineConfig } from 'vitest/config';

const alias = [
  { find: /^vendorwise\/(accumulators)$/, replacement: new URL('./src/$1.ts', import.meta.url).pathname },
  { find: /^vendorwise\/(.+)$/, replacement: new URL('./src/$1/index.ts', import.meta.url).pathname },
  { find: /^vendorwise$/, replacement: new URL('./src/index.ts', import.meta.url).pathname },
];

const project = (name: string, include: string[], exclude: string[] = []) => ({
  resolve: { alias },
  test: {
    name,
    include,
    exclude: ['node_modules/**', 'dist/**', ...exclude],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      project(
        'unit',
        ['test/**/*.test.ts'],
        ['test/**/*.prop.test.ts', 'test/golden/**', 'test/examples/**', 'test/hosts/**'],
      ),
      project('property', ['test/**/*.prop.test.ts']),
      project('golden', ['test/golden/**/*.test.ts']),
      project('examples', ['test/examples/**/*.test.ts']),
      project('hosts', ['test/hosts/**/*.test.ts']),
      {
        resolve: { alias },
        test: {
          name: 'types',
          include: [],
          typecheck: { enabled: true, only: true, include: ['test/**/*.test-d.ts'], tsconfig: './tsconfig.json' },
        },
      },
    ],
  },
});
