/** A number that stays a float where it is whole. */
export class CypherFloat {
  constructor(readonly value: number) {}
}

export type CypherValue =
  | string
  | number
  | boolean
  | CypherFloat
  | readonly CypherValue[]
  | { readonly [name: string]: CypherValue };

const ESCAPES: Record<string, string> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };

// Besides what ends a string: control characters, and what turns or hides text in an editor.
const UNSAFE = /\\[uU]?|'|(?![\u{10000}-\u{10ffff}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A text as a Cypher string literal that Grafeo and Neo4j read back the same. Neo4j decodes `\uXXXX` before it reads
 * the literal, so a backslash of the text never stands before a `u`: the literal is split there in two.
 */
export function cypherString(text: string): string {
  return `'${text.replace(/\p{Surrogate}/gu, '\ufffd').replace(UNSAFE, escaped)}'`;
}

function escaped(unsafe: string): string {
  if (unsafe.length === 2) return `\\\\' + '${unsafe[1]}`;
  return ESCAPES[unsafe] ?? `\\u${unsafe.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * A value as a Cypher literal. Names in maps stand as they are, so they must come from the model.
 * @throws TypeError for a name that is no plain identifier
 */
export function cypherLiteral(value: CypherValue): string {
  if (typeof value === 'string') return cypherString(value);
  if (typeof value !== 'object') return String(value);
  if (value instanceof CypherFloat) return floatLiteral(value.value);
  if (Array.isArray(value)) return `[${value.map(cypherLiteral).join(', ')}]`;
  const entries = Object.entries(value).map(([name, item]) => {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new TypeError(`"${name}" is no property name of the model`);
    return `${name}: ${cypherLiteral(item)}`;
  });
  return `{${entries.join(', ')}}`;
}

/** `2` would be an integer; `1e+21`, which is how large numbers are written, is a float already. */
function floatLiteral(value: number): string {
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
