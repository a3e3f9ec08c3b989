import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/index.js';
import { HostCookie } from './host-cookie.js';

/** The cookies by which a browser is known again. */
@Injectable()
export class Cookies {
  /** Whose the browser is. */
  readonly session: HostCookie;
  /** A sign-in or sign-up that was begun in it and is not finished. */
  readonly attempt: HostCookie;
  /** That somebody has signed in with it before. */
  readonly device: HostCookie;
  /** That it was sent to a provider, and is to come back from it. */
  readonly provider: HostCookie;

  constructor({ publicUrl }: Config) {
    this.session = new HostCookie(publicUrl, 'colloquy');
    this.attempt = new HostCookie(publicUrl, 'colloquy-attempt');
    this.device = new HostCookie(publicUrl, 'colloquy-device');
    this.provider = new HostCookie(publicUrl, 'colloquy-provider');
  }
}
