export { day, eventTime, momentIn, type Period, readersTime } from './event-time.js';
export { oneLine } from './mail.js';
export { type KeptMail, KeptMails } from './kept-mails.queries.js';
export { NotificationsModule } from './notifications.module.js';
export { OutboxSender } from './outbox-sender.js';
