/**
 * Who may call what: every operation with each role, held alone besides ANYONE and, but for APPLICANT, MEMBER. `yes`:
 * it answers, if only that there is nothing with that id. `-`: the gate refuses, with UNAUTHENTICATED where nobody is
 * signed in, else with FORBIDDEN. `own`: the gate lets it pass, and the operation refuses in the same words what is not
 * the caller's own.
 */
export const matrix = `
                                    ANYONE APPLICANT MEMBER CONTACT_POINT ORGANISER SECRETARIAT OBSERVER
Query.accountRequests               -      -         -      yes           -         yes         -
Query.action                        yes    yes       yes    yes           yes       yes         yes
Query.activityReport                -      -         -      -             -         yes         yes
Query.answerLink                    yes    yes       yes    yes           yes       yes         yes
Query.auditTrail                    -      -         -      -             -         yes         -
Query.certificate                   yes    yes       yes    yes           yes       yes         yes
Query.event                         yes    yes       yes    yes           yes       yes         yes
Query.events                        yes    yes       yes    yes           yes       yes         yes
Query.figureSources                 -      -         -      -             -         yes         yes
Query.followUps                     -      -         -      yes           yes       yes         yes
Query.frozenReport                  -      -         -      -             -         yes         -
Query.frozenReports                 -      -         -      -             -         yes         -
Query.indicators                    -      -         -      -             yes       yes         yes
Query.member                        -      -         yes    yes           yes       yes         yes
Query.members                       -      -         yes    yes           yes       yes         yes
Query.memberships                   -      -         -      yes           yes       yes         -
Query.network                       yes    yes       yes    yes           yes       yes         yes
Query.networks                      yes    yes       yes    yes           yes       yes         yes
Query.node                          yes    yes       yes    yes           yes       yes         yes
Query.organisations                 -      -         yes    yes           yes       yes         yes
Query.outcome                       yes    yes       yes    yes           yes       yes         yes
Query.outcomes                      yes    yes       yes    yes           yes       yes         yes
Query.plan                          yes    yes       yes    yes           yes       yes         yes
Query.plans                         yes    yes       yes    yes           yes       yes         yes
Query.postsToConfirm                -      -         -      yes           yes       yes         -
Query.programme                     yes    yes       yes    yes           yes       yes         yes
Query.programmes                    yes    yes       yes    yes           yes       yes         yes
Query.registration                  -      yes       yes    yes           yes       yes         yes
Query.registrations                 -      -         yes    yes           yes       yes         yes
Query.release                       yes    yes       yes    yes           yes       yes         yes
Query.releases                      yes    yes       yes    yes           yes       yes         yes
Query.roleGrants                    -      -         -      -             -         yes         -
Query.state                         yes    yes       yes    yes           yes       yes         yes
Query.stateReport                   -      -         -      yes           -         yes         -
Query.states                        yes    yes       yes    yes           yes       yes         yes
Query.viewer                        yes    yes       yes    yes           yes       yes         yes
Mutation.addMaterial                -      -         -      -             yes       yes         -
Mutation.addPasskey                 -      -         yes    yes           yes       yes         yes
Mutation.answerInvitation           -      -         yes    yes           yes       yes         yes
Mutation.answerWithLink             yes    yes       yes    yes           yes       yes         yes
Mutation.beginPasskey               -      -         yes    yes           yes       yes         yes
Mutation.beginPasskeySignIn         yes    yes       yes    yes           yes       yes         yes
Mutation.beginSecondFactor          -      yes       yes    yes           yes       yes         yes
Mutation.cancelEvent                -      -         -      -             yes       yes         -
Mutation.changeMode                 -      yes       yes    yes           yes       yes         yes
Mutation.checkIn                    -      -         -      -             yes       yes         -
Mutation.closeAccount               -      -         -      -             -         yes         -
Mutation.closeEvent                 -      -         -      -             yes       yes         -
Mutation.completeSignIn             yes    yes       yes    yes           yes       yes         yes
Mutation.confirmEmail               yes    yes       yes    yes           yes       yes         yes
Mutation.confirmPost                -      -         -      yes           yes       yes         -
Mutation.confirmSecondFactor        -      yes       yes    yes           yes       yes         yes
Mutation.copyEvent                  -      -         -      -             yes       yes         -
Mutation.createAccessToken          -      -         yes    yes           yes       yes         yes
Mutation.createEvent                -      -         -      -             yes       yes         -
Mutation.createIndicator            -      -         -      -             -         yes         -
Mutation.createMember               -      -         -      own           yes       yes         -
Mutation.createNetwork              -      -         -      -             -         yes         -
Mutation.createOrganisation         -      -         -      yes           yes       yes         -
Mutation.createOutcome              -      -         -      -             yes       yes         -
Mutation.createProgramme            -      -         -      -             -         yes         -
Mutation.decideAccount              -      -         -      yes           -         yes         -
Mutation.decideMembership           -      -         -      yes           yes       yes         -
Mutation.decideRegistrations        -      -         -      -             yes       yes         -
Mutation.declineForState            -      -         -      yes           -         yes         -
Mutation.deleteEvent                -      -         -      -             yes       yes         -
Mutation.endOtherSessions           -      yes       yes    yes           yes       yes         yes
Mutation.endSession                 -      yes       yes    yes           yes       yes         yes
Mutation.freezeReport               -      -         -      -             -         yes         -
Mutation.giveFeedback               -      -         yes    yes           yes       yes         yes
Mutation.grantRole                  -      -         -      yes           -         yes         -
Mutation.importActionPlan           -      -         -      -             -         yes         -
Mutation.importAttendance           -      -         -      -             yes       yes         -
Mutation.inviteMembers              -      -         -      -             yes       yes         -
Mutation.inviteStates               -      -         -      -             yes       yes         -
Mutation.inviteToSignUp             -      -         -      yes           yes       yes         -
Mutation.issueCertificates          -      -         -      -             yes       yes         -
Mutation.joinNetwork                -      -         yes    yes           yes       yes         yes
Mutation.leaveNetwork               -      -         yes    yes           yes       yes         yes
Mutation.messageParticipants        -      -         -      -             yes       yes         -
Mutation.moveEvent                  -      -         -      -             yes       yes         -
Mutation.nominateForEvent           -      -         -      yes           yes       yes         -
Mutation.nominateToNetwork          -      -         -      yes           -         yes         -
Mutation.publishEvent               -      -         -      -             yes       yes         -
Mutation.publishOutcome             -      -         -      -             -         yes         -
Mutation.recordAttendance           -      -         -      -             yes       yes         -
Mutation.recordIndicatorValue       -      -         -      -             -         yes         -
Mutation.registerForEvent           -      yes       yes    yes           yes       yes         yes
Mutation.reissueCertificate         -      -         -      -             yes       yes         -
Mutation.releaseReport              -      -         -      -             -         yes         -
Mutation.removeMaterial             -      -         -      -             yes       yes         -
Mutation.removePasskey              -      -         yes    yes           yes       yes         yes
Mutation.reopenAccount              -      -         -      -             -         yes         -
Mutation.reopenEvent                -      -         -      -             yes       yes         -
Mutation.requestSignInLink          yes    yes       yes    yes           yes       yes         yes
Mutation.requestUpload              -      -         -      -             yes       yes         -
Mutation.resetSecondFactor          -      -         -      -             -         yes         -
Mutation.revokeAccessToken          -      -         yes    yes           yes       yes         yes
Mutation.revokeCertificate          -      -         -      -             yes       yes         -
Mutation.revokeRole                 -      -         -      yes           -         yes         -
Mutation.saveNarrative               -      -         -      -             -         yes         -
Mutation.setActionStatus            -      -         -      -             -         yes         -
Mutation.setConsent                 -      yes       yes    yes           yes       yes         yes
Mutation.setFollowUp                -      -         -      yes           yes       yes         -
Mutation.setMembershipRole          -      -         -      yes           yes       yes         -
Mutation.setPassword                -      yes       yes    yes           yes       yes         yes
Mutation.signIn                     own    own       own    own           own       own         own
Mutation.signInWithCode             yes    yes       yes    yes           yes       yes         yes
Mutation.signInWithLink             yes    yes       yes    yes           yes       yes         yes
Mutation.signInWithPasskey          yes    yes       yes    yes           yes       yes         yes
Mutation.signOut                    -      yes       yes    yes           yes       yes         yes
Mutation.signUp                     yes    yes       yes    yes           yes       yes         yes
Mutation.stopSecondFactorReset      -      -         yes    yes           yes       yes         yes
Mutation.submitOutcome              -      -         -      -             yes       yes         -
Mutation.substitute                 -      -         -      yes           yes       yes         -
Mutation.unlinkProvider             -      -         yes    yes           yes       yes         yes
Mutation.unpublishEvent             -      -         -      -             yes       yes         -
Mutation.updateAction               -      -         -      -             -         yes         -
Mutation.updateEvent                -      -         -      -             yes       yes         -
Mutation.updateIndicator            -      -         -      -             -         yes         -
Mutation.updateMaterial             -      -         -      -             yes       yes         -
Mutation.updateMember               -      -         -      yes           yes       yes         -
Mutation.updateNetwork              -      -         -      -             yes       yes         -
Mutation.updateOrganisation         -      -         -      -             -         yes         -
Mutation.updateOutcome              -      -         -      -             yes       yes         -
Mutation.updatePreferences          -      yes       yes    yes           yes       yes         yes
Mutation.updateProfile              -      yes       yes    yes           yes       yes         yes
Mutation.updateProgramme            -      -         -      -             yes       yes         -
Mutation.updateRegistration         -      -         -      yes           yes       yes         -
Mutation.updateState                -      -         -      -             -         yes         -
Mutation.verifyOutcome              -      -         -      -             -         yes         -
Mutation.withdraw                   -      yes       yes    yes           yes       yes         yes
Mutation.withdrawOutcome            -      -         -      -             -         yes         -
Mutation.withdrawRelease            -      -         -      -             -         yes         -
Mutation.withdrawStateInvitation    -      -         -      -             yes       yes         -
`;

/**
 * What is told of things: how a type is there for whoever stands so to a thing of it, and how each of its fields is.
 * `yes`: as for the secretariat; `part`: otherwise, or less; `-`: null, or an empty list; `x`: there is no such thing.
 * A line with `+` names fields that are told to whoever the thing is there for. The things are as open as they can be
 * (test/support/builders/samples.ts), so that it is the field that is kept from somebody. SELF is the person whom they
 * are about, and takes part; a contact point is of that person's state or another, an organiser of what they belong to
 * or of something else.
 */
export const fields = `
                                                                       contact point  organiser
                     ANYONE APPLICANT MEMBER SELF PARTICIPANT OBSERVER own   other    own   other  SECRETARIAT
AccessToken          x      x         x      yes  x           x        x     x        x     x      x
  + createdAt expiresAt id lastUsedAt name readOnly sensitive
Action               yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + area code id isPrinciple keywords networks officialText officialTexts outcomes parent subActions title titles
  events             part   part      part   yes  yes         part     yes   yes      yes   part   yes
  figures            part   part      part   part part        part     part  part     part  part   yes
  years              part   part      part   part part        part     part  part     part  part   yes
ActionPlan           yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + areas endsOn id slug startsOn title titles
AgendaItem           yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + confidentiality endsAt endsAtLocal id languages room startsAt startsAtLocal title titles
  speakers           -      -         -      yes  yes         -        -     -        yes   -      yes
Area                 yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + actions code id officialTitle officialTitles plan title titles
AuditEntry           x      x         x      x    x           x        x     x        x     x      yes
  + action at by changes id subject subjectKind
Event                yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + actions answerHours cancellationReason cancelledAt certificateFromShare chathamHouseRule closedAt confidentiality
  + days endsAt endsAtLocal format hostStates id kind languages learningHours networks nominationClosesAt offerHours
  + outcomes participantList partners programme publishedAt registrationClosesAt registrationOpensAt
  + registrationPolicy registrations seats seatsPerState seatsReleasedAt slug startsAt startsAtLocal status summaries
  + summary tentative timeZone title titles venue version
  agenda             part   part      part   yes  yes         part     part  part     yes   part   yes
  viewerCan          -      part      part   -    -           part     part  part     part  part   yes
  joinUrl            -      -         -      yes  yes         -        -     -        yes   -      yes
  attendance         -      -         -      -    -           -        -     -        yes   -      yes
  organisers         -      -         yes    yes  yes         yes      yes   yes      yes   yes    yes
  change             -      -         -      -    -           -        -     -        -     -      -
  materials          part   part      part   yes  yes         part     part  part     yes   part   yes
  stateInvitations   -      -         -      -    -           -        yes   -        yes   -      yes
  feedback           -      -         -      -    -           -        -     -        yes   -      yes
  viewerRegistration -      -         -      yes  yes         -        -     -        -     -      -
Evidence             yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + audience id title
  url                -      -         -      -    -           -        -     -        yes   -      yes
  material           -      -         -      yes  yes         -        -     -        yes   -      yes
FollowUp             yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + doneAt dueOn id note outcome overdue ownerOrganisation ownerState status title titles
  viewerCan          -      -         -      -    -           -        yes   -        yes   -      yes
FrozenReport         x      x         x      x    x           x        x     x        x     x      yes
  + changesSince frozenAt frozenBy id release report title
Indicator            x      x         x      x    x           yes      x     x        yes   yes    yes
  + actions actual aggregation ascending baseline baselineYear code dataSource id level plan targets title titles unit
  + values version years
  viewerCan          x      x         x      x    x           -        x     x        -     -      yes
  changes            x      x         x      x    x           -        x     x        -     -      yes
Material             yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + addedAt audience availableFrom contentType id language size title titles url
  agendaItem         -      -         -      yes  yes         -        -     -        yes   -      yes
Member               yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + displayName familyName givenNames id latinName version
  memberships        -      -         part   yes  part        part     yes   part     part  part   yes
  email              -      -         -      yes  -           -        yes   -        yes   -      yes
  phone              -      -         -      yes  -           -        yes   -        -     -      yes
  gender             -      -         -      yes  -           -        -     -        -     -      yes
  currentPost        -      -         yes    yes  yes         yes      yes   yes      yes   yes    yes
  posts              -      -         yes    yes  yes         yes      yes   yes      yes   yes    yes
  state              -      -         yes    yes  yes         yes      yes   yes      yes   yes    yes
  languages          -      -         yes    yes  yes         yes      yes   yes      yes   yes    yes
  expertise          -      -         yes    yes  yes         yes      yes   yes      yes   yes    yes
  keywords           -      -         yes    yes  yes         yes      yes   yes      yes   yes    yes
  availableUntil     -      -         -      yes  -           -        yes   -        yes   -      yes
  biography          -      -         yes    yes  yes         yes      yes   yes      yes   yes    yes
  biographies        -      -         yes    yes  yes         yes      yes   yes      yes   yes    yes
  visibility         -      -         -      yes  -           -        -     -        -     -      yes
  accountRequest     -      -         -      -    -           -        -     -        -     -      -
  profileConfirmedAt -      -         -      yes  -           -        yes   -        yes   -      yes
  viewerCan          -      -         -      part -           -        -     -        -     -      yes
  registrations      -      -         -      yes  -           -        yes   -        yes   -      yes
Membership           x      x         yes    yes  yes         yes      yes   yes      yes   yes    yes
  + expiresOn from id member network representing role status
  viewerCan          x      x         -      part -           -        yes   -        yes   -      yes
  to                 x      x         x      yes  x           x        yes   x        x     x      yes
  motivation         x      x         -      yes  -           -        yes   -        yes   -      yes
  history            x      x         -      yes  -           -        yes   -        yes   -      yes
Network              yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + actions growth id kind mandate mandates name names outcomes slug statesCovered version
  coverage           part   part      part   part part        part     part  part     yes   part   yes
  organisers         -      -         yes    yes  yes         yes      yes   yes      yes   yes    yes
  events             part   part      part   yes  yes         part     yes   yes      yes   part   yes
  materials          -      -         yes    yes  yes         yes      yes   yes      yes   yes    yes
  memberships        -      -         yes    yes  yes         yes      yes   yes      yes   yes    yes
  viewerMembership   -      -         -      yes  -           -        -     -        -     -      -
  viewerCan          -      -         part   part part        part     part  part     part  part   yes
Organisation         yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + confirmed id kind name names parent shortName state
Outcome              yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + actions audience createdBy date documents events evidence followUps id kind networks publishedAt states status
  + summaries summary title titles verifiedBy version
  contributions      -      -         -      -    -           yes      -     -        yes   yes    yes
  viewerCan          -      -         -      -    -           -        -     -        part  -      yes
  publishedVersion   -      -         -      -    -           -        -     -        yes   -      yes
  history            -      -         -      -    -           -        -     -        yes   -      yes
Post                 x      x         yes    yes  yes         yes      yes   yes      yes   yes    yes
  + confirmed from id member organisation state title to
Programme            yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + actions endsOn events id leadStates slug startsOn summaries summary title titles version
  organisers         -      -         yes    yes  yes         yes      yes   yes      yes   yes    yes
  viewerCan          -      -         -      -    -           -        -     -        -     -      yes
Registration         yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + event id member onReserve registeredAt representing role status
  attendance         -      -         -      yes  -           -        yes   -        yes   -      yes
  days               -      -         -      yes  -           -        yes   -        yes   -      yes
  checkInCode        -      -         -      yes  -           -        -     -        yes   -      yes
  certificate        -      -         -      yes  -           -        -     -        yes   -      yes
  consentHistory     -      -         -      yes  -           -        -     -        yes   -      yes
  viewerCan          x      x         x      -    x           x        -     x        yes   x      yes
  mode               -      -         -      yes  -           -        yes   -        yes   -      yes
  nominationRank     x      x         x      yes  x           x        yes   x        yes   x      yes
  answerDueAt        x      x         x      yes  x           x        yes   x        yes   x      yes
  waitlistPosition   x      x         x      yes  x           x        yes   x        yes   x      yes
  waitlistReason     x      x         x      yes  x           x        yes   x        yes   x      yes
  consents           -      -         -      yes  -           -        -     -        yes   -      yes
  history            -      -         -      yes  -           -        yes   -        yes   -      yes
ReportRelease        yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + closedEvents id releasedAt title
  report             part   part      part   part part        part     part  part     part  part   yes
  withdrawnAt        -      -         -      -    -           -        -     -        -     -      -
  withdrawnFor       -      -         -      -    -           -        -     -        -     -      -
  hiddenLines        -      -         -      -    -           -        -     -        -     -      yes
RoleGrant            x      x         x      x    x           x        x     x        x     x      yes
  + cameFrom event from id member network organisation programme role state to
State                yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + code footnote footnotes id name names standing standings
  contactPoints      -      -         -      -    -           -        yes   -        yes   yes    yes
  memberCount        -      -         yes    yes  yes         yes      yes   yes      yes   yes    yes
StateInvitation      x      x         x      x    x           x        yes   x        yes   x      yes
  + answer answeredAt answeredBy event fundedSeats id invitedAt nominationClosesAt nominations onlineSeats openedAt
  + reachable reason reference seats state
  viewerCan          x      x         x      x    x           x        part  x        yes   x      yes
ActionYear           yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + setAt status suggested year
  note               -      -         -      -    -           yes      -     -        -     -      yes
  setBy              -      -         -      -    -           -        -     -        -     -      yes
Certificate          yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + code endsAt endsAtLocal eventTitle eventTitles holder issuedAt issuer replacedBy revokedAt startsAt startsAtLocal
  + timeZone url
  event              -      -         -      yes  yes         -        yes   yes      yes   -      yes
FigureChange         x      x         x      x    x           x        x     x        x     x      yes
  + action area causeCount causes figure frozen month network now organisation partner programme state year
FigureSources        x      x         x      x    x           yes      x     x        x     x      yes
  + cancelledEvents followUpsOpen organisations outcomes states
  events             x      x         x      x    x           part     x     x        x     x      yes
  participations     x      x         x      x    x           -        x     x        x     x      yes
  people             x      x         x      x    x           -        x     x        x     x      yes
StateCoverage        yes    yes       yes    yes  yes         yes      yes   yes      yes   yes    yes
  + covered state
  lead               -      -         -      -    -           -        -     -        -     -      -
  alternates         -      -         -      -    -           -        -     -        -     -      -
  memberCount        -      -         -      -    -           -        -     -        yes   -      yes
ActivityReport       x      x         x      x    x           yes      x     x        x     x      yes
  + eventKinds from gaps languages months narratives plan scope to years
  areas              x      x         x      x    x           part     x     x        x     x      yes
  coreIndicators     x      x         x      x    x           -        x     x        x     x      yes
  dataAt             x      x         x      x    x           part     x     x        x     x      yes
  events             x      x         x      x    x           part     x     x        x     x      yes
  followUps          x      x         x      x    x           -        x     x        x     x      yes
  networks           x      x         x      x    x           part     x     x        x     x      yes
  organisationKinds  x      x         x      x    x           -        x     x        x     x      yes
  organisations      x      x         x      x    x           part     x     x        x     x      yes
  partners           x      x         x      x    x           -        x     x        x     x      yes
  planSoFar          x      x         x      x    x           part     x     x        x     x      yes
  previous           x      x         x      x    x           part     x     x        x     x      yes
  programmes         x      x         x      x    x           part     x     x        x     x      yes
  rows               x      x         x      x    x           part     x     x        x     x      yes
  states             x      x         x      x    x           part     x     x        x     x      yes
  subItems           x      x         x      x    x           part     x     x        x     x      yes
  summary            x      x         x      x    x           part     x     x        x     x      yes
  total              x      x         x      x    x           part     x     x        x     x      yes
`;
