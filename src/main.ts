import module from 'node:module';

const oldestNode = 22;

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  const refusal = `Colloquy needs Node ${oldestNode} or newer, this is ${process.versions.node}.`;
  console.error(`${refusal} Start it with npm start: it brings its own.`);
  process.exit(1);
}

// Before anything else is loaded: reading a thousand modules anew is most of a start.
module.enableCompileCache();
const { run } = await import('./run.js');
await run();
