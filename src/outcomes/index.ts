export { FollowUpReminders } from './follow-up-reminders.js';
export { FollowUpQueries, type FollowUpRow } from './follow-ups.queries.js';
export { FollowUps } from './follow-ups.service.js';
export { OutcomeLoaders } from './outcomes.loaders.js';
export { OutcomesModule } from './outcomes.module.js';
export { OutcomeQueries, type OutcomeRow } from './outcomes.queries.js';
export { Outcomes } from './outcomes.service.js';
export { seenOutcomes } from './seen-outcomes.js';
