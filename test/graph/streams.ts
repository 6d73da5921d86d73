/** A list as a stream. */
export async function* streamed<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list;
}

/** A stream as a list. */
export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
