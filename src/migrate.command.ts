import { withDatabase } from './command.js';

// Whatever there was to migrate is migrated once the database is there.
await withDatabase(async () => console.log('The database is up to date.'));
