import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'vite';
import { packageFile } from '../../package-root.js';

const HTML = `<!doctype html><meta charset="utf-8"><style>html,body{margin:0}#box{width:1280px;height:800px}</style>
<div id="box"></div><script src="/page.js"></script>`;

/** Serves the page with nothing but Sigma, and the graph that it draws. */
export async function startBarePage(graphJson: string): Promise<{ url: string; server: Server }> {
  const script = await bundle(packageFile('bench', 'viewer', 'bare-page.ts'));
  const server = createServer((request, response) => {
    const [type, body] =
      request.url === '/page.js'
        ? ['text/javascript', script]
        : request.url?.startsWith('/graph/')
          ? ['application/json', graphJson]
          : ['text/html', HTML];
    response.setHeader('content-type', type).end(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'page', fileName: 'page' } },
  });
  const [first] = Array.isArray(result) ? result : [result];
  const chunk = first && 'output' in first ? first.output.find(each => each.type === 'chunk') : undefined;
  if (!chunk) throw new Error(`${entry} was not bundled`);
  return chunk.code;
}
