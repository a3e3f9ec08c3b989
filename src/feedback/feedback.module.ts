import { Global, Module } from '@nestjs/common';
import { FeedbackLoaders } from './feedback.loaders.js';
import { FeedbackQueries } from './feedback.queries.js';
import { FeedbackResolver } from './feedback.resolver.js';
import { Feedback } from './feedback.service.js';

@Global()
@Module({ providers: [Feedback, FeedbackQueries, FeedbackLoaders, FeedbackResolver], exports: [Feedback] })
export class FeedbackModule {}
