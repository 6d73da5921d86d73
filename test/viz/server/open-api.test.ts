import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Hono } from 'hono';
import { packageFile } from '../../../package-root.js';
import { ENDPOINTS } from '../../../viz/server/endpoints.js';
import { fixtureApp, post, request } from './fixture-app.js';

interface Operation {
  operationId: string;
  summary: string;
  requestBody: { content: Record<string, { schema: { type: string; properties: object } }> };
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>;
}

interface Description {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { description?: string }> };
}

let app: Hono;
let description: Description;
beforeAll(async () => {
  app = await fixtureApp();
  description = (await (await request(app, '/openapi.json')).json()) as Description;
});

/** Everything in a document that refers to another part of it. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => (name === '$ref' ? [String(inside)] : references(inside)));
}

describe('the description of the API', () => {
  it('is OpenAPI of this version of the package', () => {
    const { version } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string };
    expect([description.openapi, description.info.version]).toEqual(['3.1.0', version]);
  });

  it('has every route that the server answers under /api, and no other', () => {
    const served = app.routes.filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL');
    expect(Object.keys(description.paths).sort()).toEqual(served.map(route => route.path).sort());
    for (const { path, method } of served) expect(description.paths[path]).toHaveProperty([method.toLowerCase()]);
  });

  it('says of every route what it takes, what it answers and how it refuses', () => {
    for (const [path, { post: operation }] of Object.entries(description.paths)) {
      expect(path).toBe(`/api/${operation!.operationId}`);
      expect(operation!.summary).toMatch(/^[A-Z].*\.$/);
      expect(operation!.requestBody.content['application/json']!.schema.type).toBe('object');
      expect(Object.keys(operation!.responses)).toEqual(
        expect.arrayContaining(['200', '400', '403', '413', '415', '429', '503']),
      );
    }
  });

  it('refers only to what it holds', () => {
    const all = references(description);
    expect(all.length).toBeGreaterThan(50);
    for (const each of all) {
      const name = /^#\/components\/schemas\/(\w+)$/.exec(each)?.[1];
      expect(description.components.schemas).toHaveProperty([name ?? each]);
    }
  });

  it('is made of the schemas that requests are checked with', async () => {
    for (const { name } of ENDPOINTS) {
      const response = await post(app, `/api/${name}`, { notAProperty: 1 });
      expect(await response.json()).toEqual({ error: expect.stringMatching(/^The request does not fit/) });
    }
    const schema = description.paths['/api/search']!.post!.requestBody.content['application/json']!.schema;
    expect(schema).toMatchObject({
      properties: { text: { type: 'string', maxLength: 200 }, limit: { maximum: 30, default: 30 } },
      required: ['text'],
      additionalProperties: false,
    });
  });

  it('is behind the guard of the host, and holds nothing of the graph or the token', async () => {
    expect((await request(app, '/openapi.json', { host: 'evil.test' })).status).toBe(403);
    expect((await request(app, '/openapi.json', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(JSON.stringify(description)).not.toContain('token-of-this-start');
  });
});
