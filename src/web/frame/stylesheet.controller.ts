import { Controller, Get, Header } from '@nestjs/common';
import { passkeyScript } from '../sign-in/passkey-script.js';
import { stylesheet } from './stylesheet.js';

@Controller('assets')
export class StylesheetController {
  /** Pages ask for it with its version, so a browser need not ask again. */
  @Get('colloquy.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @Header('vary', 'accept-encoding')
  stylesheet(): string {
    return stylesheet;
  }

  @Get('passkeys.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @Header('vary', 'accept-encoding')
  passkeyScript(): string {
    return passkeyScript;
  }
}
