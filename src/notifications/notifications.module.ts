import { Global, Module } from '@nestjs/common';
import { KeptMails } from './kept-mails.queries.js';
import { MailWriter } from './mail-writer.js';
import { OutboxSender } from './outbox-sender.js';
import { RegistrationFactsQueries } from './registration-facts.queries.js';
import { Smtp } from './smtp.js';
import { StateInvitationFactsQueries } from './state-mail.js';

@Global()
@Module({
  providers: [OutboxSender, MailWriter, RegistrationFactsQueries, StateInvitationFactsQueries, Smtp, KeptMails],
  exports: [OutboxSender, KeptMails],
})
export class NotificationsModule {}
