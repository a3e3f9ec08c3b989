import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { viewerOf } from '../access/index.js';
import type { CallContext } from '../platform/index.js';
import { changesBetween } from './changes.js';
import { LaterEntries } from './later-entries.service.js';

/** What personal data were read for within a call. */
type Purpose = 'readProfile' | 'readContacts';

/** A file that names people, and is made for whoever asks. */
export interface PersonalFile {
  action: 'exportParticipants' | 'printSignInSheet';
  event: string;
  people: readonly string[];
}

const staff = ['SECRETARIAT', 'ORGANISER', 'CONTACT_POINT'] as const;

/**
 * Tells the trail who read whose personal data: one entry a call and purpose. What everybody may see who is not signed
 * in, and what people see of themselves, is no entry; nor are names in the lists of an event.
 */
@Injectable()
export class Readings {
  private readonly notes = new WeakMap<CallContext, Map<Purpose, Set<string>>>();

  constructor(private readonly later: LaterEntries) {}

  /** One person's profile was asked for; that is told of staff. */
  profile(context: CallContext, memberId: string): void {
    const { roles } = viewerOf(context);
    if (staff.some((role) => roles.has(role))) this.note(context, 'readProfile', memberId);
  }

  /** A person's e-mail address or telephone number was told. */
  contacts(context: CallContext, memberId: string): void {
    this.note(context, 'readContacts', memberId);
  }

  /** A file was made. */
  file({ memberId }: Viewer, { action, event, people }: PersonalFile): void {
    if (memberId === null || people.length === 0) return;
    const changes = changesBetween(null, { told: [...new Set(people)] });
    this.later.add({ action, by: memberId, subject: event, subjectKind: 'Event', changes });
  }

  private note(context: CallContext, purpose: Purpose, memberId: string): void {
    const reader = context.caller.memberId;
    if (reader === null || reader === memberId) return;
    let noted = this.notes.get(context);
    if (!noted) {
      noted = new Map();
      this.notes.set(context, noted);
      context.answered = () => this.tell(context, reader);
    }
    const people = noted.get(purpose) ?? new Set();
    noted.set(purpose, people.add(memberId));
  }

  /** Whose profile was read, their address is part of that. */
  private tell(context: CallContext, reader: string): void {
    const noted = this.notes.get(context);
    this.notes.delete(context);
    const profiles = noted?.get('readProfile') ?? new Set<string>();
    this.add('readProfile', reader, [...profiles]);
    this.add(
      'readContacts',
      reader,
      [...(noted?.get('readContacts') ?? [])].filter((id) => !profiles.has(id)),
    );
  }

  private add(action: Purpose, by: string, told: readonly string[]): void {
    const [first, another] = told;
    if (!first) return;
    const subject = another ? by : first;
    this.later.add({ action, by, subject, subjectKind: 'Member', changes: changesBetween(null, { told }) });
  }
}
