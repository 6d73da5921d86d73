import type { SchemaAnswer, SchemaProperty } from '../../api.js';
import { type Child, element } from '../dom.js';
import { typeDot } from '../node-line.js';

/** Questions to begin with. */
export const EXAMPLES: readonly string[] = [
  'MATCH (m:Method)-[r:BUILDS_ON]->(n:Method) RETURN m, r, n LIMIT 25',
  'MATCH (m:Method)-[r:RUNS_ON]->(h:Hardware) RETURN h.name AS hardware, count(DISTINCT m) AS methods ORDER BY methods DESC, hardware',
  'MATCH (p:Paper)-[:INTRODUCES]->(m:Method) WHERE p.published >= $since RETURN p.published AS published, m, p ORDER BY published DESC LIMIT 50',
  'MATCH (m)-[r:ACHIEVES]->(:Metric {key: $metric}) RETURN m, r.value AS value, r.unit AS unit, r.evidence AS evidence ORDER BY value DESC LIMIT 50',
];

/** What the graph is made of: labels and relations with their properties. */
export function schemaHelp({ labels, relations }: SchemaAnswer): HTMLElement {
  return element(
    'div',
    { class: 'schema-help', tabindex: '0', role: 'region', 'aria-label': 'What there is to ask of' },
    element('h3', {}, 'Nodes'),
    element(
      'dl',
      {},
      ...labels.flatMap(({ name, properties }) => entry([typeDot(name), name], propertyLine(properties))),
    ),
    element('h3', {}, 'Relations'),
    element(
      'dl',
      {},
      ...relations.flatMap(({ name, from, to, states, properties }) =>
        entry([name], `${ends(from)} → ${ends(to)}: ${states}. ${own(properties)}`),
      ),
    ),
    element('p', { class: 'note' }, `Every relation has ${propertyLine(shared(relations)).replace(/\.$/, '')}.`),
    element(
      'p',
      { class: 'note' },
      'A question only reads: MATCH, OPTIONAL MATCH, WITH, UNWIND, CALL { … }, UNION and RETURN. Values that differ from time to time stand as $names.',
    ),
  );

  function own(properties: readonly SchemaProperty[]): string {
    const all = new Set(shared(relations).map(({ name }) => name));
    const rest = properties.filter(({ name }) => !all.has(name));
    return rest.length === 0 ? '' : propertyLine(rest);
  }
}

function entry(term: Child[], text: string): HTMLElement[] {
  return [element('dt', {}, ...term), element('dd', {}, text)];
}

function ends(labels: readonly string[]): string {
  return labels.length >= 4 ? 'any' : labels.join(', ');
}

function propertyLine(properties: readonly SchemaProperty[]): string {
  return `${properties.map(({ name }) => name).join(', ')}.`;
}

/** The properties that all relations have. */
function shared(relations: SchemaAnswer['relations']): SchemaProperty[] {
  const [first, ...others] = relations;
  return (first?.properties ?? []).filter(({ name }) =>
    others.every(({ properties }) => properties.some(each => each.name === name)),
  );
}
