import { Controller, Get, Header, NotFoundException, Param, UseFilters } from '@nestjs/common';
import { OpenBadges } from '../../registrations/index.js';
import { PageProblems } from '../frame/page-problems.filter.js';

/** Certificates as Open Badges, and what they are checked with; also for checkers that run in a browser. */
@Controller('certificates')
@UseFilters(PageProblems)
export class BadgeController {
  constructor(private readonly badges: OpenBadges) {}

  @Get(':code.json')
  @Header('access-control-allow-origin', '*')
  @Header('x-robots-tag', 'noindex')
  async badge(@Param('code') code: string): Promise<object> {
    return there(await this.badges.byCode(code));
  }

  @Get('status/:list')
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', 'public, max-age=60')
  @Header('vary', 'accept-encoding')
  async statusList(@Param('list') list: string): Promise<object> {
    return this.badges.statusList(there(/^\d{1,4}$/.test(list) ? Number(list) : null));
  }

  @Get('issuer')
  @Header('access-control-allow-origin', '*')
  issuer(): Promise<object> {
    return this.badges.issuerDocument();
  }

  @Get('keys/:key')
  @Header('access-control-allow-origin', '*')
  async key(@Param('key') key: string): Promise<object> {
    return there(await this.badges.keyDocument(key));
  }
}

function there<Thing>(thing: Thing | null): Thing {
  if (thing === null) throw new NotFoundException();
  return thing;
}
