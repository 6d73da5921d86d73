import { shown } from '../fields/plain-text.js';

/** A field of an object, by the name that the source gives it. */
export interface NamedField {
  name: string;
  value: unknown;
}

/**
 * The fields of an object by their folded names: case, `_`, `-` and spaces don't count, so that `arXiv_ID` and
 * `arxivId` are one. Fields that are null or a text of white space count as absent.
 */
export class FieldsByName {
  private readonly fields = new Map<string, NamedField>();

  constructor(private readonly object: object) {
    for (const [name, value] of Object.entries(object)) {
      const folded = name.toLowerCase().replace(/[_\-\s]/g, '');
      if (!isAbsent(value) && !this.fields.has(folded)) this.fields.set(folded, { name, value });
    }
  }

  first(names: readonly string[]): NamedField | undefined {
    return this.all(names)[0];
  }

  all(names: readonly string[]): NamedField[] {
    return names.flatMap(name => this.fields.get(name) ?? []);
  }

  /** The names that there are, for a message. */
  shownNames(): string {
    const names = Object.keys(this.object);
    const listed = names.slice(0, 8).map(name => shown(name, 20));
    if (names.length === 0) return 'the object has no fields';
    return `it has ${listed.join(', ')}${names.length > listed.length ? ' …' : ''}`;
  }
}

const isAbsent = (value: unknown) => value === null || (typeof value === 'string' && value.trim() === '');
