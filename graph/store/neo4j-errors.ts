import { StoreError } from './port.js';

/** What a message may name of a server. */
export interface ServerPlace {
  readonly location: string;
  readonly username: string | undefined;
  readonly database: string | undefined;
}

interface DriverError extends Error {
  code: string;
  retriable?: boolean;
}

const UNREACHABLE = ['ServiceUnavailable', 'SessionExpired'];

/** Trouble with Neo4j as trouble for the person who asked; what is none of the driver's stays as it is. */
export function neo4jError(error: unknown, place: ServerPlace): unknown {
  if (error instanceof StoreError || !isDriverError(error)) return error;
  return new StoreError(readable(error, place), error.retriable === true, { cause: error });
}

function isDriverError(error: unknown): error is DriverError {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return name === 'Neo4jError' && typeof code === 'string';
}

/** Whether the driver says that the same may do at another try: a deadlock, a server that is starting. */
export function isRetriable(error: unknown): boolean {
  return isDriverError(error) && error.retriable === true;
}

/** Whether the connection went away, or never was. */
export function isUnreachable(error: unknown): boolean {
  return isDriverError(error) && UNREACHABLE.includes(error.code);
}

function readable(error: DriverError, { location, username, database }: ServerPlace): string {
  const { code, message } = error;
  if (isUnreachable(error)) return unreachable(error, location);
  switch (code.replace(/^Neo\.\w+\./, '')) {
    case 'Security.Unauthorized':
    case 'Security.AuthenticationRateLimit':
      return username === undefined
        ? `Neo4j at ${location} wants a password: set NEO4J_USERNAME and NEO4J_PASSWORD.`
        : `Neo4j at ${location} refused the user \`${username}\`: check NEO4J_USERNAME and NEO4J_PASSWORD.`;
    case 'Security.CredentialsExpired':
      return `The password of \`${username}\` at ${location} must be changed before its first use.`;
    case 'Security.Forbidden':
    case 'General.ForbiddenOnReadOnlyDatabase':
    case 'General.WriteOnReadOnlyAccessDatabase':
      return `The user \`${username}\` may not do this in the database at ${location}; reading needs no more than Neo4j's role \`reader\`, writing needs an account and a database that can be written to. (${message.replace(/\s+/g, ' ')})`;
    case 'Database.DatabaseNotFound':
      return `Neo4j at ${location} has no database \`${database}\`: name one that it has (NEO4J_DATABASE, or the end of the address).`;
    case 'Schema.ConstraintCreationFailed':
    case 'Schema.ConstraintWithNameAlreadyExists':
    case 'Schema.IndexAlreadyExists':
    case 'Schema.IndexWithNameAlreadyExists':
      return `The database at ${location} has what keeps Paperlineage from making its keys unique: ${message.replace(/\s+/g, ' ')} Give Paperlineage a database of its own.`;
    case 'Transaction.DeadlockDetected':
      return `Somebody else who writes to ${location} held what this one needed (a deadlock).`;
    case 'Statement.AccessMode':
      return 'A question cannot write to the graph.';
    case 'Transaction.TransactionTimedOutClientConfiguration':
    case 'Transaction.TransactionTimedOut':
      return 'The question took longer than it was given, and was ended.';
    case 'Statement.SyntaxError':
      return `Syntax error: ${message}`;
  }
  if (/responded HTTP/.test(message))
    return `${location} is a web address of Neo4j; give its Bolt port (7687 unless changed).`;
  return message;
}

function unreachable(error: DriverError, location: string): string {
  const said = withCauses(error);
  const distrust = /certificate is not trusted.*responded with: (\w+)/s.exec(said);
  if (distrust) {
    return `The certificate of Neo4j at ${location} is not trusted (${distrust[1]}). If it is the server's own, ask with \`neo4j+ssc://\` or \`bolt+ssc://\`; else name who signed it in NODE_EXTRA_CA_CERTS.`;
  }
  const reason = /Caused by: (.*)$/s.exec(said)?.[1];
  const told = reason ? ` (${reason})` : '';
  return `No Neo4j answers at ${location}${told}. Is it running, is this its Bolt port (7687 unless changed), and does it want \`neo4j+s://\`?`;
}

/** What a driver asks of a cluster fails with a sentence of its own, and the reason below it. */
function withCauses(error: DriverError): string {
  const said: string[] = [];
  for (let each: unknown = error; each instanceof Error; each = each.cause) said.push(each.message);
  return said.join('\n');
}
