const PLACE = 'paperlineage.cypher';
const KEPT = 30;

/** Questions that were asked in this browser, the latest first, each once. */
export class CypherHistory {
  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'> | undefined = browserStorage()) {}

  get entries(): string[] {
    try {
      const stored: unknown = JSON.parse(this.storage?.getItem(PLACE) ?? '[]');
      return Array.isArray(stored) ? stored.filter(each => typeof each === 'string').slice(0, KEPT) : [];
    } catch {
      return [];
    }
  }

  add(text: string): void {
    const others = this.entries.filter(each => each !== text);
    try {
      this.storage?.setItem(PLACE, JSON.stringify([text, ...others].slice(0, KEPT)));
    } catch {
      // A full or forbidden storage keeps nothing; the question is asked all the same.
    }
  }
}

function browserStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
