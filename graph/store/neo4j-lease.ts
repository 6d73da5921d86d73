import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { MARK_LABEL } from '../mark.js';
import type { Neo4jConnection, RunInTransaction } from './neo4j-connection.js';
import { type Parameters, StoreError } from './port.js';

/** A writer that has not been heard of for so long counts as dead. */
export const LEASE_MS = 15_000;

/** How often a living writer is heard of, and one who waits looks again, in a lease's time. */
const BEATS = 5;

const LOCK_KEY = 'lock';

/** Without it, two who come at once could each make a lock. It is no migration, for migrations run under the lock. */
const ONE_LOCK = `CREATE CONSTRAINT paperlineage_key IF NOT EXISTS FOR (n:${MARK_LABEL}) REQUIRE n.key IS UNIQUE`;

/** Each statement sets something first, which locks the node: what it reads then holds until the transaction ends. */
const TAKE = `MERGE (l:${MARK_LABEL} {key: $key}) SET l.asked = $holder
  WITH l, coalesce(l.until > timestamp() AND l.holder <> $holder, false) AS held
  FOREACH (free IN CASE WHEN held THEN [] ELSE [true] END |
    SET l.holder = $holder, l.by = $by, l.batch = 0, l.until = timestamp() + $leaseMs)
  RETURN held, l.by AS by, l.until AS until`;

const RENEW = `MATCH (l:${MARK_LABEL} {key: $key}) SET l.asked = $holder
  WITH l WHERE l.holder = $holder
  WITH l, l.batch AS before
  SET l.until = timestamp() + $leaseMs, l.batch = coalesce($batch, before)
  RETURN before`;

const GIVE_BACK = `MATCH (l:${MARK_LABEL} {key: $key}) SET l.asked = null
  WITH l WHERE l.holder = $holder
  SET l.until = 0 REMOVE l.holder, l.by, l.batch`;

/**
 * The right to write to a Neo4j, which one process has at a time: a node names the holder and until when, by the
 * server's clock. A holder that died is followed when its lease has run out. Each writing transaction locks the node
 * and looks whether the lease is still its own, so that a holder that was away for longer (a laptop that slept) writes
 * nothing beside its follower; and it numbers the batch there, so that one whose commit was not answered is not
 * written again.
 *
 * C. Gray and D. Cheriton, Leases: an efficient fault-tolerant mechanism for distributed file cache consistency, 1989.
 */
export class Neo4jLease {
  readonly #connection: Neo4jConnection;
  readonly #location: string;
  readonly #parameters: { key: string; holder: string; by: string; leaseMs: number };
  #batch = 0;
  #heard = performance.now();
  #beat: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  private constructor(connection: Neo4jConnection, location: string, leaseMs: number) {
    this.#connection = connection;
    this.#location = location;
    const by = `process ${process.pid} on ${hostname()}`;
    this.#parameters = { key: LOCK_KEY, holder: randomUUID(), by, leaseMs };
  }

  /**
   * Takes the lease of a store, waiting for that of a dead holder to run out.
   * @throws StoreError where a living process has it.
   */
  static async take(connection: Neo4jConnection, location: string, leaseMs = LEASE_MS): Promise<Neo4jLease> {
    await connection.run(ONE_LOCK);
    const lease = new Neo4jLease(connection, location, leaseMs);
    await lease.#take();
    lease.#timer = setInterval(() => lease.#keep(), leaseMs / BEATS).unref();
    return lease;
  }

  /** Runs a statement over rows in one transaction, once. */
  async write(cypher: string, parameters: Parameters): Promise<void> {
    this.#batch += 1;
    const batch = this.#batch;
    await this.#connection.transaction(async run => {
      const before = await this.#renew(run, batch);
      if (before !== batch) await run(cypher, parameters);
    });
    this.#heard = performance.now();
  }

  /** Gives the lease back. Where the server does not answer it runs out by itself. */
  async giveBack(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beat;
    const giveBack = (run: RunInTransaction) => run(GIVE_BACK, this.#parameters);
    await this.#connection.transaction(giveBack, 0).catch(() => undefined);
  }

  async #take(): Promise<void> {
    const { leaseMs } = this.#parameters;
    let seen: unknown;
    for (;;) {
      const [row] = await this.#connection.transaction(run => run(TAKE, this.#parameters));
      if (!row?.held) return;
      if (seen !== undefined && seen !== row.until) throw this.#isHeld(String(row.by));
      seen = row.until;
      await sleep(leaseMs / BEATS);
    }
  }

  /** Renews the lease in a transaction, which then keeps everybody else from it; gives the number of the last batch. */
  async #renew(run: RunInTransaction, batch: number | null): Promise<unknown> {
    const [row] = await run(RENEW, { ...this.#parameters, batch });
    if (row) return row.before;
    throw new StoreError(
      `Another process has begun to write to ${this.#location}, because this one was not heard of for too long. Run the same again: it goes on from what is there.`,
      true,
    );
  }

  /** A write renews the lease, so this is for the times between. Trouble with it is the next write's to tell. */
  #keep(): void {
    const { leaseMs } = this.#parameters;
    if (this.#beat || performance.now() - this.#heard < leaseMs / BEATS) return;
    const renew = async (run: RunInTransaction) => void (await this.#renew(run, null));
    this.#beat = this.#connection
      .transaction(renew, 0)
      .catch(() => undefined)
      .finally(() => {
        this.#beat = undefined;
      });
  }

  #isHeld(by: string): StoreError {
    return new StoreError(`${by} is writing to ${this.#location}; try again when it has ended.`, true);
  }
}
