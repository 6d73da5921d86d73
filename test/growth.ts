import { expect } from '@jest/globals';

/** Times that both sizes are tried; other work of the machine only ever adds to a time, so the least of them counts. */
const ATTEMPTS = 6;

/** Processor time, ms, up to which nothing can be said of how something grows. */
const TOO_LITTLE = 400;

/**
 * Expects of work over so many things that its processor time grows about as their number: four times as many take
 * less than ten times as long, where linear work takes four times and quadratic work sixteen times.
 */
export function expectLinear(work: (size: number) => unknown, size: number): void {
  const cpuMs = (n: number) => {
    const before = process.cpuUsage();
    work(n);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  // What runs for the first time is compiled first.
  cpuMs(Math.ceil(size / 4));
  let [small, large] = [cpuMs(size), cpuMs(4 * size)];
  const most = () => Math.max(10 * small, TOO_LITTLE);
  for (let attempt = 1; attempt < ATTEMPTS && large >= most(); attempt++) {
    small = Math.min(small, cpuMs(size));
    large = Math.min(large, cpuMs(4 * size));
  }
  expect(large).toBeLessThan(most());
}
