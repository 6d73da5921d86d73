/**
 * Keeps what a pure function of a text gave, for so many texts at most that memory stays bounded. Texts come back:
 * a name stands in a paper several times and in many papers.
 */
export class Memo<T> {
  private readonly kept = new Map<string, T>();

  constructor(
    private readonly compute: (text: string) => T,
    private readonly most = 5000,
  ) {}

  of(text: string): T {
    let value = this.kept.get(text);
    if (value === undefined) {
      if (this.kept.size >= this.most) this.kept.clear();
      value = this.compute(text);
      this.kept.set(text, value);
    }
    return value;
  }
}
