/** Values of `$name` in own Cypher, as people type them and as they are sent. */

/** Names of the parameters that a text speaks of, in its order, each once. */
export function parameterNames(cypher: string): string[] {
  const names = [...cypher.matchAll(/\$([A-Za-z][A-Za-z0-9_]*)/g)].map(([, name]) => name!);
  return [...new Set(names)];
}

/** A value as it was typed: JSON is taken for what it says (`0.5`, `true`, `["a"]`, `"5"`), all else for a text. */
export function parameterValue(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    return typed;
  }
}

/** A value as it is typed: the inverse of `parameterValue`. */
export function typedValue(value: unknown): string {
  return typeof value === 'string' && parameterValue(value) === value ? value : JSON.stringify(value);
}
