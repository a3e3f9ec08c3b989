/** Tests run on the compiled output, as it is what runs in production. */
export default {
  rootDir: 'dist',
  testMatch: ['<rootDir>/src/**/*.spec.js', '<rootDir>/test/**/*.test.js'],
  transform: {},
  globalSetup: '<rootDir>/test/support/harness/start-database.js',
  globalTeardown: '<rootDir>/test/support/harness/stop-database.js',
  testTimeout: 60_000,
  maxWorkers: 2,
  // Test files leave modules behind, and a heap of gigabytes is slow: a worker that has grown so is started anew.
  workerIdleMemoryLimit: '1500MB',
};
