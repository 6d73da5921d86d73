import { openStore } from '../graph/store/open-store.js';
import { ownCypher } from '../viz/server/own-cypher/own-cypher.js';
import { startServer } from '../viz/server/start-server.js';

/** The explorer's server as a process of its own: `server-process.ts PAGE-FOLDER STORE-FOLDER DB` tells its address. */
const [pageFolder = '', folder = '', db = ''] = process.argv.slice(2);
const choice = { db, folder, env: process.env };
const store = await openStore(choice);
const server = await startServer({ store, port: 0, pageFolder, cypher: () => ownCypher(choice) });
process.send?.(server.url);
process.on('disconnect', () => process.exit());
