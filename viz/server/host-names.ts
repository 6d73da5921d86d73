import { isIPv6 } from 'node:net';

/** A name that a server is asked by, as browsers write it; without a port, that which the server listens on. */
export interface AllowedHost {
  name: string;
  port?: number;
}

/**
 * Reads `name` or `name:port`: a host name, an IPv4 address, or an IPv6 one (with a port in brackets). Undefined where
 * it is something else, such as an address with `http://` or a pattern.
 */
export function readAllowedHost(text: string): AllowedHost | undefined {
  if (isIPv6(text)) return named(`[${text}]`);
  const [, name = '', port] = /^(\[[\da-f:.]+\]|[^\s[\]:/?#@\\%]+)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (port === undefined) return named(name);
  return Number(port) >= 1 && Number(port) <= 65_535 ? named(name, Number(port)) : undefined;
}

/** Small letters, and other scripts' in ASCII, as in a `Host` header. */
function named(text: string, port?: number): AllowedHost | undefined {
  const name = URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : '';
  if (!/^(?:[a-z\d_-]+(?:\.[a-z\d_-]+)*|\[[\da-f:]+\])$/.test(name)) return undefined;
  return { name, ...(port !== undefined && { port }) };
}

/**
 * `Host` headers that a server answers to: the names of this machine's loopback, the address that it was told to
 * listen on, and those that were allowed.
 */
export function hostNames(host: string, port: number, allowed: readonly AllowedHost[]): string[] {
  const own = ['localhost', '127.0.0.1', '[::1]', urlHost(host).toLowerCase()].map((name): AllowedHost => ({ name }));
  const headers = [...own, ...allowed].flatMap(each => {
    const at = each.port ?? port;
    return at === 80 ? [each.name, `${each.name}:80`] : [`${each.name}:${at}`];
  });
  return [...new Set(headers)];
}

/** Whether an address to listen on can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(host);
}

/** A host as it stands in an address. */
export function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
