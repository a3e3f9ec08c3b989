import { initGraphQLTada, type TadaDocumentNode } from 'gql.tada';
import type { introspection } from '../../schema-introspection.js';

/**
 * Writes an operation, or a fragment to be named in a list behind the operation's text, whose answer and variables have
 * the types that the SDL gives them: `npm run generate` after a change of the SDL, nothing after a change of the text.
 */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: {
    DateTime: string;
    LocalDateTime: string;
    EventTime: string;
    Date: string;
    TimeZone: string;
    CountryCode: string;
    Locale: string;
    EmailAddress: string;
    URL: string;
  };
}>();

/** An operation that knows the types of its answer and of its variables. */
export type Operation<Answer, Variables> = TadaDocumentNode<Answer, Variables>;

export type { ResultOf, VariablesOf } from 'gql.tada';
