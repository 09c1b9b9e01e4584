import { defineConfig } from 'tsup';
import { entries } from './test/tools/entries.ts';

export default defineConfig({
  entry: entries,
  format: ['esm', 'cjs'],
  // TypeScript 6 deprecates the baseUrl that tsup 8 injects.
  dts: { compilerOptions: { ignoreDeprecations: '6.0', paths: {}, types: [] } },
  splitting: true,
  treeshake: false,
  sourcemap: true,
  clean: true,
  target: 'es2022',
  platform: 'neutral',
  tsconfig: 'tsconfig.src.json',
});
