/**
 * Loaded before the command line (`node --import`): its n-th change of a file system fails, or is the last thing that
 * the process does. `FAULT_AT` is n, `FAULT` is `kill` or an error's code, and `FAULT_LOG` a file that takes how many
 * changes there were.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const { FAULT, FAULT_AT, FAULT_LOG } = process.env;
const writeLog = fs.writeFileSync;
let count = 0;

/** Counts a change; the n-th kills, or throws. */
function change(name) {
  count += 1;
  if (count !== Number(FAULT_AT)) return;
  if (FAULT === 'kill') process.kill(process.pid, 'SIGKILL');
  throw Object.assign(new Error(`${FAULT}: no space left on device, ${name}`), { code: FAULT, syscall: name });
}

const OPENS_TO_WRITE = /[wa+]/;

function wrap(owner, name, fails) {
  const original = owner[name];
  owner[name] = function (...how) {
    if (name === 'open' && !OPENS_TO_WRITE.test(String(how[1] ?? 'r'))) return original.apply(this, how);
    try {
      change(name);
    } catch (error) {
      return fails(error, how);
    }
    return original.apply(this, how);
  };
}

const CHANGES = ['open', 'write', 'writev', 'writeFile', 'appendFile', 'rename', 'mkdir', 'rm', 'unlink', 'truncate'];

if (isMainThread) {
  for (const name of CHANGES) {
    if (fs.promises[name]) wrap(fs.promises, name, error => Promise.reject(error));
    if (fs[name]) wrap(fs, name, (error, how) => setImmediate(how.at(-1), error));
    if (fs[`${name}Sync`] && name !== 'open' && name !== 'write') {
      wrap(fs, `${name}Sync`, error => {
        throw error;
      });
    }
  }
  const probe = await fs.promises.open(process.execPath, 'r');
  const FileHandle = Object.getPrototypeOf(probe);
  await probe.close();
  for (const name of ['write', 'writev', 'writeFile', 'appendFile', 'truncate', 'sync', 'datasync']) {
    wrap(FileHandle, name, error => Promise.reject(error));
  }
  syncBuiltinESMExports();
  process.on('exit', () => {
    if (FAULT_LOG) writeLog(FAULT_LOG, String(count));
  });
}
