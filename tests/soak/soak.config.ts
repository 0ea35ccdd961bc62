import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What takes too long for every commit: `npm run soak`. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/soak/*.soak.ts'],
    expect: { requireAssertions: true },
    testTimeout: 3_600_000,
    // One file after the other: each of them already keeps every core busy.
    fileParallelism: false,
  },
})
