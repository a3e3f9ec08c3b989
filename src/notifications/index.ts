export { NotificationsModule } from './notifications.module.js';
export { type KeptMail, KeptMails } from './sending/kept-mails.store.js';
export { OutboxSender } from './sending/outbox-sender.job.js';
