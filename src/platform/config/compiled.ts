import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the compiled project lies, the same for single files and for the bundle that `npm start` runs. */
export const compiled = join(dirname(findPackageJSON(import.meta.url)!), 'dist');
