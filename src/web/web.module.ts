import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from '../platform/index.js';
import { AccountController } from './account/account.controller.js';
import { AnswerController } from './answers/answer.controller.js';
import { BadgeController } from './certificates/badge.controller.js';
import { CertificateController } from './certificates/certificate.controller.js';
import { AccountRequestsController } from './decisions/account-requests.controller.js';
import { Deciding } from './decisions/deciding.service.js';
import { PostsToConfirmController } from './decisions/posts-to-confirm.controller.js';
import { GraphiqlController } from './developers/graphiql.controller.js';
import { MailboxController } from './developers/mailbox.controller.js';
import { EventController } from './events/event.controller.js';
import { MissingPageController } from './frame/missing-page.controller.js';
import { Pages } from './frame/pages.service.js';
import { StylesheetController } from './frame/stylesheet.controller.js';
import { HomeController } from './home/home.controller.js';
import { ParticipantLists } from './participants/participant-lists.service.js';
import { ParticipantsController } from './participants/participants.controller.js';
import { Entering } from './sign-in/entering.service.js';
import { ProviderController } from './sign-in/provider.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignUpController } from './sign-up/sign-up.controller.js';

/** The pages; those for developers only where they belong. */
@Module({})
export class WebModule {
  static with(config: Config): DynamicModule {
    const controllers = [
      HomeController,
      EventController,
      AnswerController,
      SignInController,
      SignUpController,
      AccountController,
      AccountRequestsController,
      PostsToConfirmController,
      ParticipantsController,
      CertificateController,
      BadgeController,
      ProviderController,
      StylesheetController,
      MissingPageController,
    ];
    const forDevelopers = [
      ...(config.production ? [] : [GraphiqlController]),
      ...(config.keepsMails ? [MailboxController] : []),
    ];
    return {
      module: WebModule,
      controllers: [...controllers, ...forDevelopers],
      providers: [Pages, Entering, Deciding, ParticipantLists],
    };
  }
}
