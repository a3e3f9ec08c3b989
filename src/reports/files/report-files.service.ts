import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type CallContext, Config, FileRoutes, type Language, type MadeFile } from '../../platform/index.js';
import { chartKeys, type ChartKey } from './charts/chart-keys.js';
import { composeDocument } from './document/compose-document.js';
import type { ReportDocument } from './document/report-document.js';
import { textsIn } from './document/report.texts.js';
import { DocumentWriters, type FileBytes } from './document-writers.service.js';
import { FileReaders } from './file-readers.service.js';
import { reportIati } from './formats/iati.js';
import type { AddressParameter, ReportAddress } from './reading/report-address.js';
import type { ReportContent } from './reading/report-content.js';
import { type Besides, ReportReader } from './reading/report-reader.service.js';

/** A kind of file that reports are given out as. */
interface FileKind {
  /** How names of such files end. */
  ending: string;
  contentType: string;
  /** What it tells besides the figures, as the rest need not be read; left out: everything. */
  tells?: Besides;
  write: (document: ReportDocument, gone: AbortSignal, content: ReportContent) => Promise<FileBytes>;
}

const everything: Besides = {
  lists: ['outcomes', 'followUps', 'events'],
  details: true,
  coreIndicators: true,
  indicators: true,
};
const figuresAlone: Besides = { lists: [], details: false, coreIndicators: false, indicators: false };

/** How what an address asks for is read: by whom this query may be called, in the language of the context. */
interface Reading {
  operation: 'activityReport' | 'frozenReport' | 'release';
  read: (address: ReportAddress, besides: Besides, context: CallContext) => Promise<ReportContent>;
  /** Left out: all. */
  parameters?: readonly AddressParameter[];
}

/** Reports as files, those of today and those that are frozen, each at an address of its own. */
@Injectable()
export class ReportFiles implements OnModuleInit {
  constructor(
    private readonly routes: FileRoutes,
    private readonly readers: FileReaders,
    private readonly writers: DocumentWriters,
    private readonly reader: ReportReader,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    const kinds = Object.entries(this.writers.all).map(([ending, writer]): FileKind => ({ ending, ...writer }));
    for (const kind of [...kinds, this.iati()]) {
      this.routes.make(`/reports/activity.${kind.ending}`, (request) => this.makeToday(request, kind));
      this.routes.make(`/reports/frozen/:id.${kind.ending}`, (request) => this.makeFrozen(request, kind));
      this.routes.make(`/reports/released/:id.${kind.ending}`, (request) => this.makeReleased(request, kind));
    }
    for (const key of chartKeys)
      this.routes.make(`/reports/charts/${key}.svg`, (request) => this.makeToday(request, this.chartFile(key)));
  }

  private makeToday(request: FastifyRequest, kind: FileKind): Promise<MadeFile> {
    return this.make(request, kind, {
      operation: 'activityReport',
      read: ({ report }, besides, context) => this.reader.read(report, besides, context),
    });
  }

  /** Which report it is and what it is narrowed to was said when it was frozen. */
  private makeFrozen(request: FastifyRequest, kind: FileKind): Promise<MadeFile> {
    const { id } = request.params as { id: string };
    return this.make(request, kind, {
      operation: 'frozenReport',
      read: ({ isPreview }, besides, context) =>
        isPreview ? this.reader.readPreview(id, besides, context) : this.reader.readFrozen(id, besides, context),
      parameters: ['locale', 'edition'],
    });
  }

  /** For everybody. */
  private makeReleased(request: FastifyRequest, kind: FileKind): Promise<MadeFile> {
    const { id } = request.params as { id: string };
    return this.make(request, kind, {
      operation: 'release',
      read: (_, besides, context) => this.reader.readReleased(id, besides, context),
      parameters: ['locale'],
    });
  }

  private make(
    request: FastifyRequest,
    { ending, contentType, tells = everything, write }: FileKind,
    { operation, read, parameters }: Reading,
  ): Promise<MadeFile> {
    return this.readers.answer(request, { operation, parameters }, async ({ address, language, context }) => {
      const content = await read(address, tells, context);
      return {
        name: `${nameOf(content, language)}.${ending}`,
        contentType,
        language,
        bytes: (gone) => write(composeDocument(content, language), gone, content),
      };
    });
  }

  private iati(): FileKind {
    return {
      ending: 'xml',
      contentType: 'application/xml; charset=utf-8',
      tells: { ...figuresAlone, lists: ['outcomes'], indicators: true },
      write: (_, _gone, content) => reportIati(content, this.config),
    };
  }

  private chartFile(key: ChartKey): FileKind {
    return {
      ending: `${key}.svg`,
      contentType: 'image/svg+xml; charset=utf-8',
      tells: figuresAlone,
      write: (document, gone) => this.writers.drawn(key, document, gone),
    };
  }
}

function nameOf({ activity: { plan, from, to, dataAt }, frozenAs }: ReportContent, language: Language): string {
  const { fileName, frozen } = textsIn[language];
  const frozenOn = frozenAs === null ? [] : [frozen, dataAt.slice(0, 10)];
  return [fileName, plan.slug, from, to, ...frozenOn, language].join('-');
}
