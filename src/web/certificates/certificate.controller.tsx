import { Controller, Get, NotFoundException, Param, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageProblems } from '../frame/page-problems.filter.js';
import { Pages } from '../frame/pages.service.js';
import type { Visit } from '../frame/visit.js';
import { certificatePdf } from './certificate-pdf.js';
import { certificateOperation, CertificatePage, type ShownCertificate } from './certificate.page.js';

/** Certificates, for whoever has the code; search engines are not to keep what its holder shows around. */
@Controller('certificates')
@UseFilters(PageProblems)
export class CertificateController {
  constructor(private readonly pages: Pages) {}

  @Get(':code')
  async page(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.pages.visit(request);
    return this.render(reply, visit, await this.certificate(visit, code));
  }

  @Get(':code.pdf')
  async pdf(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | string> {
    const visit = await this.pages.visit(request);
    const certificate = await this.certificate(visit, code);
    // Its page says since when it is not valid, and which one replaces it.
    if (certificate.revokedAt) return this.render(reply.status(410), visit, certificate);
    const pdf = await certificatePdf(visit, certificate);
    void reply
      .type('application/pdf')
      .header('content-language', visit.language)
      .header('content-disposition', `inline; filename="certificate-${certificate.code}.pdf"`)
      .header('x-robots-tag', 'noindex');
    return pdf;
  }

  private render(reply: FastifyReply, visit: Visit, certificate: ShownCertificate): string {
    void reply.header('x-robots-tag', 'noindex');
    const content = <CertificatePage visit={visit} certificate={certificate} />;
    return this.pages.render(reply, visit, visit.say.certificate.title, content);
  }

  private async certificate(visit: Visit, code: string): Promise<ShownCertificate> {
    const { certificate } = await this.pages.ask(visit, certificateOperation, { code });
    if (!certificate) throw new NotFoundException();
    return certificate;
  }
}
