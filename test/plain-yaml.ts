interface Line {
  indent: number;
  text: string;
}

/**
 * Reads YAML as plain as this repository's own: block mappings, block lists of scalars, lists in JSON, comments on
 * lines of their own. Whatever else YAML has is an error, so that nothing is read in another way than Docker reads it.
 */
export function readPlainYaml(text: string): unknown {
  const lines = text
    .split('\n')
    .filter(line => !/^\s*(?:#.*)?$/.test(line))
    .map(line => ({ indent: line.search(/\S/), text: line.trimEnd().trimStart() }));
  const reader = new BlockReader(lines);
  const value = reader.block(0);
  reader.end();
  return value;
}

class BlockReader {
  #at = 0;

  constructor(private readonly lines: readonly Line[]) {}

  block(indent: number): unknown {
    return this.lines[this.#at]!.text.startsWith('- ') ? this.#list(indent) : this.#mapping(indent);
  }

  end(): void {
    const left = this.lines[this.#at];
    if (left) throw new Error(`cannot read: ${left.text}`);
  }

  #list(indent: number): unknown[] {
    const items: unknown[] = [];
    for (let line = this.lines[this.#at]; line?.indent === indent; line = this.lines[++this.#at]) {
      if (!line.text.startsWith('- ')) throw new Error(`no item of a list: ${line.text}`);
      items.push(scalar(line.text.slice(2)));
    }
    return items;
  }

  #mapping(indent: number): Record<string, unknown> {
    const mapping: Record<string, unknown> = {};
    for (let line = this.lines[this.#at]; line?.indent === indent; line = this.lines[this.#at]) {
      const [, name, value] = /^([\w-]+):(?: +(.+))?$/.exec(line.text) ?? [];
      if (name === undefined || name in mapping) throw new Error(`no entry, or one again: ${line.text}`);
      this.#at += 1;
      const inner = this.lines[this.#at]?.indent ?? 0;
      mapping[name] = value !== undefined ? scalar(value) : inner > indent ? this.block(inner) : null;
    }
    return mapping;
  }
}

function scalar(text: string): unknown {
  if (/^["[]/.test(text)) return JSON.parse(text) as unknown;
  if (/^[^\w./]|: | #/.test(text)) throw new Error(`too much YAML: ${text}`);
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d+$/.test(text) ? Number(text) : text;
}
