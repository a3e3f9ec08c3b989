import type { FastifyReply, FastifyRequest } from 'fastify';
import '@fastify/cookie';

const settings = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/**
 * A cookie that only the host which wrote it gets back, and no script. Browsers take a __Host- cookie only over https;
 * plain http is for one's own machine. Which of them it is PUBLIC_URL says, and no header that a caller could write.
 */
export class HostCookie {
  private readonly secure: boolean;
  private readonly name: string;

  constructor(publicUrl: string, name: string) {
    this.secure = publicUrl.startsWith('https:');
    this.name = this.secure ? `__Host-${name}` : name;
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  /** For so many seconds; left out: until the browser closes. How long it counts is for the server to say. */
  write(reply: FastifyReply, value: string, maxAge?: number): void {
    void reply.setCookie(this.name, value, { ...settings, secure: this.secure, ...(maxAge && { maxAge }) });
  }

  remove(reply: FastifyReply): void {
    void reply.clearCookie(this.name, { ...settings, secure: this.secure });
  }
}
