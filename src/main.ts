import module from 'node:module';

const oldestNode = 22;

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  console.error(
    `Colloquy needs Node ${oldestNode} or newer, this is ${process.versions.node}. Start it with npm start: it brings its own.`,
  );
  process.exit(1);
}

// Before anything else is loaded: reading a thousand modules anew is most of a start. Where nothing can be kept, it is read anew.
module.enableCompileCache();
const { run } = await import('./run.js');
await run();
