import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import '@fastify/cookie';
import { Config } from '../../platform/index.js';

const settings = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/**
 * The cookie by which a browser tells its session. Browsers take a __Host- cookie only over https; plain http is for
 * one's own machine. Which of them it is PUBLIC_URL says, and no header that a caller could write.
 */
@Injectable()
export class SessionCookie {
  private readonly secure: boolean;
  private readonly name: string;

  constructor({ publicUrl }: Config) {
    this.secure = publicUrl.startsWith('https:');
    this.name = this.secure ? '__Host-colloquy' : 'colloquy';
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  /** The browser forgets it when it closes; how long it counts is for the server to say. */
  write(reply: FastifyReply, secret: string): void {
    void reply.setCookie(this.name, secret, { ...settings, secure: this.secure });
  }

  remove(reply: FastifyReply): void {
    void reply.clearCookie(this.name, { ...settings, secure: this.secure });
  }
}
