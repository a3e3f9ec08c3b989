declare module '../../platform/outbox/mail-kinds.js' {
  interface MailKinds {
    /** Mails about an event could not be delivered since then (an ISO text): to whoever caused them. */
    'mails.undelivered': { event: string | null; since: string };
  }
}

export {};
