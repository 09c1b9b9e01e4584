import { defineConfig } from 'vitest/config';
import main from './vitest.config.ts';

// The tests of one room alone: a mutant of a room must be caught by the room's own tests.
const room = process.env.MUTATION_ROOM ?? 'core';

export default defineConfig({
  ...(main.resolve === undefined ? {} : { resolve: main.resolve }),
  test: { include: [`test/${room}/**/*.test.ts`], testTimeout: 60_000 },
});
