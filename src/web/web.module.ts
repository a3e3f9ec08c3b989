import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from '../platform/index.js';
import { AnswerController } from './answer.controller.js';
import { BadgeController } from './badge.controller.js';
import { CertificateController } from './certificate.controller.js';
import { EventController } from './event.controller.js';
import { GraphiqlController } from './graphiql.controller.js';
import { HomeController } from './home.controller.js';
import { MailboxController } from './mailbox.controller.js';
import { MissingPageController } from './missing-page.controller.js';
import { keepsMails, Pages } from './pages.js';
import { ParticipantsController } from './participants.controller.js';
import { StylesheetController } from './stylesheet.controller.js';

/** The pages; those for developers only where they belong. */
@Module({})
export class WebModule {
  static with(config: Config): DynamicModule {
    const controllers = [
      HomeController,
      EventController,
      AnswerController,
      ParticipantsController,
      CertificateController,
      BadgeController,
      StylesheetController,
      MissingPageController,
    ];
    const forDevelopers = [
      ...(config.production ? [] : [GraphiqlController]),
      ...(keepsMails(config) ? [MailboxController] : []),
    ];
    return { module: WebModule, controllers: [...controllers, ...forDevelopers], providers: [Pages] };
  }
}
