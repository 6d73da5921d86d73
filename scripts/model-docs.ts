import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import {
  DEFAULT_MIN_CONFIDENCE,
  NODE_LABELS,
  NODE_SCHEMAS,
  RELATION_SCHEMAS,
  RELATION_SHAPES,
  RELATION_TYPES,
  SCHEMA_VERSION,
} from '../graph/model.js';
import { packageFile } from '../package-root.js';

interface Property {
  type?: string;
  enum?: string[];
  items?: Property;
  minimum?: number;
  maximum?: number;
  description?: string;
}

interface ObjectSchema {
  properties: Record<string, Property>;
  required: string[];
}

/** Makes `docs/model.md` of the schema in `graph/model.ts`. */
export function modelDocs(): string {
  return [
    '# The model of the graph',
    '',
    '<!-- Made by scripts/model-docs.ts of graph/model.ts; changes belong there. -->',
    '',
    `Schema version ${SCHEMA_VERSION}. Papers, and what they speak of, are nodes; each relation is one paper's claim, with the`,
    'sentence that states it. Two papers that state the same are two relations. Claims with a confidence below',
    `${DEFAULT_MIN_CONFIDENCE} are stored, and left out wherever nothing else is asked for. Offsets count UTF-16 units in the paper's title, a line`,
    'feed and its abstract.',
    '',
    '## Nodes',
    '',
    ...NODE_LABELS.flatMap(label => [`### ${label}`, '', ...propertyTable(objectSchema(NODE_SCHEMAS[label])), '']),
    '## Relations',
    '',
    ...relationTable(),
    '',
    '### Properties of every relation',
    '',
    ...propertyTable(objectSchema(RELATION_SCHEMAS.BUILDS_ON)),
    '',
    ...RELATION_TYPES.flatMap(ownProperties),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function objectSchema(schema: z.ZodType): ObjectSchema {
  return z.toJSONSchema(schema, { io: 'output' }) as unknown as ObjectSchema;
}

function relationTable(): string[] {
  const rows = RELATION_TYPES.map(type => {
    const { from, to, states } = RELATION_SHAPES[type];
    return [`\`${type}\``, from.join(', '), to.join(', '), states];
  });
  return table(['Relation', 'From', 'To', 'States'], rows);
}

/** What a relation type has beside the properties of every relation. */
function ownProperties(type: (typeof RELATION_TYPES)[number]): string[] {
  const common = objectSchema(RELATION_SCHEMAS.BUILDS_ON).properties;
  const { properties, required } = objectSchema(RELATION_SCHEMAS[type]);
  const own = Object.entries(properties).filter(([name]) => !Object.hasOwn(common, name));
  if (own.length === 0) return [];
  return [`### More of ${type}`, '', ...propertyTable({ properties: Object.fromEntries(own), required }), ''];
}

function propertyTable({ properties, required }: ObjectSchema): string[] {
  const rows = Object.entries(properties).map(([name, property]) => [
    `\`${name}\`${required.includes(name) ? '' : ', may be absent'}`,
    typeName(property),
    property.description ?? '',
  ]);
  return table(['Property', 'Type', 'What it is'], rows);
}

function typeName(property: Property): string {
  if (property.items) return `list of ${typeName(property.items)}`;
  if (property.enum) return property.enum.map(value => `\`${value}\``).join(', ');
  if (property.type === 'number' && property.maximum === 1) return 'number from 0 to 1';
  return property.type === 'string' ? 'text' : (property.type ?? '');
}

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(packageFile('docs', 'model.md'), modelDocs());
