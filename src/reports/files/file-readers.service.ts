import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../access/index.js';
import {
  type CallContext,
  Callers,
  Gate,
  type Language,
  languageFor,
  notFound,
  Problem,
  unauthenticated,
} from '../../platform/index.js';
import {
  type AddressParameter,
  namingParameters,
  type ReportAddress,
  reportAddressOf,
} from './reading/report-address.js';

/** Which query a file tells, and what its address may ask for; left out: all. */
interface AskedFile {
  operation: 'activityReport' | 'frozenReport' | 'release' | 'stateReport';
  parameters?: readonly AddressParameter[] | undefined;
}

/** Who asks for a file, and what for. */
interface FileReading {
  address: ReportAddress;
  language: Language;
  context: CallContext;
}

/** Whoever asks for files may have those that they could read by the API, in the language that they ask for. */
@Injectable()
export class FileReaders {
  constructor(
    private readonly callers: Callers,
    private readonly gate: Gate,
  ) {}

  /** @throws Problem UNAUTHENTICATED, NOT_FOUND for whom such files are not there, BAD_INPUT naming a parameter */
  async answer<Made>(
    request: FastifyRequest,
    { operation, parameters }: AskedFile,
    make: (reading: FileReading) => Promise<Made>,
  ): Promise<Made> {
    const viewer = (await this.callers.of(request)) as Viewer;
    if (this.gate.refusal('Query', operation, viewer)) throw viewer.memberId === null ? unauthenticated() : notFound();
    try {
      const address = reportAddressOf(request.query as Record<string, unknown>, parameters);
      const language = address.language ?? languageFor(viewer.locale);
      return await make({ address, language, context: { caller: { ...viewer, locale: language }, request } });
    } catch (error) {
      throw error instanceof Problem ? namingParameters(error) : error;
    }
  }
}
