import { z } from 'zod';
import * as api from '../api.js';
import type { Endpoint } from './endpoints.js';
import { TOKEN_HEADER } from './guard.js';

const REFUSALS: Record<string, string> = {
  400: 'The request does not fit, or the question cannot be answered.',
  403: 'Not from the page of this start of the server, or not allowed here.',
  404: 'There is no such thing.',
  413: 'The request is too large.',
  415: 'The request is not application/json.',
  429: 'Too many questions are being answered.',
  503: 'The database does not answer.',
};

/** The API's description (OpenAPI 3.1), made of the schemas that requests are checked with and answers are typed by. */
export function openApi(endpoints: readonly Endpoint[], version: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Paperlineage explorer',
      version,
      description: 'What the page asks its own server. The token is made anew at every start and stands in the page.',
    },
    paths: Object.fromEntries(endpoints.map(endpoint => [`/api/${endpoint.name}`, { post: operation(endpoint) }])),
    components: {
      schemas: answerSchemas(),
      securitySchemes: { token: { type: 'apiKey', in: 'header', name: TOKEN_HEADER } },
    },
    security: [{ token: [] }],
  };
}

function operation({ name, summary, request, answer }: Endpoint): object {
  const body = z.toJSONSchema(request, { io: 'input' });
  return {
    operationId: name,
    summary,
    requestBody: { required: true, content: json(withoutDialect(body)) },
    responses: {
      200: {
        description: 'The answer.',
        content: answer ? json(reference(nameOf(answer))) : { '*/*': { schema: { type: 'string' } } },
      },
      ...Object.fromEntries(
        Object.entries(REFUSALS).map(([status, description]) => [
          status,
          { description, content: json(reference('ErrorAnswer')) },
        ]),
      ),
    },
  };
}

const json = (schema: object) => ({ 'application/json': { schema } });
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The schemas of `viz/api.ts` by their names, which refer to each other. */
function answerSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(api)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: id => reference(id).$ref });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutDialect(schema)]));
}

function nameOf(answer: z.ZodType): string {
  const found = Object.entries(api).find(([, schema]) => schema === answer);
  if (!found) throw new Error('an answer’s schema does not stand in viz/api.ts');
  return found[0];
}

/** OpenAPI 3.1 says the dialect once, and its components go by their place rather than by an id. */
function withoutDialect({ $schema, $id, ...schema }: Record<string, unknown>): object {
  return schema;
}
