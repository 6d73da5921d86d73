export type CypherValue = string | number | boolean | readonly CypherValue[] | { readonly [name: string]: CypherValue };

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
  if (Array.isArray(value)) return `[${value.map(cypherLiteral).join(', ')}]`;
  const entries = Object.entries(value).map(([name, item]) => {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new TypeError(`"${name}" is no property name of the model`);
    return `${name}: ${cypherLiteral(item)}`;
  });
  return `{${entries.join(', ')}}`;
}
