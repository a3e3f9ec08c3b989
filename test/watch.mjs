// Compiles what is saved and runs the tests again: npm run test:watch -- registrations
import { spawn } from 'node:child_process';

const run = (command, ...options) => spawn(command, options, { stdio: ['inherit', 'inherit', 'inherit'] });

const compiler = run('nest', 'build', '--path', 'tsconfig.json', '--watch', '--preserveWatchOutput');
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const tests = run(process.execPath, ...jest, '--watchAll', ...process.argv.slice(2));
tests.on('exit', (code) => {
  compiler.kill();
  process.exit(code ?? 1);
});
