import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock, FileRoutes, type Language, type MadeFile } from '../../platform/index.js';
import { composeSheet } from './document/compose-sheet.js';
import { stateTextsIn } from './document/state.texts.js';
import { type DocumentWriter, DocumentWriters } from './document-writers.service.js';
import { FileReaders } from './file-readers.service.js';
import { type StateContent, StateReader } from './reading/state-reader.service.js';

/** Country sheets: the report of a state as files, for whoever may read it by the API. */
@Injectable()
export class StateFiles implements OnModuleInit {
  constructor(
    private readonly routes: FileRoutes,
    private readonly readers: FileReaders,
    private readonly writers: DocumentWriters,
    private readonly reader: StateReader,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const [ending, writer] of Object.entries(this.writers.all))
      this.routes.make(`/reports/state/:code.${ending}`, (request) => this.make(request, ending, writer));
  }

  private make(request: FastifyRequest, ending: string, { contentType, write }: DocumentWriter): Promise<MadeFile> {
    const { code } = request.params as { code: string };
    return this.readers.answer(
      request,
      { operation: 'stateReport', parameters: ['from', 'to', 'plan', 'locale'] },
      async ({ address: { report }, language, context }) => {
        const content = await this.reader.read({ ...report, state: code }, context);
        const dataAt = this.clock.now().toISOString();
        return {
          name: `${nameOf(content, language)}.${ending}`,
          contentType,
          language,
          bytes: (gone) => write(composeSheet(content, dataAt, language), gone),
        };
      },
    );
  }
}

const nameOf = ({ report: { state, plan, from, to } }: StateContent, language: Language): string =>
  [stateTextsIn[language].fileName, state.code, plan.slug, from, to, language].join('-');
