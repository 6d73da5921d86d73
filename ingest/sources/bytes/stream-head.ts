/** A stream whose beginning was looked at. */
export interface HeadedStream<T> {
  /** Its first pieces, together at least as long as asked, unless the stream is shorter. */
  head: T[];
  /** All of it, the head included; can be read once. */
  all: AsyncIterable<T>;
}

/** Reads a stream's first pieces, together `length` long, without taking them from who reads it afterwards. */
export async function withHead<T extends { length: number }>(
  stream: AsyncIterable<T>,
  length: number,
): Promise<HeadedStream<T>> {
  const rest = stream[Symbol.asyncIterator]();
  const head: T[] = [];
  let missing = length;
  while (missing > 0) {
    const next = await rest.next();
    if (next.done) break;
    head.push(next.value);
    missing -= next.value.length;
  }
  async function* all() {
    yield* head;
    yield* { [Symbol.asyncIterator]: () => rest };
  }
  return { head, all: all() };
}
