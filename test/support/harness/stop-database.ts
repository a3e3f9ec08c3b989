import { rm } from 'node:fs/promises';

export default async function stopDatabase(): Promise<void> {
  if (!globalThis.testServer) return;
  const { server, dataDir } = globalThis.testServer;
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
