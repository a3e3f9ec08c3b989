import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'data/',
      'src/schema-types.ts',
      '*.config.js',
      '*.config.ts',
      '**/*.cjs',
      '**/*.mjs',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
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
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.property.name=/^(query|where|andWhere|orWhere|orderBy|addOrderBy|having)$/] TemplateLiteral[expressions.length>0]',
          message: 'No value is spliced into SQL: use parameters.',
        },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Only src/platform/config reads the environment.',
        },
      ],
    },
  },
  { files: ['src/platform/config/**', 'test/support/**'], rules: { 'no-restricted-syntax': 'off' } },
);
