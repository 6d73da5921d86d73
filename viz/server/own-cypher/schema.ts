import type { z } from 'zod';
import {
  compareText,
  NODE_LABELS,
  NODE_SCHEMAS,
  RELATION_SCHEMAS,
  RELATION_SHAPES,
  RELATION_TYPES,
} from '../../../graph/model.js';
import type { SchemaAnswer, SchemaProperty } from '../../api.js';
import { FUNCTIONS, KEYWORDS } from './cypher-words.js';

/** What own Cypher can be written with: the model's closed lists, and the words and functions that are taken. */
export function readSchema(): SchemaAnswer {
  return {
    labels: NODE_LABELS.map(name => ({ name, properties: propertiesOf(NODE_SCHEMAS[name]) })),
    relations: RELATION_TYPES.map(name => ({
      name,
      states: RELATION_SHAPES[name].states,
      from: [...RELATION_SHAPES[name].from],
      to: [...RELATION_SHAPES[name].to],
      properties: propertiesOf(RELATION_SCHEMAS[name]),
    })),
    keywords: [...KEYWORDS].sort(compareText),
    functions: [...FUNCTIONS].sort(compareText),
  };
}

function propertiesOf(schema: z.ZodObject): SchemaProperty[] {
  return Object.entries(schema.shape).map(([name, type]) => ({
    name,
    description: (type as z.ZodType).description ?? '',
  }));
}
