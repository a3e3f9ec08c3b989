import type { MailKind } from '../../platform/index.js';
import { accountChangedMail } from './accounts/account-changed.mail.js';
import { accountCodeMail } from './accounts/account-code.mail.js';
import { accountInvitedMail } from './accounts/account-invited.mail.js';
import { accountRequestedMail } from './accounts/account-requested.mail.js';
import { addressChangedMail } from './accounts/address-changed.mail.js';
import { auditHeadMail } from './audit-head.mail.js';
import { certificateMail } from './certificate.mail.js';
import { eventCancelledMail } from './changes/event-cancelled.mail.js';
import { eventChangedMail } from './changes/event-changed.mail.js';
import { registrationChangedMail } from './changes/registration-changed.mail.js';
import { stateChangedMail } from './changes/state-changed.mail.js';
import { stateWithdrawnMail } from './changes/state-withdrawn.mail.js';
import { followUpsMail } from './follow-ups.mail.js';
import type { Mail } from './mail.js';
import { membershipsMail } from './memberships.mail.js';
import { participantsMessageMail } from './participants-message.mail.js';
import { postMail } from './post.mail.js';
import { registrationMail } from './registration.mail.js';
import { stateInvitationMail } from './state-invitation.mail.js';
import { statesUnreachableMail } from './states-unreachable.mail.js';
import { undeliveredMail } from './undelivered.mail.js';

/** Every mail that rooms cause: a kind of MailKinds that is missing here does not compile. */
const mails: { readonly [Kind in MailKind]: Mail<Kind> } = {
  'account.changed': accountChangedMail,
  'account.code': accountCodeMail,
  'account.invited': accountInvitedMail,
  'account.requested': accountRequestedMail,
  'address.changed': addressChangedMail,
  'audit.head': auditHeadMail,
  'certificate.issued': certificateMail,
  'event.cancelled': eventCancelledMail,
  'event.changed': eventChangedMail,
  'follow-ups.overdue': followUpsMail,
  'mails.undelivered': undeliveredMail,
  'memberships.expired': membershipsMail,
  'memberships.expiring': membershipsMail,
  'participants.message': participantsMessageMail,
  'post.confirmed': postMail,
  'post.refused': postMail,
  'registration.cancelled': registrationMail,
  'registration.changed': registrationChangedMail,
  'registration.confirmed': registrationMail,
  'registration.declined': registrationMail,
  'registration.expired': registrationMail,
  'registration.invited': registrationMail,
  'registration.nominated': registrationMail,
  'registration.offered': registrationMail,
  'registration.pending': registrationMail,
  'registration.promoted': registrationMail,
  'registration.rejected': registrationMail,
  'registration.reserve': registrationMail,
  'registration.substituted': registrationMail,
  'registration.waitlisted': registrationMail,
  'registration.withdrawn': registrationMail,
  'state.awaited': stateInvitationMail,
  'state.changed': stateChangedMail,
  'state.invited': stateInvitationMail,
  'state.reminded': stateInvitationMail,
  'state.withdrawn': stateWithdrawnMail,
  'states.unreachable': statesUnreachableMail,
};

/** Whether there is a mail of that kind: messages may be older than the program, or younger. */
export const isMailKind = (kind: string): kind is MailKind => Object.hasOwn(mails, kind);

export const mailOfKind = <Kind extends MailKind>(kind: Kind): Mail<Kind> => mails[kind];
