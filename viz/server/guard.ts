import { timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';

export const TOKEN_HEADER = 'x-paperlineage-token';

/**
 * The page brings everything along and asks nobody but its own server. No inline script or style runs, so that a text
 * from a paper stays a text even if it were ever taken for markup.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types paperlineage',
].join('; ');

const SAFETY_HEADERS: Record<string, string> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** Sets the safety headers on every answer, refusals included. */
export const safetyHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(SAFETY_HEADERS)) context.res.headers.set(name, value);
};

/** Tells the way out, and nothing of which names are taken. */
const STRANGE_HOST =
  'This server answers only to its own address. Whoever starts it can add a name with the option `--allow-host`.';

function refuse(context: Context, reason: string): Response {
  return context.json({ error: reason }, 403);
}

/**
 * Lets through only what was sent to this server by name and by its own page: a name that another site points at
 * 127.0.0.1 (DNS rebinding) does not stand in the list, and other sites' requests give their origin away.
 */
export function sameServerOnly(hosts: readonly string[]): MiddlewareHandler {
  const allowed = new Set(hosts);
  return async (context, next) => {
    const host = context.req.header('host')?.toLowerCase() ?? '';
    if (!allowed.has(host)) return refuse(context, STRANGE_HOST);
    const origin = context.req.header('origin');
    if (origin !== undefined && origin.toLowerCase() !== `http://${host}`) {
      return refuse(context, 'This server does not answer other sites.');
    }
    const site = context.req.header('sec-fetch-site') ?? 'none';
    const opensPage = context.req.header('sec-fetch-mode') === 'navigate' && context.req.method === 'GET';
    if (site !== 'same-origin' && site !== 'none' && !opensPage) {
      return refuse(context, 'This server does not answer other sites.');
    }
    return next();
  };
}

/** Of the API: the token that this start's page carries, by POST and as JSON. */
export function pageOnly(token: string): MiddlewareHandler {
  const expected = Buffer.from(token);
  return async (context, next) => {
    const given = Buffer.from(context.req.header(TOKEN_HEADER) ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return refuse(context, 'This page is from an earlier start of the server. Load it again.');
    }
    if (context.req.method !== 'POST') return context.json({ error: 'Ask by POST.' }, 405);
    const type = context.req.header('content-type') ?? '';
    if (!/^application\/json(;|$)/i.test(type)) return context.json({ error: 'Ask in application/json.' }, 415);
    return next();
  };
}
