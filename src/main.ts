import module from 'node:module';
import v8 from 'node:v8';

const oldestNode = 22;

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  const refusal = `Colloquy needs Node ${oldestNode} or newer, this is ${process.versions.node}.`;
  console.error(`${refusal} Start it with npm start: it brings its own.`);
  process.exit(1);
}

// Garbage goes once the heap has grown by a third, not only once it has doubled: hostile requests leave much of it.
v8.setFlagsFromString('--heap-growing-percent=30');

// Before anything else is loaded: reading a thousand modules anew is most of a start.
module.enableCompileCache();
const { run } = await import('./run.js');
await run();
