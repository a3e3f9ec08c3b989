import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../platform/index.js';
import type { ReportDocument } from './document/report-document.js';
import type { DrawingTask } from './draw.js';
import { Drawing } from './drawing.service.js';
import { reportCsv } from './formats/csv.js';
import { reportJson } from './formats/json.js';
import { reportXlsx } from './formats/xlsx.js';

export type FileBytes = Readable | Buffer | string;

/** A kind of file that documents are given out as. */
export interface DocumentWriter {
  contentType: string;
  write: (document: ReportDocument, gone: AbortSignal) => Promise<FileBytes>;
}

/** How documents become files. */
@Injectable()
export class DocumentWriters {
  /** By how names of such files end. */
  readonly all: Readonly<Record<string, DocumentWriter>> = {
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
      write: (document, gone) => this.drawn('docx', document, gone),
    },
    pdf: {
      contentType: 'application/pdf',
      write: (document, gone) => this.drawn('pdf', document, gone),
    },
  };

  constructor(private readonly drawing: Drawing) {}

  /** @throws Problem NOT_FOUND for a chart of which there is nothing to show, RATE_LIMITED */
  async drawn(as: DrawingTask['as'], document: ReportDocument, gone: AbortSignal): Promise<Buffer | string> {
    const drawn = await this.drawing.draw({ as, document }, gone);
    if (drawn === null) throw notFound();
    return typeof drawn === 'string' ? drawn : Buffer.from(drawn.buffer, drawn.byteOffset, drawn.byteLength);
  }
}
