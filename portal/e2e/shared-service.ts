import type { TestProject } from 'vitest/node';
import { Service } from './service.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    sharedUrl: string;
  }
}

/** Starts the service that all files share that need no settings of their own, and ends it after the last one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const service = await Service.start({ Payg__Metering__ArchiveDays: '30' });
  project.provide('sharedUrl', service.url);
  return () => service.dispose();
}
