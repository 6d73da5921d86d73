/** Runs once after all tests. */
export default async function globalTeardown() {
  await globalThis.stopNeo4j?.();
}
