import { ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '../../access/index.js';
import { NetworkLoaders } from '../../networks/index.js';
import { PeopleLoaders } from '../../people/index.js';
import { type CallContext, type Texts, textIn } from '../../platform/index.js';
import type { NetworkFigures, OrganisationFigures, Report, StateFigures } from './report.js';

/** What a line is about, as far as its place is concerned. */
interface Named {
  name: Texts;
}

/** The lines that stand in the order in which readers of the caller's language expect their names. */
@Resolver('ActivityReport')
export class LinesByNameResolver {
  constructor(
    private readonly networkLoaders: NetworkLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  @ResolveField()
  async states({ states }: Report, _: unknown, context: CallContext): Promise<StateFigures[]> {
    const named = await this.people.state(context).loadMany(states.map(({ state }) => state));
    return inOrderOfNames(states, named, viewerOf(context).locale);
  }

  @ResolveField()
  async organisations({ organisations }: Report, _: unknown, context: CallContext): Promise<OrganisationFigures[]> {
    const ids = organisations.map(({ organisationId }) => organisationId);
    return inOrderOfNames(
      organisations,
      await this.people.organisation(context).loadMany(ids),
      viewerOf(context).locale,
    );
  }

  @ResolveField()
  async networks({ networks }: Report, _: unknown, context: CallContext): Promise<NetworkFigures[]> {
    const named = await this.networkLoaders.network(context).loadMany(networks.map(({ networkId }) => networkId));
    return inOrderOfNames(networks, named, viewerOf(context).locale);
  }
}

/** Those of what was looked up that are there, in the order of their names. */
export function thoseInOrderOfNames<Row extends Named>(found: readonly (Row | Error | null)[], locale: string): Row[] {
  const there = found.filter((row): row is Row => row !== null && !(row instanceof Error));
  return inOrderOfNames(there, there, locale);
}

/** Lines with what each is about; those of one name stay as they stand. */
export function inOrderOfNames<Line>(
  lines: readonly Line[],
  named: readonly (Named | Error | null)[],
  locale: string,
): Line[] {
  const { compare } = new Intl.Collator(locale);
  const nameOf = (about: Named | Error | null | undefined): string =>
    (about && !(about instanceof Error) && textIn(about.name, locale)) || '';
  return lines
    .map((line, place) => ({ line, name: nameOf(named[place]) }))
    .sort((one, other) => compare(one.name, other.name))
    .map(({ line }) => line);
}
