import { InvalidArgumentError } from 'commander';
import { type AllowedHost, readAllowedHost } from '../viz/server/host-names.js';

/** A whole number above 0. */
export function positiveInteger(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It should be a whole number above 0.');
  return Number(text);
}

/** A TCP port. */
export function port(text: string): number {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value > 65535) throw new InvalidArgumentError('It should be a port, 0 to 65535.');
  return value;
}

/** One more name that a server may be asked by. */
export function allowedHosts(text: string, before: readonly AllowedHost[] = []): AllowedHost[] {
  const host = readAllowedHost(text);
  if (!host) throw new InvalidArgumentError('It should be a host name, or name:port, such as lab.example:8080.');
  return [...before, host];
}

/** A confidence, 0 to 1. */
export function confidence(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('It should be a number from 0 to 1.');
  return value;
}

/** One of a list, joined by commas. */
export function listOf<T extends string>(allowed: readonly T[]): (text: string) => T[] {
  return text =>
    text.split(',').map(part => {
      const hit = allowed.find(each => each.toLowerCase() === part.trim().toLowerCase());
      if (!hit) throw new InvalidArgumentError(`“${part.trim()}” is none of ${allowed.join(', ')}.`);
      return hit;
    });
}
