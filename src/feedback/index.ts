export { FeedbackModule } from './feedback.module.js';
export { Feedback } from './feedback.service.js';
