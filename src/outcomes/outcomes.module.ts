import { Global, Module } from '@nestjs/common';
import { EvidenceResolver } from './evidence.resolver.js';
import { FollowUpReminders } from './follow-up-reminders.js';
import { FollowUpResolver } from './follow-up.resolver.js';
import { FollowUpQueries } from './follow-ups.queries.js';
import { FollowUps } from './follow-ups.service.js';
import {
  IndicatorContributionResolver,
  IndicatorResolver,
  IndicatorValueResolver,
  OutcomeContributionsResolver,
} from './indicator.resolver.js';
import { IndicatorLoaders } from './indicators.loaders.js';
import { IndicatorQueries } from './indicators.queries.js';
import { IndicatorsResolver } from './indicators.resolver.js';
import { Indicators } from './indicators.service.js';
import { ActionOutcomesResolver, EventOutcomesResolver, NetworkOutcomesResolver } from './outcome-lists.resolver.js';
import { OutcomeDocuments } from './outcome-documents.js';
import { OutcomePartQueries } from './outcome-parts.queries.js';
import { OutcomeReferences } from './outcome-references.js';
import { OutcomeRevisions } from './outcome-revisions.js';
import { OutcomeVersions } from './outcome-versions.js';
import { OutcomeChangeResolver, OutcomeResolver } from './outcome.resolver.js';
import { OutcomeLoaders } from './outcomes.loaders.js';
import { OutcomeQueries } from './outcomes.queries.js';
import { OutcomesResolver } from './outcomes.resolver.js';
import { Outcomes } from './outcomes.service.js';

@Global()
@Module({
  providers: [
    Outcomes,
    FollowUps,
    FollowUpReminders,
    FollowUpQueries,
    OutcomeVersions,
    OutcomeRevisions,
    OutcomeDocuments,
    OutcomeReferences,
    OutcomeQueries,
    OutcomePartQueries,
    OutcomeLoaders,
    OutcomesResolver,
    OutcomeResolver,
    OutcomeChangeResolver,
    EvidenceResolver,
    FollowUpResolver,
    ActionOutcomesResolver,
    NetworkOutcomesResolver,
    EventOutcomesResolver,
    Indicators,
    IndicatorQueries,
    IndicatorLoaders,
    IndicatorsResolver,
    IndicatorResolver,
    IndicatorValueResolver,
    IndicatorContributionResolver,
    OutcomeContributionsResolver,
  ],
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
