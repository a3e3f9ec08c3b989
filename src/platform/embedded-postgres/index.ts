export { startEmbeddedPostgres, type EmbeddedServer, type EmbeddedServerOptions } from './start.js';
export { StartUpProblem } from './start-up-problem.js';
