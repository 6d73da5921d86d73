interface Yielding {
  scheduler?: { yield?(): Promise<void> };
}

/** Ends a task of the page, so that it answers people before the work goes on. */
export function nextTask(): Promise<void> {
  const { scheduler } = globalThis as Yielding;
  return scheduler?.yield?.() ?? new Promise(resolve => setTimeout(resolve));
}
