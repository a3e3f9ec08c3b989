import js from '@eslint/js';
import stylistic from '@stylistic/eslint-plugin';
import tseslint from 'typescript-eslint';

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only src/platform/config reads the environment.',
};
const ownClock = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.object.name='Date'][callee.property.name='now']",
].map((selector) => ({ selector, message: 'What is over and what is still to come says Clock: PostgreSQL’s time.' }));
const library = {
  name: 'sql-template-tag',
  message: 'Statements are put together with what platform offers (platform/database/sql.ts).',
};
const longLines = { code: 120, ignoreRegExpLiterals: true, ignoreUrls: true };

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'bench/node_modules/',
      'data/',
      '*.config.ts',
      // Generated.
      'src/schema-types.ts',
      'src/schema-introspection.d.ts',
      'src/operation-types.d.ts',
    ],
  },
  { plugins: { '@stylistic': stylistic }, rules: { '@stylistic/max-len': ['error', longLines] } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [js.configs.recommended, ...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', environment],
      'no-restricted-imports': ['error', { paths: [library] }],
    },
  },
  { files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', environment, ...ownClock] } },
  // How long a start takes, when a lock was last touched, when a world of examples lies; tests say their own times.
  {
    files: [
      'src/start.ts',
      'src/demo/**',
      'src/platform/embedded-postgres/**',
      'src/reports/files/formats/iati.ts',
      '**/*.spec.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', environment] },
  },
  { files: ['src/platform/config/**', 'test/support/**'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/platform/database/sql.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    // Policies decide on facts and resolvers translate: neither goes to the database.
    files: ['**/*.policy.ts', '**/*.resolver.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [library],
          patterns: [
            { group: ['**/platform/index.js', '**/database/*.js'], importNames: ['Database', 'Reader', 'Transaction'] },
          ],
        },
      ],
    },
  },
  {
    // Sentences for readers, and data of the demonstration.
    files: ['**/*.texts.*.ts', '**/texts.*.ts', 'src/demo/world/**', 'src/demo/generator/**'],
    rules: { '@stylistic/max-len': 'off' },
  },
);
