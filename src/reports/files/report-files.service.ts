import type { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../access/index.js';
import {
  type CallContext,
  Callers,
  Config,
  FileRoutes,
  Gate,
  type Language,
  languageFor,
  type MadeFile,
  notFound,
  Problem,
  unauthenticated,
} from '../../platform/index.js';
import { type ChartKey, chartKeys } from './charts/chart-keys.js';
import { composeDocument } from './document/compose-document.js';
import type { ReportDocument } from './document/report-document.js';
import { textsIn } from './document/report.texts.js';
import type { DrawingTask } from './draw.js';
import { Drawing } from './drawing.service.js';
import { reportCsv } from './formats/csv.js';
import { reportIati } from './formats/iati.js';
import { reportJson } from './formats/json.js';
import { reportXlsx } from './formats/xlsx.js';
import {
  type AddressParameter,
  namingParameters,
  type ReportAddress,
  reportAddressOf,
} from './reading/report-address.js';
import type { ReportContent } from './reading/report-content.js';
import { type Besides, ReportReader } from './reading/report-reader.service.js';

/** A kind of file that reports are given out as. */
interface FileWriter {
  contentType: string;
  /** What it tells besides the figures, as the rest need not be read; left out: everything. */
  tells?: Besides;
  write: (document: ReportDocument, content: ReportContent, gone: AbortSignal) => Promise<Readable | Buffer | string>;
}

interface FileKind extends FileWriter {
  /** How names of such files end. */
  ending: string;
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
  /** By how names of such files end. */
  private readonly writers: Readonly<Record<string, FileWriter>> = {
    xlsx: {
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      write: reportXlsx,
    },
    csv: { contentType: 'text/csv; charset=utf-8; header=present', write: reportCsv },
    json: {
      contentType: 'application/json; charset=utf-8',
      write: async (document) => reportJson(document),
    },
    docx: {
      contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      write: (document, _, gone) => this.drawn('docx', document, gone),
    },
    pdf: {
      contentType: 'application/pdf',
      write: (document, _, gone) => this.drawn('pdf', document, gone),
    },
    xml: {
      contentType: 'application/xml; charset=utf-8',
      tells: { ...figuresAlone, lists: ['outcomes'], indicators: true },
      write: (_, content) => reportIati(content, this.config),
    },
  };

  constructor(
    private readonly routes: FileRoutes,
    private readonly callers: Callers,
    private readonly gate: Gate,
    private readonly reader: ReportReader,
    private readonly config: Config,
    private readonly drawing: Drawing,
  ) {}

  onModuleInit(): void {
    for (const [ending, writer] of Object.entries(this.writers)) {
      this.routes.make(`/reports/activity.${ending}`, (request) => this.makeToday(request, { ...writer, ending }));
      this.routes.make(`/reports/frozen/:id.${ending}`, (request) => this.makeFrozen(request, { ...writer, ending }));
      this.routes.make(`/reports/released/:id.${ending}`, (request) =>
        this.makeReleased(request, { ...writer, ending }),
      );
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

  /** @throws Problem UNAUTHENTICATED, NOT_FOUND for whom reports are not there, BAD_INPUT naming a parameter */
  private async make(
    request: FastifyRequest,
    { ending, contentType, tells = everything, write }: FileKind,
    { operation, read, parameters }: Reading,
  ): Promise<MadeFile> {
    const viewer = (await this.callers.of(request)) as Viewer;
    if (this.gate.refusal('Query', operation, viewer)) throw viewer.memberId === null ? unauthenticated() : notFound();
    try {
      const address = reportAddressOf(request.query as Record<string, unknown>, parameters);
      const language = address.language ?? languageFor(viewer.locale);
      const context = { caller: { ...viewer, locale: language }, request };
      const content = await read(address, tells, context);
      return {
        name: `${nameOf(content, language)}.${ending}`,
        contentType,
        language,
        bytes: (gone) => write(composeDocument(content, language), content, gone),
      };
    } catch (error) {
      throw error instanceof Problem ? namingParameters(error) : error;
    }
  }

  private chartFile(key: ChartKey): FileKind {
    return {
      ending: `${key}.svg`,
      contentType: 'image/svg+xml; charset=utf-8',
      tells: figuresAlone,
      write: (document, _, gone) => this.drawn(key, document, gone),
    };
  }

  /** @throws Problem NOT_FOUND for a chart of which there is nothing to show, RATE_LIMITED */
  private async drawn(as: DrawingTask['as'], document: ReportDocument, gone: AbortSignal): Promise<Buffer | string> {
    const drawn = await this.drawing.draw({ as, document }, gone);
    if (drawn === null) throw notFound();
    return typeof drawn === 'string' ? drawn : Buffer.from(drawn.buffer, drawn.byteOffset, drawn.byteLength);
  }
}

function nameOf({ activity: { plan, from, to, dataAt }, frozenAs }: ReportContent, language: Language): string {
  const { fileName, frozen } = textsIn[language];
  const frozenOn = frozenAs === null ? [] : [frozen, dataAt.slice(0, 10)];
  return [fileName, plan.slug, from, to, ...frozenOn, language].join('-');
}
