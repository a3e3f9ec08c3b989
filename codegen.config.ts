import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'src/**/*.graphql',
  generates: {
    'schema.graphql': { plugins: ['schema-ast'], config: { includeDirectives: true, sort: false } },
    'src/schema-types.ts': {
      plugins: [
        'typescript',
        { add: { content: '/* Generated from the SDL files by `npm run generate`. Not edited by hand. */' } },
      ],
      config: {
        enumsAsTypes: true,
        skipTypename: true,
        maybeValue: 'T | null',
        inputMaybeValue: 'T | null | undefined',
        strictScalars: true,
        scalars: {
          DateTime: { input: 'Date', output: 'Date' },
          LocalDateTime: 'string',
          EventTime: '{ wall: string } | { instant: Date }',
          Date: 'string',
          TimeZone: 'string',
          CountryCode: 'string',
          Locale: 'string',
          EmailAddress: 'string',
          URL: 'string',
        },
      },
    },
  },
};

export default config;
