import type { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { unauthenticated, type Viewer } from '../../access/index.js';
import {
  Callers,
  Config,
  FileRoutes,
  Gate,
  languageFor,
  type MadeFile,
  notFound,
  Problem,
} from '../../platform/index.js';
import { askedFileOf, namingParameters } from './asked-report.js';
import { reportCsv } from './csv.js';
import { type ChartKey, chartKeys } from './charts.js';
import { documentOf } from './document.js';
import type { Task } from './draw.js';
import { Drawing } from './drawing.js';
import { reportIati } from './iati.js';
import { reportJson } from './json.js';
import type { ReportDocument } from './report-document.js';
import { ReportReader } from './report-reader.js';
import type { ReportContent } from './reported-activity.js';
import { textsIn } from './texts.js';
import { reportXlsx } from './xlsx.js';

/** A kind of file that reports are given out as. */
interface Writer {
  contentType: string;
  /** Says nothing of single outcomes and follow-ups, so that these need not be read. */
  figuresOnly?: true;
  write: (document: ReportDocument, content: ReportContent, gone: AbortSignal) => Promise<Readable | Buffer | string>;
}

interface Kind extends Writer {
  /** How names of such files end. */
  ending: string;
}

/** The activity report as files, each at an address of its own. */
@Injectable()
export class ReportFiles implements OnModuleInit {
  /** By how names of such files end. */
  private readonly writers: Readonly<Record<string, Writer>> = {
    xlsx: {
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      write: reportXlsx,
    },
    csv: { contentType: 'text/csv; charset=utf-8; header=present', write: reportCsv },
    json: { contentType: 'application/json; charset=utf-8', write: async (document) => reportJson(document) },
    docx: {
      contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      write: (document, _, gone) => this.drawn('docx', document, gone),
    },
    pdf: { contentType: 'application/pdf', write: (document, _, gone) => this.drawn('pdf', document, gone) },
    xml: {
      contentType: 'application/xml; charset=utf-8',
      figuresOnly: true,
      write: (_, content) => reportIati(content, this.config.iatiPublisher),
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
    for (const [ending, writer] of Object.entries(this.writers))
      this.routes.make(`/reports/activity.${ending}`, (request) => this.make(request, { ...writer, ending }));
    for (const key of chartKeys)
      this.routes.make(`/reports/charts/${key}.svg`, (request) => this.make(request, this.chartFile(key)));
  }

  /** @throws Problem UNAUTHENTICATED, NOT_FOUND for whom reports are not there, BAD_INPUT naming a parameter */
  private async make(request: FastifyRequest, { ending, contentType, figuresOnly, write }: Kind): Promise<MadeFile> {
    const viewer = (await this.callers.of(request)) as Viewer;
    if (this.gate.refusal('Query', 'activityReport', viewer))
      throw viewer.memberId === null ? unauthenticated() : notFound();
    try {
      const { report, language: asked } = askedFileOf(request.query as Record<string, unknown>);
      const language = asked ?? languageFor(viewer.locale);
      const context = { caller: { ...viewer, locale: language }, request };
      const content = await this.reader.read(report, context, !figuresOnly);
      const { plan, from, to } = content.activity;
      return {
        name: `${textsIn[language].fileName}-${plan.slug}-${from}-${to}-${language}.${ending}`,
        contentType,
        language,
        bytes: (gone) => write(documentOf(content, language), content, gone),
      };
    } catch (error) {
      throw error instanceof Problem ? namingParameters(error) : error;
    }
  }

  private chartFile(key: ChartKey): Kind {
    return {
      ending: `${key}.svg`,
      contentType: 'image/svg+xml; charset=utf-8',
      figuresOnly: true,
      write: (document, _, gone) => this.drawn(key, document, gone),
    };
  }

  /** @throws Problem NOT_FOUND for a chart of which there is nothing to show, RATE_LIMITED */
  private async drawn(as: Task['as'], document: ReportDocument, gone: AbortSignal): Promise<Buffer | string> {
    const drawn = await this.drawing.draw({ as, document }, gone);
    if (drawn === null) throw notFound();
    return typeof drawn === 'string' ? drawn : Buffer.from(drawn.buffer, drawn.byteOffset, drawn.byteLength);
  }
}
