import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Materials } from '../../events/index.js';
import { Uploads } from '../../platform/index.js';
import type { MaterialInput } from '../../schema-types.js';
import { both } from './choices.js';
import type { DemoCast } from './demo-people.service.js';

interface DemoFile {
  name: string;
  contentType: string;
  text: string;
}

interface DemoMaterial extends Pick<MaterialInput, 'audience' | 'language'> {
  /** English title of the event, or slug of the network. */
  of: string;
  en: string;
  ru: string;
  /** A file, or the address of a link. */
  content: DemoFile | string;
}

const materials: readonly DemoMaterial[] = [
  {
    of: 'Circular migration: what worked',
    en: 'Conclusions of the conference',
    ru: 'Выводы конференции',
    audience: 'PUBLIC',
    content: 'https://library.demo.example/circular-migration',
  },
  {
    of: 'Interviewing children',
    en: 'Agenda',
    ru: 'Повестка дня',
    audience: 'PARTICIPANTS',
    language: 'en',
    content: {
      name: 'agenda.txt',
      contentType: 'text/plain',
      text: 'Interviewing children\n\n09:00 Welcome\n09:30 What children tell, and how\n13:30 Practice in small groups\n16:00 End\n',
    },
  },
  {
    of: 'asylum-expert-pool',
    en: 'Subjects of the pool',
    ru: 'Темы группы экспертов',
    audience: 'NETWORKS',
    content: {
      name: 'Темы.csv',
      contentType: 'text/csv',
      text: 'action,subject,тема\nVI.5,Interviews,Интервью\nVI.6,Expert pool,Группа экспертов\n',
    },
  },
];

/** What there is to read. */
@Injectable()
export class DemoMaterials {
  constructor(
    private readonly uploads: Uploads,
    private readonly materials: Materials,
  ) {}

  async build(cast: DemoCast, events: ReadonlyMap<string, string>): Promise<void> {
    for (const { of, en, ru, content, ...input } of materials) {
      const to = events.get(of) ?? cast.networks.get(of)!.id;
      const place = typeof content === 'string' ? { url: content } : { upload: await this.send(cast, content) };
      await this.materials.add(cast.secretariat, to, { title: both({ en, ru }), ...input, ...place });
    }
  }

  private async send({ secretariat }: DemoCast, { text, ...announced }: DemoFile): Promise<string> {
    const bytes = Buffer.from(text);
    const { id } = await this.uploads.request(secretariat, { ...announced, size: bytes.length });
    await this.uploads.receive(id, Readable.from([bytes]), bytes.length);
    return id;
  }
}
