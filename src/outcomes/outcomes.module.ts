import { Global, Module } from '@nestjs/common';
import { OutcomeDocuments } from './documents/outcome-documents.hook.js';
import { EvidenceQueries } from './evidence/evidence.queries.js';
import { EvidenceResolver } from './evidence/evidence.resolver.js';
import { EvidenceRecords } from './evidence/evidence.store.js';
import { FollowUpReminders } from './follow-ups/follow-up-reminders.job.js';
import { FollowUpQueries } from './follow-ups/follow-ups.queries.js';
import { FollowUpsResolver } from './follow-ups/follow-ups.resolver.js';
import { FollowUps } from './follow-ups/follow-ups.service.js';
import { FollowUpRecords } from './follow-ups/follow-ups.store.js';
import { IndicatorContributionResolver, OutcomeContributionsResolver } from './indicators/contributions.resolver.js';
import { ContributionRecords } from './indicators/contributions.store.js';
import { IndicatorLoaders } from './indicators/indicators.loaders.js';
import { IndicatorQueries } from './indicators/indicators.queries.js';
import { IndicatorsResolver, IndicatorValueResolver } from './indicators/indicators.resolver.js';
import { Indicators } from './indicators/indicators.service.js';
import { IndicatorRecords } from './indicators/indicators.store.js';
import {
  ActionOutcomesResolver,
  EventOutcomesResolver,
  NetworkOutcomesResolver,
} from './reading/outcome-lists.resolver.js';
import { OutcomePartQueries } from './reading/outcome-parts.queries.js';
import { OutcomeLoaders } from './reading/outcomes.loaders.js';
import { OutcomeQueries } from './reading/outcomes.queries.js';
import { OutcomeChangeResolver, OutcomesResolver } from './reading/outcomes.resolver.js';
import { OutcomeRevisions } from './versions/outcome-revisions.store.js';
import { OutcomeVersions } from './versions/outcome-versions.store.js';
import { OutcomeMutationsResolver } from './writing/outcome-mutations.resolver.js';
import { OutcomeReferences } from './writing/outcome-references.queries.js';
import { Outcomes } from './writing/outcomes.service.js';

const reading = [
  ...[OutcomeQueries, OutcomePartQueries, OutcomeLoaders, OutcomesResolver, OutcomeChangeResolver],
  ...[ActionOutcomesResolver, NetworkOutcomesResolver, EventOutcomesResolver],
];
const writing = [Outcomes, OutcomeReferences, OutcomeMutationsResolver, OutcomeVersions, OutcomeRevisions];
const evidence = [EvidenceQueries, EvidenceRecords, EvidenceResolver];
const followUps = [FollowUps, FollowUpQueries, FollowUpRecords, FollowUpReminders, FollowUpsResolver];
const indicators = [
  ...[Indicators, IndicatorQueries, IndicatorRecords, IndicatorLoaders, IndicatorsResolver, IndicatorValueResolver],
  ...[ContributionRecords, IndicatorContributionResolver, OutcomeContributionsResolver],
];

@Global()
@Module({
  providers: [...reading, ...writing, OutcomeDocuments, ...evidence, ...followUps, ...indicators],
  exports: [
    Outcomes,
    FollowUps,
    FollowUpQueries,
    Indicators,
    IndicatorLoaders,
    IndicatorQueries,
    OutcomeQueries,
    OutcomeLoaders,
  ],
})
export class OutcomesModule {}
