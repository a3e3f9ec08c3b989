/*
 * Makes the secrets that docker-compose.yml asks for and writes them into .env, once: `npm run compose:secrets`. What
 * stands there already is left as it is.
 */
import { randomBytes } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';

const file = process.argv[2] ?? '.env';
const names = ['POSTGRES_PASSWORD', 'APPLICATION_PASSWORD', 'APP_SECRET'];

const before = await readFile(file, 'utf8').catch((error) => {
  if (error.code === 'ENOENT') return '';
  throw error;
});
const missing = names.filter((name) => !new RegExp(`^\\s*${name}\\s*=\\s*\\S`, 'm').test(before));
const lines = missing.map((name) => `${name}=${randomBytes(32).toString('base64url')}\n`);
const gap = before === '' || before.endsWith('\n') ? '' : '\n';
if (lines.length > 0) await appendFile(file, gap + lines.join(''), { mode: 0o600 });
console.log(missing.length > 0 ? `${file} has ${missing.join(' and ')} now.` : `${file} has its secrets already.`);
