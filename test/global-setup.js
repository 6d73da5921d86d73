import { tsImport } from 'tsx/esm/api';

/** Runs once before all tests. Jest loads this file without compiling it, so the work is in TypeScript beside it. */
export default async function globalSetup() {
  const { setUpNeo4j } = await tsImport('./neo4j-setup.ts', import.meta.url);
  globalThis.stopNeo4j = await setUpNeo4j();
}
