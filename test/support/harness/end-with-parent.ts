// Loaded by processes that a test starts: none outlives it, however it ends.
process.once('disconnect', () => process.exit(1));
