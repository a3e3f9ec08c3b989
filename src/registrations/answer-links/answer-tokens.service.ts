import { Injectable } from '@nestjs/common';
import { SignedIds } from '../../platform/index.js';

const purpose = 'answer';

/** What the links are made of by which people answer a mail. */
@Injectable()
export class AnswerTokens {
  constructor(private readonly signedIds: SignedIds) {}

  /** The token of the link in a message of the outbox; one part of a path. */
  of(messageId: string): string {
    return this.signedIds.of(purpose, messageId);
  }

  /** The id of the message that a token was made for; null for a text that we did not make. */
  messageOf(token: string): string | null {
    return this.signedIds.idIn(purpose, token);
  }
}
