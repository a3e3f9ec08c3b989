import { ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '../../access/index.js';
import { PeopleLoaders } from '../../people/index.js';
import { type CallContext, languageFor, textIn } from '../../platform/index.js';
import type { ActivityReportSummaryArgs } from '../../schema-types.js';
import { thoseInOrderOfNames } from '../activity-report/lines-by-name.resolver.js';
import type { Report } from '../activity-report/report.js';
import { figuresIn } from '../disclosure/without-people.js';
import { summarySentence } from './summary-sentence.js';

@Resolver('ActivityReport')
export class SummaryResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  async summary(report: Report, { locale }: ActivityReportSummaryArgs, context: CallContext) {
    const viewer = viewerOf(context);
    const language = languageFor(locale ?? viewer.locale);
    const { people, states } = figuresIn(report, report.total, viewer);
    const ids = report.organisations.map(({ organisationId }) => organisationId);
    const found = await this.people.organisation(context).loadMany(ids);
    const names = thoseInOrderOfNames(found, language).map(
      ({ shortName, name }) => shortName ?? textIn(name, language) ?? '',
    );
    return summarySentence({ people, states, organisations: names }, language);
  }
}
