/**
 * What the server answers to `POST /api/…`: schemas, and the types made of them. The API's description is made of the
 * same schemas; what the page may ask stands in `server/requests.ts`. The page imports types only.
 */
export * from './api/error-answer.js';
export * from './api/evidence.js';
export * from './api/nodes.js';
export * from './api/overview.js';
export * from './api/own-cypher.js';
export * from './api/pictures.js';
export * from './api/questions.js';
