import type { graphql } from '../../../src/platform/index.js';
import type { introspection } from '../../../src/schema-introspection.js';

/** A value of that input type or enumeration of the SDL, as it goes over the wire. */
export type Input<Name extends keyof introspection['types']> = ReturnType<typeof graphql.scalar<Name>>;
