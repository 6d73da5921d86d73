import { lockWorkspace } from '../../../ingest/workspace/lock.js';

/** A process of its own that takes the lock of the folder given, says how that went, and goes when told to. */
const release = await lockWorkspace(process.argv[2]!).catch((error: Error) => error);
if (release instanceof Error) {
  console.log(`refused: ${release.message}`);
} else {
  console.log('held');
  process.stdin.once('data', () => release().then(() => process.exit()));
}
