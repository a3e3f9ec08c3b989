import { Global, Module } from '@nestjs/common';
import { KeptMails } from './sending/kept-mails.store.js';
import { MailWriter } from './sending/mail-writer.service.js';
import { OutboxSender } from './sending/outbox-sender.job.js';
import { Smtp } from './sending/smtp.service.js';
import { UndeliveredMails } from './sending/undelivered-mails.service.js';

@Global()
@Module({
  providers: [OutboxSender, MailWriter, Smtp, KeptMails, UndeliveredMails],
  exports: [OutboxSender, KeptMails],
})
export class NotificationsModule {}
