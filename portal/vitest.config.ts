import { defineConfig, mergeConfig } from 'vitest/config';
import viteConfig from './vite.config.ts';

const minuteMs = 60_000;

export default mergeConfig(
  viteConfig,
  defineConfig({
    resolve: { alias: { '@test': new URL('./test', import.meta.url).pathname } },
    test: {
      // A test waits for the browser or the service most of the time, so two files together keep two cores busy.
      maxWorkers: 2,
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            include: ['src/**/*.test.ts'],
            environment: 'node',
            isolate: false,
            testTimeout: minuteMs,
          },
        },
        {
          extends: true,
          test: {
            // A document of jsdom takes a second to make: only tests that show something get one.
            name: 'components',
            include: ['src/**/*.test.tsx'],
            environment: 'jsdom',
            setupFiles: ['test/setup.ts'],
            testTimeout: minuteMs,
          },
        },
        {
          extends: true,
          test: {
            name: 'sources',
            include: ['test/**/*.test.ts'],
            environment: 'node',
            testTimeout: 5 * minuteMs,
          },
        },
        {
          extends: true,
          test: {
            name: 'e2e',
            include: ['e2e/**/*.test.ts'],
            globalSetup: ['e2e/shared-service.ts'],
            environment: 'node',
            testTimeout: 2 * minuteMs,
            expect: { poll: { timeout: minuteMs / 2 } },
            hookTimeout: 2 * minuteMs,
          },
        },
        {
          extends: true,
          test: {
            name: 'pictures',
            include: ['pictures/**/*.test.ts'],
            environment: 'node',
            testTimeout: 2 * minuteMs,
            expect: { poll: { timeout: minuteMs / 2 } },
            hookTimeout: 2 * minuteMs,
          },
        },
      ],
    },
  }),
);
